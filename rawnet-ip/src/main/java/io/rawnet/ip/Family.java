package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.socket.SocketSettings;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.InternetSocketAddress;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** The two families and how their addresses are passed to the kernel. */
enum Family {
    IPV4(StandardProtocolFamily.INET, AddressFamily.AF_INET, Ipv4Address.ANY),
    IPV6(StandardProtocolFamily.INET6, AddressFamily.AF_INET6, Ipv6Address.ANY);

    final ProtocolFamily protocolFamily;
    final AddressFamily addressFamily;
    /** The unspecified address. */
    final IpAddress any;

    Family(ProtocolFamily protocolFamily, AddressFamily addressFamily, IpAddress any) {
        this.protocolFamily = protocolFamily;
        this.addressFamily = addressFamily;
        this.any = any;
    }

    /**
     * {@return the family of the JDK's name}
     *
     * @throws UnsupportedOperationException if it is neither INET nor INET6, as the JDK's channels do
     */
    static Family of(ProtocolFamily protocolFamily) {
        for (Family family : values()) {
            if (family.protocolFamily == protocolFamily) {
                return family;
            }
        }
        throw new UnsupportedOperationException("family " + protocolFamily + ": must be INET or INET6");
    }

    static Family of(IpAddress address) {
        return address instanceof Ipv4Address ? IPV4 : IPV6;
    }

    /** {@return the kind that a socket's filters are compiled for; empty for datagram sockets, whose packets begin with the transport header} */
    Optional<SocketKind> socketKind(SocketType type) {
        return type == SocketType.SOCK_RAW
                ? Optional.of(this == IPV4 ? SocketKind.RAW_IPV4 : SocketKind.RAW_IPV6)
                : Optional.empty();
    }

    /** {@return a filter expression as a program for raw sockets of this family} */
    BpfProgram compile(String filter) throws BpfSyntaxException {
        SocketKind kind = socketKind(SocketType.SOCK_RAW).orElseThrow();
        return FilterCompiler.compile(Arguments.require(filter, "filter"), kind);
    }

    /** {@return the option that queues errors, which is also the type of their control message} */
    KernelOption errorQueue() {
        return this == IPV4 ? Ipv4Options.IP_RECVERR : Ipv6Options.IPV6_RECVERR;
    }

    /** {@return the address, which must be of this family} */
    IpAddress require(IpAddress address) {
        if (!any.getClass().isInstance(address)) {
            throw new IllegalArgumentException(
                    "address " + address + ": must be of the channel's family, " + protocolFamily);
        }
        return address;
    }

    /** {@return the length of a socket address, written without allocating} */
    int putSocketAddress(ByteBuffer memory, int offset, IpAddress address, int port, int scope) {
        return address instanceof Ipv6Address ipv6
                ? InternetSocketAddress.putIpv6(memory, offset, ipv6.high(), ipv6.low(), port, scope)
                : InternetSocketAddress.putIpv4(memory, offset, ((Ipv4Address) address).bits(), port);
    }

    /** {@return the address of a socket address; unspecified where the kernel reports none} */
    IpAddress socketAddress(ByteBuffer memory, int offset, int length) {
        int octets = InternetSocketAddress.addressOffset(memory, offset, length, addressFamily);
        return octets < 0 ? any : addressAt(memory, octets);
    }

    /** {@return the port of a socket address; empty where the kernel reports none} */
    OptionalInt socketPort(ByteBuffer memory, int offset, int length) {
        boolean known = InternetSocketAddress.addressOffset(memory, offset, length, addressFamily) >= 0;
        int port = known ? InternetSocketAddress.PORT.get(memory, offset) : 0;
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** {@return the interface that a received IPv6 link-local address belongs to, 0 for none} */
    int scope(ByteBuffer memory, int offset, int length) {
        boolean scoped =
                this == IPV6 && InternetSocketAddress.addressOffset(memory, offset, length, addressFamily) >= 0;
        return scoped ? InternetSocketAddress.IPV6_SCOPE.get(memory, offset) : 0;
    }

    /**
     * Makes a call that takes a socket address, such as bind(2) or connect(2).
     *
     * @param name the call's name, for messages
     * @param scope the interface that a link-local address belongs to, 0 for none
     */
    void call(
            SocketSettings socket, String name, IpAddress address, int port, int scope, SocketSettings.AddressCall call)
            throws IOException {
        NativeMemory memory = NativeMemory.allocate(InternetSocketAddress.IPV6_SIZE);
        int length = putSocketAddress(memory.octets(), 0, require(address), port, scope);
        socket.withAddress(name + "(" + address + ", " + port + ")", length, memory, call);
    }

    /** {@return the address to which a socket is bound} */
    IpAddress localAddress(SocketSettings socket) throws IOException {
        ByteBuffer name = socket.localAddress();
        return socketAddress(name, Integer.BYTES, name.getInt(0));
    }

    /** {@return the port to which a socket is bound, 0 for none} */
    int localPort(SocketSettings socket) throws IOException {
        return InternetSocketAddress.PORT.get(socket.localAddress(), Integer.BYTES);
    }

    IpAddress addressAt(ByteBuffer memory, int offset) {
        return this == IPV4 ? Ipv4Address.at(memory, offset) : Ipv6Address.at(memory, offset);
    }
}

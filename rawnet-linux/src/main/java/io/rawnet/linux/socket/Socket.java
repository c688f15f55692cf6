package io.rawnet.linux.socket;

import io.rawnet.linux.call.NetworkCalls;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.descriptor.Attempt;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.descriptor.Descriptor;
import io.rawnet.linux.descriptor.Mapping;
import io.rawnet.linux.descriptor.Readiness;
import io.rawnet.linux.memory.NativeMemory;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A non-blocking socket that is close-on-exec. How calls wait, and what closing does to them, is told at {@link Descriptor}; every
 * method throws {@link java.nio.channels.ClosedChannelException} after {@link #close()}. Packets go through {@link MessageBatch}.
 */
public final class Socket implements Closeable {
    private static final int SOCK_CLOEXEC_NONBLOCK = 0x80800;

    private final Descriptor descriptor;

    private Socket(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * {@return a new socket (socket(2))}
     *
     * @param family address family
     * @param type type
     * @param protocol protocol number as the kernel wants it for the family: an IP protocol, or for AF_PACKET an EtherType in
     *     network byte order
     * @throws IOException if the kernel refuses
     */
    public static Socket open(AddressFamily family, SocketType type, int protocol) throws IOException {
        String call = "socket(" + family + ", " + type + ", " + protocolName(family, protocol) + ")";
        return new Socket(Descriptor.own(
                call, SocketCalls.socket(family.number(), type.number() | SOCK_CLOEXEC_NONBLOCK, protocol)));
    }

    private static String protocolName(AddressFamily family, int protocol) {
        return switch (family) {
            case AF_INET -> protocol == 1 ? "IPPROTO_ICMP" : Integer.toString(protocol);
            case AF_INET6 -> protocol == Icmpv6Options.IPPROTO_ICMPV6 ? "IPPROTO_ICMPV6" : Integer.toString(protocol);
            default -> Integer.toString(protocol);
        };
    }

    /**
     * Makes a call on the socket, waiting as often as it answers EAGAIN.
     *
     * @param call what is called, for the message of an error
     * @param readiness what to wait for
     * @param deadline when to stop waiting
     * @param attempt one try of the call
     * @return what the call answered
     * @throws IOException as {@link Descriptor#call} says
     */
    public int call(String call, Readiness readiness, Deadline deadline, Attempt attempt) throws IOException {
        return descriptor.call(call, readiness, deadline, attempt);
    }

    /**
     * Makes a call on the socket once, without waiting.
     *
     * @param call what is called, for the message of an error
     * @param attempt the call
     * @return what the call answered, or {@link Descriptor#WOULD_BLOCK}
     * @throws IOException if the call fails
     */
    public int attempt(String call, Attempt attempt) throws IOException {
        return descriptor.attempt(call, attempt);
    }

    /**
     * Binds to a local IP address and port (bind(2)).
     *
     * @param address address and port; a raw socket ignores the port
     * @throws IOException if the kernel refuses
     */
    public void bind(InetSocketAddress address) throws IOException {
        withAddress("bind", address, (number, memory, length) -> SocketCalls.bind(number, memory, length));
    }

    /**
     * Binds to an interface and EtherType (bind(2), packet(7)).
     *
     * @param address interface and EtherType
     * @throws IOException if the kernel refuses
     */
    public void bind(LinkSocketAddress address) throws IOException {
        NativeMemory memory = NativeMemory.allocate(MessageBatch.ADDRESS_SIZE);
        int length = address.put(memory.octets(), 0);
        attempt(
                "bind(interface " + address.interfaceIndex() + ")",
                number -> SocketCalls.bind(number, memory.address(), length));
        Reference.reachabilityFence(memory);
    }

    /**
     * Connects to a peer (connect(2)): sends go there by default, and only its packets are received.
     *
     * @param address address and port; a raw socket ignores the port
     * @throws IOException if the kernel refuses
     */
    public void connect(InetSocketAddress address) throws IOException {
        withAddress("connect", address, (number, memory, length) -> SocketCalls.connect(number, memory, length));
    }

    /**
     * Disconnects from the peer (connect(2) with AF_UNSPEC).
     *
     * @throws IOException if the kernel refuses
     */
    public void disconnect() throws IOException {
        NativeMemory unspecified = NativeMemory.allocate(InternetSocketAddress.IPV4_SIZE);
        attempt(
                "connect(AF_UNSPEC)",
                number -> SocketCalls.connect(number, unspecified.address(), InternetSocketAddress.IPV4_SIZE));
        Reference.reachabilityFence(unspecified);
    }

    /**
     * Lets a stream socket take connections (listen(2)).
     *
     * @param backlog how many may wait
     * @throws IOException if the kernel refuses
     */
    public void listen(int backlog) throws IOException {
        attempt("listen(" + backlog + ")", number -> SocketCalls.listen(number, backlog));
    }

    /**
     * {@return the local address (getsockname(2)), null for families other than IP}
     *
     * @throws IOException if the kernel refuses
     */
    public InetSocketAddress localAddress() throws IOException {
        return askAddress("getsockname", (number, memory, length) -> SocketCalls.getsockname(number, memory, length));
    }

    /**
     * {@return the local address of a packet socket (getsockname(2))} Its interface index is -1 after the interface was removed.
     *
     * @throws IOException if the kernel refuses
     */
    public LinkSocketAddress localLinkAddress() throws IOException {
        NativeMemory memory =
                askName("getsockname", (number, address, length) -> SocketCalls.getsockname(number, address, length));
        return LinkSocketAddress.get(
                memory.octets(), Integer.BYTES, memory.octets().getInt(0));
    }

    /**
     * {@return the peer's address (getpeername(2))} The kernel counts a peer with port 0 as none: connect a raw socket to another
     * port, which it ignores, to see its peer here.
     *
     * @throws IOException if the kernel refuses, ENOTCONN when there is no peer
     */
    public InetSocketAddress remoteAddress() throws IOException {
        return askAddress("getpeername", (number, memory, length) -> SocketCalls.getpeername(number, memory, length));
    }

    /**
     * Sets an option that is an int.
     *
     * @param option the option
     * @param value its value
     * @throws IOException if the kernel refuses
     */
    public void setInt(KernelOption option, int value) throws IOException {
        NativeMemory memory = NativeMemory.allocate(Integer.BYTES);
        memory.octets().putInt(0, value);
        set(option + ", " + value, option, memory);
    }

    /**
     * Sets an option that is a structure or a string.
     *
     * @param option the option
     * @param value its octets, from position to limit; the position stays
     * @throws IOException if the kernel refuses
     */
    public void set(KernelOption option, ByteBuffer value) throws IOException {
        NativeMemory memory = NativeMemory.allocate(value.remaining());
        memory.octets().put(0, value, value.position(), value.remaining());
        set(option + ", " + value.remaining() + " octets", option, memory);
    }

    /**
     * Confines the socket to an interface (SO_BINDTODEVICE, socket(7)).
     *
     * @param name the interface's name; empty for all
     * @throws IOException if the kernel refuses
     */
    public void bindToInterface(String name) throws IOException {
        NativeMemory memory = NativeMemory.allocate(NetworkCalls.INTERFACE_NAME_SIZE);
        byte[] octets = name.getBytes(StandardCharsets.ISO_8859_1);
        if (octets.length >= NetworkCalls.INTERFACE_NAME_SIZE) {
            throw new IllegalArgumentException("interface name \"" + name + "\": at most 15 octets");
        }
        memory.octets().put(0, octets);
        set("SO_BINDTODEVICE, \"" + name + "\"", SocketLevelOptions.SO_BINDTODEVICE, memory);
    }

    /**
     * {@return an option that is an int}
     *
     * @param option the option
     * @throws IOException if the kernel refuses
     */
    public int getInt(KernelOption option) throws IOException {
        // some options of IPPROTO_IP answer one octet when the value is small and the room is less than an int, never
        // here
        return get(option, Integer.BYTES).getInt(0);
    }

    /**
     * {@return an option that is a structure or a string, in native byte order, as long as the kernel's answer}
     *
     * @param option the option
     * @param room octets to make room for
     * @throws IOException if the kernel refuses
     */
    public ByteBuffer get(KernelOption option, int room) throws IOException {
        return get(option, ByteBuffer.allocate(room).order(java.nio.ByteOrder.nativeOrder()));
    }

    /**
     * {@return an option whose value also tells the kernel what is asked for} The answer starts as the given octets.
     *
     * @param option the option
     * @param question the octets to pass in, from position to limit; the position stays
     * @throws IOException if the kernel refuses
     */
    public ByteBuffer get(KernelOption option, ByteBuffer question) throws IOException {
        int room = question.remaining();
        NativeMemory memory = NativeMemory.allocate(room + Integer.BYTES);
        // the length stands first, so that it's aligned
        memory.octets().putInt(0, room).put(Integer.BYTES, question, question.position(), room);
        attempt(
                "getsockopt(" + option + ")",
                number -> SocketCalls.getsockopt(
                        number, option.level(), option.number(), memory.address() + Integer.BYTES, memory.address()));
        Reference.reachabilityFence(memory);
        return memory.slice(Integer.BYTES, Math.min(room, memory.octets().getInt(0)));
    }

    /**
     * {@return the first octets of the socket's ring, mapped into memory}
     *
     * @param length octets to map
     * @throws IOException if the kernel refuses
     */
    public Mapping map(int length) throws IOException {
        return Mapping.of(descriptor, length);
    }

    /** {@return whether this has not been closed} */
    public boolean isOpen() {
        return descriptor.isOpen();
    }

    /** Closes the socket and wakes every waiting call. Closing again does nothing. */
    @Override
    public void close() {
        descriptor.close();
    }

    private void set(String what, KernelOption option, NativeMemory value) throws IOException {
        attempt(
                "setsockopt(" + what + ")",
                number -> SocketCalls.setsockopt(
                        number, option.level(), option.number(), value.address(), value.length()));
        Reference.reachabilityFence(value);
    }

    private void withAddress(String call, InetSocketAddress address, AddressCall made) throws IOException {
        NativeMemory memory = NativeMemory.allocate(MessageBatch.ADDRESS_SIZE);
        int length = InternetSocketAddress.put(memory.octets(), 0, address.getAddress(), address.getPort());
        attempt(
                call + "(" + address.getAddress().getHostAddress() + ", " + address.getPort() + ")",
                number -> made.on(number, memory.address(), length));
        Reference.reachabilityFence(memory);
    }

    private InetSocketAddress askAddress(String call, AddressQuestion asked) throws IOException {
        NativeMemory memory = askName(call, asked);
        return InternetSocketAddress.get(
                memory.octets(), Integer.BYTES, memory.octets().getInt(0));
    }

    /** {@return the length of the answered address, and then the address} */
    private NativeMemory askName(String call, AddressQuestion asked) throws IOException {
        NativeMemory memory = NativeMemory.allocate(Integer.BYTES + MessageBatch.ADDRESS_SIZE);
        memory.octets().putInt(0, MessageBatch.ADDRESS_SIZE);
        attempt(call, number -> asked.on(number, memory.address() + Integer.BYTES, memory.address()));
        Reference.reachabilityFence(memory);
        return memory;
    }

    @FunctionalInterface
    private interface AddressCall {
        int on(int descriptor, long address, int length);
    }

    @FunctionalInterface
    private interface AddressQuestion {
        int on(int descriptor, long address, long length);
    }
}

package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.InternetSocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** The two families and how their addresses are passed to the kernel. */
enum Family {
    IPV4(StandardProtocolFamily.INET, AddressFamily.AF_INET, Ipv4Address.class),
    IPV6(StandardProtocolFamily.INET6, AddressFamily.AF_INET6, Ipv6Address.class);

    private final ProtocolFamily protocolFamily;
    private final AddressFamily addressFamily;
    private final Class<? extends IpAddress> addressType;

    Family(ProtocolFamily protocolFamily, AddressFamily addressFamily, Class<? extends IpAddress> addressType) {
        this.protocolFamily = protocolFamily;
        this.addressFamily = addressFamily;
        this.addressType = addressType;
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

    ProtocolFamily protocolFamily() {
        return protocolFamily;
    }

    AddressFamily addressFamily() {
        return addressFamily;
    }

    /** {@return the address, which must be of this family} */
    IpAddress require(IpAddress address) {
        if (!addressType.isInstance(address)) {
            throw new IllegalArgumentException(
                    "address " + address + ": must be of the channel's family, " + protocolFamily);
        }
        return address;
    }

    /** Writes a socket address without allocating, and tells its length. */
    int putSocketAddress(ByteBuffer memory, int offset, IpAddress address, int scope) {
        return address instanceof Ipv6Address ipv6
                ? InternetSocketAddress.putIpv6(memory, offset, ipv6.high(), ipv6.low(), 0, scope)
                : InternetSocketAddress.putIpv4(memory, offset, ((Ipv4Address) address).bits(), 0);
    }

    /** {@return the address of a socket address; unspecified where the kernel had none to tell} */
    IpAddress socketAddress(ByteBuffer memory, int offset, int length) {
        int octets = InternetSocketAddress.addressOffset(memory, offset, length, addressFamily);
        if (octets < 0) {
            return this == IPV4 ? Ipv4Address.ANY : Ipv6Address.ANY;
        }
        return addressAt(memory, octets);
    }

    /** {@return the interface that a received IPv6 link-local address belongs to, 0 for none} */
    int scope(ByteBuffer memory, int offset, int length) {
        boolean scoped =
                this == IPV6 && InternetSocketAddress.addressOffset(memory, offset, length, addressFamily) >= 0;
        return scoped ? InternetSocketAddress.scope(memory, offset) : 0;
    }

    /** {@return the JDK's form of an address, which must be of this family, with the interface it belongs to, 0 for none} */
    InetSocketAddress inetSocketAddress(IpAddress address, int scope) {
        InetAddress plain = require(address).toInetAddress();
        if (scope == 0 || this == IPV4) {
            return new InetSocketAddress(plain, 0);
        }
        try {
            return new InetSocketAddress(Inet6Address.getByAddress(null, plain.getAddress(), scope), 0);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("sixteen octets are an IPv6 address", impossible);
        }
    }

    IpAddress addressAt(ByteBuffer memory, int offset) {
        return this == IPV4 ? Ipv4Address.at(memory, offset) : Ipv6Address.at(memory, offset);
    }
}

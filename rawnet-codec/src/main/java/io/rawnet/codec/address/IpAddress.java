package io.rawnet.codec.address;

import io.rawnet.codec.Encodable;
import io.rawnet.codec.internal.Range;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** An Internet address of either family. */
public sealed interface IpAddress extends Encodable permits Ipv4Address, Ipv6Address {

    /**
     * {@return the address written in text, dotted decimal or RFC 4291 notation}
     *
     * @param text the text; it is never looked up in DNS
     * @throws IllegalArgumentException if it is neither
     */
    static IpAddress of(String text) {
        return text.indexOf(':') >= 0 ? Ipv6Address.of(text) : Ipv4Address.of(text);
    }

    /**
     * {@return the same address as rawnet's own type}
     *
     * @param address a JDK address; a scope is left behind
     */
    static IpAddress of(InetAddress address) {
        return address instanceof Inet4Address inet4 ? Ipv4Address.of(inet4) : Ipv6Address.of((Inet6Address) address);
    }

    /**
     * {@return the address of some octets}
     *
     * @param octets 4 or 16 octets in network byte order
     * @throws IllegalArgumentException if there are more or fewer
     */
    static IpAddress of(byte... octets) {
        Range.oneOf("octets.length", octets.length, Ipv4Address.LENGTH, Ipv6Address.LENGTH);
        return octets.length == Ipv4Address.LENGTH ? Ipv4Address.of(octets) : Ipv6Address.of(octets);
    }

    /** {@return the same address as the JDK's type} */
    InetAddress toInetAddress();

    /** {@return the length of this address in octets, 4 or 16} */
    @Override
    int length();

    /** {@return whether this is a multicast group (RFC 1112, RFC 4291 section 2.7)} */
    boolean isMulticast();

    /** {@return whether this is the unspecified address, all zeros} */
    boolean isUnspecified();

    /** {@return whether this is a loopback address: 127.0.0.0/8 or ::1} */
    boolean isLoopback();
}

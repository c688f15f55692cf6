package io.rawnet.codec.address;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * An IPv6 address.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Ipv6Address(long high, long low) implements IpAddress, Comparable<Ipv6Address> {

    /** The length of an IPv6 address in octets. */
    public static final int LENGTH = 16;

    /** {@code ::}. */
    public static final Ipv6Address ANY = new Ipv6Address(0, 0);

    /** {@code ::1}. */
    public static final Ipv6Address LOOPBACK = new Ipv6Address(0, 1);

    /** {@code ff02::1}, all nodes on this link (RFC 4291 section 2.7.1). */
    public static final Ipv6Address ALL_NODES = new Ipv6Address(0xFF02L << 48, 1);

    /** {@code ff02::2}, all routers on this link (RFC 4291 section 2.7.1). */
    public static final Ipv6Address ALL_ROUTERS = new Ipv6Address(0xFF02L << 48, 2);

    /**
     * {@return the address written in text}
     *
     * @param text RFC 4291 section 2.2 notation, any of its three forms, without a zone, for instance {@code 2001:db8::1}
     * @throws IllegalArgumentException if it is anything else
     */
    public static Ipv6Address of(String text) {
        return Ipv6Text.parse(text);
    }

    /**
     * {@return the same address as rawnet's own type}
     *
     * @param address a JDK address; its scope is left behind
     */
    public static Ipv6Address of(Inet6Address address) {
        return of(address.getAddress());
    }

    /**
     * {@return the address made of sixteen octets}
     *
     * @param octets the octets in network byte order; they are copied
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static Ipv6Address of(byte... octets) {
        Range.octets("an IPv6 address", octets.length, LENGTH);
        return at(ByteBuffer.wrap(octets), 0);
    }

    /**
     * {@return the address at an index of a buffer}
     *
     * @param buffer the buffer; its byte order plays no part
     * @param index the absolute index of the first octet
     * @throws IndexOutOfBoundsException if the buffer does not have sixteen octets there
     */
    public static Ipv6Address at(ByteBuffer buffer, int index) {
        return new Ipv6Address(Wire.i64(buffer, index), Wire.i64(buffer, index + 8));
    }

    /**
     * {@return the solicited-node multicast address of this address (RFC 4291 section 2.7.1)}
     */
    public Ipv6Address solicitedNode() {
        return new Ipv6Address(0xFF02L << 48, 0x1_FF00_0000L | low & 0xFF_FFFF);
    }

    /** {@return one of the eight 16-bit groups, 0 to 65535} */
    int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> 48 - 16 * (index & 3)) & 0xFFFF;
    }

    @Override
    public Inet6Address toInetAddress() {
        try {
            // this factory keeps an IPv4-mapped address an IPv6 address
            return Inet6Address.getByAddress(null, octets().toArray(), -1);
        } catch (UnknownHostException e) {
            throw new AssertionError("sixteen octets are always an IPv6 address", e);
        }
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put64(out, start, high);
        Wire.put64(out, start + 8, low);
    }

    @Override
    public boolean isMulticast() {
        return high >>> 56 == 0xFF;
    }

    @Override
    public boolean isUnspecified() {
        return (high | low) == 0;
    }

    @Override
    public boolean isLoopback() {
        return high == 0 && low == 1;
    }

    /** {@return whether this is a link-local unicast address, fe80::/10 (RFC 4291 section 2.5.6)} */
    public boolean isLinkLocal() {
        return high >>> 54 == 0x3FA;
    }

    /** Orders addresses as unsigned numbers. */
    @Override
    public int compareTo(Ipv6Address other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** {@return the canonical text (RFC 5952)} */
    @Override
    public String toString() {
        return Ipv6Text.format(this);
    }
}

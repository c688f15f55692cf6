package io.rawnet.codec.address;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits the 32 bits, the first octet highest
 */
public record Ipv4Address(int bits) implements IpAddress, Comparable<Ipv4Address> {

    /** The length of an IPv4 address in octets. */
    public static final int LENGTH = 4;

    /** {@code 0.0.0.0}. */
    public static final Ipv4Address ANY = new Ipv4Address(0);

    /** {@code 127.0.0.1}. */
    public static final Ipv4Address LOOPBACK = new Ipv4Address(0x7F00_0001);

    /** {@code 255.255.255.255}, everyone on this link. */
    public static final Ipv4Address BROADCAST = new Ipv4Address(-1);

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    private static final Pattern TEXT = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    /**
     * {@return the address written in dotted decimal}
     *
     * @param text four decimal numbers of at most three digits, without leading zeros, for instance {@code 192.0.2.1}
     * @throws IllegalArgumentException if it is anything else
     */
    public static Ipv4Address of(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an IPv4 address in dotted decimal: \"" + text + '"');
        }
        int bits = 0;
        for (String octet : text.split("\\.")) {
            bits = bits << 8 | Integer.parseInt(octet);
        }
        return new Ipv4Address(bits);
    }

    /**
     * {@return the same address as rawnet's own type}
     *
     * @param address a JDK address
     */
    public static Ipv4Address of(Inet4Address address) {
        return of(address.getAddress());
    }

    /**
     * {@return the address made of four octets}
     *
     * @param octets the octets in network byte order; they are copied
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static Ipv4Address of(byte... octets) {
        Range.octets("an IPv4 address", octets.length, LENGTH);
        return at(ByteBuffer.wrap(octets), 0);
    }

    /**
     * {@return the address at an index of a buffer}
     *
     * @param buffer the buffer; its byte order plays no part
     * @param index the absolute index of the first octet
     * @throws IndexOutOfBoundsException if the buffer does not have four octets there
     */
    public static Ipv4Address at(ByteBuffer buffer, int index) {
        return new Ipv4Address(Wire.i32(buffer, index));
    }

    @Override
    public Inet4Address toInetAddress() {
        try {
            return (Inet4Address) InetAddress.getByAddress(octets().toArray());
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are always an IPv4 address", e);
        }
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        Wire.put32(out, Wire.claim(out, LENGTH), bits);
    }

    @Override
    public boolean isMulticast() {
        return bits >>> 28 == 0xE;
    }

    @Override
    public boolean isUnspecified() {
        return bits == 0;
    }

    @Override
    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    /** Orders addresses as unsigned numbers. */
    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    /** {@return dotted decimal} */
    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xFF) + '.' + (bits >>> 8 & 0xFF) + '.' + (bits & 0xFF);
    }
}

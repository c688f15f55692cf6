package io.rawnet.codec.address;

import io.rawnet.codec.internal.Wire;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

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

    /**
     * {@return the address written in dotted decimal}
     *
     * @param text four decimal numbers of at most three digits, without leading zeros, for instance {@code 192.0.2.1}
     * @throws IllegalArgumentException if it is anything else
     */
    public static Ipv4Address of(String text) {
        int bits = 0;
        int index = 0;
        for (int octet = 0; octet < LENGTH; octet++) {
            int start = index;
            int value = 0;
            while (index < text.length() && index - start < 3 && isDigit(text.charAt(index))) {
                value = value * 10 + text.charAt(index++) - '0';
            }
            boolean leadingZero = index - start > 1 && text.charAt(start) == '0';
            boolean separated =
                    octet == LENGTH - 1 ? index == text.length() : index < text.length() && text.charAt(index++) == '.';
            if (start == index || value > 255 || leadingZero || !separated || !isDigit(text.charAt(start))) {
                throw new IllegalArgumentException("not an IPv4 address in dotted decimal: \"" + text + '"');
            }
            bits = bits << 8 | value;
        }
        return new Ipv4Address(bits);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
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
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("an IPv4 address must be " + LENGTH + " octets, not " + octets.length);
        }
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

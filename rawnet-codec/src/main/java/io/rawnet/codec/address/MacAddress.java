package io.rawnet.codec.address;

import io.rawnet.codec.Encodable;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A 48-bit IEEE 802 address, as Ethernet uses it.
 *
 * @param bits the 48 bits, the first octet highest, 0 to 2^48-1
 */
public record MacAddress(long bits) implements Encodable, Comparable<MacAddress> {

    /** The length of the address in octets. */
    public static final int LENGTH = 6;

    /** {@code ff:ff:ff:ff:ff:ff}, everyone on this link. */
    public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);

    /** {@code 00:00:00:00:00:00}. */
    public static final MacAddress ZERO = new MacAddress(0);

    private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\\1){4}[0-9a-fA-F]{2}");

    public MacAddress {
        if (bits >>> 8 * LENGTH != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits: 0x" + Long.toHexString(bits));
        }
    }

    /**
     * {@return the address written in text}
     *
     * @param text six pairs of hexadecimal digits between colons or hyphens, for instance {@code 02:00:00:00:00:01}
     * @throws IllegalArgumentException if it is anything else
     */
    public static MacAddress of(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a MAC address such as 02:00:00:00:00:01: \"" + text + '"');
        }
        return new MacAddress(HexFormat.fromHexDigitsToLong(text.replaceAll("[:-]", "")));
    }

    /**
     * {@return the address made of six octets}
     *
     * @param octets the octets in network byte order; they are copied
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static MacAddress of(byte... octets) {
        Range.octets("a MAC address", octets.length, LENGTH);
        return at(ByteBuffer.wrap(octets), 0);
    }

    /**
     * {@return the address made of some octets; empty where they are not six}
     *
     * @param octets the octets in network byte order
     */
    public static Optional<MacAddress> tryOf(Octets octets) {
        return octets.size() == LENGTH ? Optional.of(at(octets.buffer(), 0)) : Optional.empty();
    }

    /**
     * {@return the address at an index of a buffer}
     *
     * @param buffer the buffer; its byte order plays no part
     * @param index the absolute index of the first octet
     * @throws IndexOutOfBoundsException if the buffer does not have six octets there
     */
    public static MacAddress at(ByteBuffer buffer, int index) {
        return new MacAddress(Wire.u48(buffer, index));
    }

    /**
     * {@return the Ethernet address to which packets for a multicast group are sent} RFC 1112 section 6.4, RFC 2464
     * section 7.
     *
     * @param group a multicast address
     * @throws IllegalArgumentException if it is not one
     */
    public static MacAddress ofMulticast(IpAddress group) {
        if (!group.isMulticast()) {
            throw new IllegalArgumentException(group + " is not a multicast address");
        }
        return group instanceof Ipv4Address v4
                ? new MacAddress(0x0100_5E00_0000L | v4.bits() & 0x7F_FFFF)
                : new MacAddress(0x3333_0000_0000L | ((Ipv6Address) group).low() & 0xFFFF_FFFFL);
    }

    /** {@return the length of the address in octets, 6} */
    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        Wire.put48(out, Wire.claim(out, LENGTH), bits);
    }

    /** {@return whether this addresses a group, broadcast included: the first octet's lowest bit is set} */
    public boolean isMulticast() {
        return (bits >>> 40 & 1) == 1;
    }

    /** {@return whether this was assigned by an administrator rather than a manufacturer} */
    public boolean isLocallyAdministered() {
        return (bits >>> 40 & 2) == 2;
    }

    /** Orders addresses as unsigned numbers. */
    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    /** {@return six pairs of lower-case hexadecimal digits between colons} */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(octets().toArray());
    }
}

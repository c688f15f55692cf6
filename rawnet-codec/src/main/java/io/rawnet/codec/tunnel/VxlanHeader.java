package io.rawnet.codec.tunnel;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.UdpPort;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * VXLAN header (RFC 7348 section 5); an Ethernet frame follows.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-----------------------------------------------+
 * |R|R|R|R|I|R|R|R|                  Reserved                     |
 * +---------------+-------------------------------+---------------+
 * |        VXLAN Network Identifier (VNI)         |   Reserved    |
 * +-----------------------------------------------+---------------+
 * </pre>
 *
 * @param flags 0 to 255; {@link #VALID_VNI} is defined, the others are reserved
 * @param reserved the 24 bits behind the flags, 0 to 2^24-1
 * @param vni VXLAN Network Identifier: which virtual network the frame is of, 0 to 2^24-1
 * @param lastReserved the last octet, 0 to 255
 */
public record VxlanHeader(int flags, int reserved, int vni, int lastReserved) implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    /** The flag I, which must be set: the network identifier is valid. */
    public static final int VALID_VNI = 0x08;

    public VxlanHeader {
        Range.u8("flags", flags);
        Range.check("reserved", reserved, 0xFF_FFFF);
        Range.check("vni", vni, 0xFF_FFFF);
        Range.u8("lastReserved", lastReserved);
    }

    /**
     * {@return the header of a frame of a virtual network}
     *
     * @param vni VXLAN Network Identifier, 0 to 2^24-1
     * @throws IllegalArgumentException if it is outside
     */
    public static VxlanHeader of(int vni) {
        return new VxlanHeader(VALID_VNI, 0, vni, 0);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 8 octets remain
     */
    public static VxlanHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("VXLAN", in, LENGTH);
        return new VxlanHeader(
                Wire.u8(in, start), Wire.u24(in, start + 1), Wire.u24(in, start + 4), Wire.u8(in, start + 7));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put8(out, start, flags);
        Wire.put24(out, start + 1, reserved);
        Wire.put24(out, start + 4, vni);
        Wire.put8(out, start + 7, lastReserved);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(UdpPort.VXLAN);
    }

    @Override
    public Optional<Protocol> nextProtocol() {
        return Optional.of(LinkType.ETHERNET);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        found.addIf((flags & VALID_VNI) == 0, "RFC 7348 5", 0, "the I flag is not set");
        boolean reservedBits = (flags & ~VALID_VNI) != 0 || reserved != 0;
        found.addIf(reservedBits, "RFC 7348 5", 0, "reserved bits are set in the first four octets");
        String last = "the last octet is reserved and " + lastReserved + ", not 0";
        found.addIf(lastReserved != 0, "RFC 7348 5", 7, last);
        return found.list();
    }

    /** {@return for instance {@code VXLAN vni 42}} */
    @Override
    public String toString() {
        String unusual = flags == VALID_VNI ? "" : String.format(" flags 0x%02x", flags);
        return "VXLAN vni " + vni + unusual;
    }
}

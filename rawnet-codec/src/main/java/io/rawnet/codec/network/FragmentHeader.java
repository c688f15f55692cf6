package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * IPv6 fragment header (RFC 8200 section 4.5).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------+---+-+
 * |  Next Header  |   Reserved    |      Fragment Offset    |Res|M|
 * +---------------+---------------+-------------------------+---+-+
 * |                         Identification                        |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param nextHeader what the first fragment begins with
 * @param reserved the second octet, 0 to 255; should be 0
 * @param fragmentOffset where this fragment belongs, in units of 8 octets, 0 to 8191
 * @param reservedBits the bits before M, 0 to 3; should be 0
 * @param moreFragments whether further fragments follow this one
 * @param identification shared by the fragments of one packet, 0 to 2^32-1
 */
public record FragmentHeader(
        IpProtocol nextHeader,
        int reserved,
        int fragmentOffset,
        int reservedBits,
        boolean moreFragments,
        long identification)
        implements ExtensionHeader, NetworkHeader {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    public FragmentHeader {
        NotNull.check("nextHeader", nextHeader);
        Range.u8("reserved", reserved);
        Range.check("fragmentOffset", fragmentOffset, 0x1FFF);
        Range.check("reservedBits", reservedBits, 3);
        Range.u32("identification", identification);
    }

    /**
     * {@return a header whose reserved bits are 0}
     *
     * @param nextHeader what the first fragment begins with
     * @param fragmentOffset where this fragment belongs, in units of 8 octets, 0 to 8191
     * @param moreFragments whether further fragments follow this one
     * @param identification shared by the fragments of one packet, 0 to 2^32-1
     * @throws IllegalArgumentException if a value is outside its range
     */
    public static FragmentHeader of(
            IpProtocol nextHeader, int fragmentOffset, boolean moreFragments, long identification) {
        return new FragmentHeader(nextHeader, 0, fragmentOffset, 0, moreFragments, identification);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 8 octets remain
     */
    public static FragmentHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("IPv6 fragment", in, LENGTH);
        int offsetAndFlags = Wire.u16(in, start + 2);
        return new FragmentHeader(
                IpProtocol.of(Wire.u8(in, start)),
                Wire.u8(in, start + 1),
                offsetAndFlags >>> 3,
                offsetAndFlags >>> 1 & 3,
                (offsetAndFlags & 1) != 0,
                Wire.u32(in, start + 4));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put8(out, start, nextHeader.number());
        Wire.put8(out, start + 1, reserved);
        Wire.put16(out, start + 2, fragmentOffset << 3 | reservedBits << 1 | (moreFragments ? 1 : 0));
        Wire.put32(out, start + 4, identification);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.FRAGMENT);
    }

    /** {@return the first fragment's next header; empty for later fragments, which begin in the middle} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return fragmentOffset == 0 ? ExtensionHeader.super.nextProtocol() : Optional.empty();
    }

    /** {@return whether this is one fragment of several: an atomic one is the whole packet (RFC 6946)} */
    @Override
    public boolean isFragment() {
        return moreFragments || fragmentOffset != 0;
    }

    /** {@return a copy with the next header filled in} */
    @Override
    public FragmentHeader completed(HeaderContext context) {
        IpProtocol following = Extensions.following(context, nextHeader);
        return new FragmentHeader(following, reserved, fragmentOffset, reservedBits, moreFragments, identification);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        int payload = context.payload().remaining();
        boolean jumbo = context.preceding().stream().anyMatch(HopByHopOptionsHeader::makesJumbogram);
        boolean odd = moreFragments && payload % 8 != 0 && !context.incomplete();
        boolean beyond = fragmentOffset * 8 + payload > 0xFFFF;
        String notLast = "a fragment of " + payload + " octets, not a multiple of 8, is not the last";
        return Extensions.violations(context)
                .addIf(jumbo, "RFC 2675 3", 0, "a fragment has a jumbo payload option")
                .addIf(reserved != 0, "RFC 8200 4.5", 1, "the reserved octet is not 0")
                .addIf(reservedBits != 0, "RFC 8200 4.5", 3, "the reserved bits are not 0")
                .addIf(odd, "RFC 8200 4.5", 3, notLast)
                .addIf(beyond, "RFC 8200 4.5", 2, "the fragment ends beyond the 65535 octets that a payload may have")
                .list();
    }

    /** {@return for instance {@code fragment id 0x00000001 offset 1232 [M] UDP}} */
    @Override
    public String toString() {
        return String.format("fragment id 0x%08x offset %d", identification, fragmentOffset * 8)
                + (moreFragments ? " [M] " : " ")
                + nextHeader;
    }
}

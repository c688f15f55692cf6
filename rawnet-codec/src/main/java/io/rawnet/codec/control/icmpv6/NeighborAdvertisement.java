package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Neighbor advertisement, ICMPv6 type 136 (RFC 4861 section 4.4): tells the link-layer address of the sender.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                             Flags                             |
 * +---------------------------------------------------------------+
 * |                       Target (128 bits)                       |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param flags 0 to 2^32-1: {@link #ROUTER}, {@link #SOLICITED}, {@link #OVERRIDE}, the others reserved
 * @param target the address that the sender speaks for
 * @param options the options, to the end of the message
 */
public record NeighborAdvertisement(int code, int checksum, long flags, Ipv6Address target, NdpOptions options)
        implements Icmpv6Message {

    /** The length of the message without options in octets. */
    public static final int MIN_LENGTH = 24;

    static final int TYPE = 136;

    public NeighborAdvertisement {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("flags", flags);
    }

    static NeighborAdvertisement at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 neighbor advertisement", in, start, MIN_LENGTH);
        return new NeighborAdvertisement(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                Ipv6Address.at(in, start + 8),
                NdpOptions.at(in, start + MIN_LENGTH));
    }

    /** Flag R: the sender is a router. */
    public static final long ROUTER = 0x8000_0000L;

    /** Flag S: this answers a solicitation. */
    public static final long SOLICITED = 0x4000_0000L;

    /** Flag O: this overrides what the receiver knew. */
    public static final long OVERRIDE = 0x2000_0000L;

    /**
     * {@return an advertisement without checksum}
     *
     * @param flags 0 to 2^32-1, for instance {@code SOLICITED | OVERRIDE}
     * @param target the address that the sender speaks for
     * @param options the options, for instance the target link-layer address
     * @throws IllegalArgumentException if {@code flags} is outside its range
     */
    public static NeighborAdvertisement of(long flags, Ipv6Address target, NdpOption... options) {
        return new NeighborAdvertisement(0, 0, flags, target, NdpOptions.of(options));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put32(out, start + 4, flags);
        Wire.put64(out, start + 8, target.high());
        Wire.put64(out, start + 16, target.low());
        options.octets().encode(out, start + MIN_LENGTH);
    }

    @Override
    public NeighborAdvertisement withChecksum(int checksum) {
        return new NeighborAdvertisement(code, checksum, flags, target, options);
    }

    @Override
    public boolean answers(Header request, int requestPayload) {
        return request instanceof NeighborSolicitation solicitation && target.equals(solicitation.target());
    }

    /** {@return for instance {@code ICMPv6 neighbor advertisement 2001:db8::1 [SO] <target 02:00:00:00:00:01>}} */
    @Override
    public String toString() {
        String letters = ((flags & ROUTER) != 0 ? "R" : "")
                + ((flags & SOLICITED) != 0 ? "S" : "")
                + ((flags & OVERRIDE) != 0 ? "O" : "");
        return "ICMPv6 neighbor advertisement " + target + (letters.isEmpty() ? "" : " [" + letters + "]")
                + options.suffix();
    }
}

package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.NotNull;
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
 * @param flags 0 to 2^32-1: {@link #ROUTER}, {@link #SOLICITED}, {@link #OVERRIDE}, the others reserved
 * @param target the address that the sender speaks for
 * @param options the options, to the end of the message
 */
public record NeighborAdvertisement(long flags, Ipv6Address target, NdpOptions options) implements NdpBody {

    /** Flag R: the sender is a router. */
    public static final long ROUTER = 0x8000_0000L;

    /** Flag S: this answers a solicitation. */
    public static final long SOLICITED = 0x4000_0000L;

    /** Flag O: this overrides what the receiver knew. */
    public static final long OVERRIDE = 0x2000_0000L;

    public NeighborAdvertisement {
        NotNull.check("target", target, "options", options);
        Range.u32("flags", flags);
    }

    static NeighborAdvertisement at(ByteBuffer in, int start) {
        return new NeighborAdvertisement(
                Wire.u32(in, start + 4), Ipv6Address.at(in, start + 8), NdpOptions.at(in, start + 24));
    }

    /**
     * {@return the body of an advertisement}
     *
     * @param flags 0 to 2^32-1, for instance {@code SOLICITED | OVERRIDE}
     * @param target the address that the sender speaks for
     * @param options the options, for instance the target link-layer address
     * @throws IllegalArgumentException if {@code flags} is outside its range
     */
    public static NeighborAdvertisement of(long flags, Ipv6Address target, NdpOption... options) {
        return new NeighborAdvertisement(flags, target, NdpOptions.of(options));
    }

    @Override
    public int length() {
        return 20 + options.length();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, flags);
        Wire.put128(out, start + 8, target.high(), target.low());
        options.octets().encode(out, start + 24);
    }

    @Override
    public boolean answers(MessageBody request) {
        return request instanceof NeighborSolicitation solicitation && target.equals(solicitation.target());
    }

    @Override
    public String text(IcmpMessage message) {
        String letters = ((flags & ROUTER) != 0 ? "R" : "")
                + ((flags & SOLICITED) != 0 ? "S" : "")
                + ((flags & OVERRIDE) != 0 ? "O" : "");
        return " " + target + (letters.isEmpty() ? "" : " [" + letters + "]") + options.suffix();
    }
}

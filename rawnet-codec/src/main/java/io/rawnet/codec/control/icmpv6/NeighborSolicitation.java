package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Neighbor solicitation, ICMPv6 type 135 (RFC 4861 section 4.3): asks for the link-layer address of a neighbor.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                       Target (128 bits)                       |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param target the address whose owner is asked
 * @param options the options, to the end of the message
 */
public record NeighborSolicitation(long reserved, Ipv6Address target, NdpOptions options) implements NdpBody {

    public NeighborSolicitation {
        NotNull.check("target", target, "options", options);
        Range.u32("reserved", reserved);
    }

    static NeighborSolicitation at(ByteBuffer in, int start) {
        return new NeighborSolicitation(
                Wire.u32(in, start + 4), Ipv6Address.at(in, start + 8), NdpOptions.at(in, start + 24));
    }

    /**
     * {@return the body of a solicitation}
     *
     * @param target the address whose owner is asked
     * @param options the options, for instance the source link-layer address
     */
    public static NeighborSolicitation of(Ipv6Address target, NdpOption... options) {
        return new NeighborSolicitation(0, target, NdpOptions.of(options));
    }

    @Override
    public int length() {
        return 20 + options.length();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, reserved);
        Wire.put128(out, start + 8, target.high(), target.low());
        options.octets().encode(out, start + 24);
    }

    @Override
    public String text(IcmpMessage message) {
        return " who has " + target + options.suffix();
    }
}

package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Router solicitation, ICMPv6 type 133 (RFC 4861 section 4.1): asks routers to advertise themselves now.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Reserved                           |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param options the options, to the end of the message
 */
public record RouterSolicitation(long reserved, NdpOptions options) implements NdpBody {

    public RouterSolicitation {
        NotNull.check("options", options);
        Range.u32("reserved", reserved);
    }

    static RouterSolicitation at(ByteBuffer in, int start) {
        return new RouterSolicitation(Wire.u32(in, start + 4), NdpOptions.at(in, start + 8));
    }

    /**
     * {@return the body of a solicitation}
     *
     * @param options the options, for instance the source link-layer address
     */
    public static RouterSolicitation of(NdpOption... options) {
        return new RouterSolicitation(0, NdpOptions.of(options));
    }

    @Override
    public int length() {
        return 4 + options.length();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, reserved);
        options.octets().encode(out, start + 8);
    }

    @Override
    public String text(IcmpMessage message) {
        return options.suffix();
    }
}

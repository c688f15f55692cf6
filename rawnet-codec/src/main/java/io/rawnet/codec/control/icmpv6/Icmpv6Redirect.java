package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Redirect, ICMPv6 type 137 (RFC 4861 section 4.5): there is a better first hop. The packet it is about stands in the
 * redirected header option.
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
 * |                     Destination (128 bits)                    |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param target the better first hop; the destination itself when that is a neighbor
 * @param destination the destination that is redirected
 * @param options the options, to the end of the message
 */
public record Icmpv6Redirect(long reserved, Ipv6Address target, Ipv6Address destination, NdpOptions options)
        implements NdpBody {

    public Icmpv6Redirect {
        NotNull.check("target", target, "destination", destination, "options", options);
        Range.u32("reserved", reserved);
    }

    static Icmpv6Redirect at(ByteBuffer in, int start) {
        return new Icmpv6Redirect(
                Wire.u32(in, start + 4),
                Ipv6Address.at(in, start + 8),
                Ipv6Address.at(in, start + 24),
                NdpOptions.at(in, start + 40));
    }

    /**
     * {@return the body of a redirect}
     *
     * @param target the better first hop
     * @param destination the destination that is redirected
     * @param options the options, for instance the target link-layer address
     */
    public static Icmpv6Redirect of(Ipv6Address target, Ipv6Address destination, NdpOption... options) {
        return new Icmpv6Redirect(0, target, destination, NdpOptions.of(options));
    }

    /** {@return the packet that is redirected, as far as its option holds it; empty without the option} */
    public Optional<Octets> redirectedPacket() {
        return options.find(NdpOption.RedirectedHeader.class).map(NdpOption.RedirectedHeader::packet);
    }

    @Override
    public int length() {
        return 36 + options.length();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, reserved);
        Wire.put128(out, start + 8, target.high(), target.low());
        Wire.put128(out, start + 24, destination.high(), destination.low());
        options.octets().encode(out, start + 40);
    }

    @Override
    public String text(IcmpMessage message) {
        return " for " + destination + " to " + target + options.suffix();
    }
}

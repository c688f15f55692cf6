package io.rawnet.codec.fragment;

import io.rawnet.codec.internal.Ipv6Chain;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/** Where the headers of an IPv6 packet end that must all be in its first fragment (RFC 7112, RFC 8200 section 4.5). */
final class UpperLayer {

    private static final List<IpProtocol> EXTENSIONS =
            List.of(IpProtocol.HOP_BY_HOP, IpProtocol.ROUTING, IpProtocol.DESTINATION_OPTIONS, IpProtocol.AH);

    private UpperLayer() {}

    /**
     * {@return the index behind the upper-layer header that a walk has found; beyond {@code end} where that header, or an
     * extension header before it, is not there in full}
     */
    static int end(ByteBuffer buffer, long found, int end) {
        int at = Ipv6Chain.index(found);
        IpProtocol protocol = IpProtocol.of(Wire.u8(buffer, Ipv6Chain.announcement(found)));
        if (protocol.equals(IpProtocol.TCP)) {
            return at + (end - at < 20 ? 20 : Math.max(20, Wire.u8(buffer, at + 12) >>> 4 << 2));
        }
        if (protocol.equals(IpProtocol.UDP) || protocol.equals(IpProtocol.ICMPV6)) {
            return at + 8;
        }
        return EXTENSIONS.contains(protocol) ? end + 1 : at;
    }
}

package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;

/** What the extension headers of IPv6 have in common (RFC 6564). */
final class Extensions {

    private Extensions() {}

    /**
     * {@return a header's octets from an offset on, and moves the position behind the header} Its second octet is its length
     * in units of 8 octets, without the first 8.
     */
    static Octets take(String layer, ByteBuffer in, int from) throws MalformedPacketException {
        Wire.require(layer, in, 8);
        int start = in.position();
        int length = (Wire.u8(in, start + 1) + 1) * 8;
        Wire.take(layer, in, length);
        return Octets.copyOf(in, start + from, length - from);
    }

    /** Writes the first two octets of a header and claims room for all of it. */
    static int claim(ByteBuffer out, ExtensionHeader header) {
        int length = header.length();
        int start = Wire.claim(out, length);
        Wire.put8(out, start, header.nextHeader().number());
        Wire.put8(out, start + 1, length / 8 - 1);
        return start;
    }

    /** {@return the number of the header that follows, or what a header says where none does} */
    static IpProtocol following(HeaderContext context, IpProtocol otherwise) {
        return context.followingNumber(IpProtocol.class).orElse(otherwise);
    }

    /** {@return a list that others may be added to: whether hop-by-hop options follow a header that is not IPv6's own} */
    static Violations violations(HeaderContext context) {
        boolean late = context.following().orElse(null) instanceof HopByHopOptionsHeader;
        String explanation = "hop-by-hop options do not come right behind the IPv6 header";
        return new Violations().addIf(late, "RFC 8200 4.1", 0, explanation);
    }
}

package io.rawnet.codec.network;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Hop-by-hop options header (RFC 8200 section 4.3): what every router on the way is to look at.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Next Header  |  Hdr Ext Len  |          Options ...          |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param nextHeader what follows
 * @param options options with their padding
 */
public record HopByHopOptionsHeader(IpProtocol nextHeader, Ipv6Options options) implements OptionsHeader {

    private static final String LAYER = "IPv6 hop-by-hop options";

    public HopByHopOptionsHeader {
        NotNull.check("nextHeader", nextHeader, "options", options);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the header is shorter than 8 octets or than its length says
     */
    public static HopByHopOptionsHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Ipv6Options options = new Ipv6Options(Extensions.take(LAYER, in, 2));
        return new HopByHopOptionsHeader(IpProtocol.of(Wire.u8(in, start)), options);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.HOP_BY_HOP);
    }

    /**
     * {@return whether a header has a jumbo payload option, so that the length fields before and behind it are 0 (RFC 2675)}
     *
     * @param header any header
     */
    public static boolean makesJumbogram(Header header) {
        NotNull.check("header", header);
        return header instanceof HopByHopOptionsHeader hopByHop
                && hopByHop.options().find(Ipv6Option.JumboPayload.class).isPresent();
    }

    /** {@return what a jumbo payload option declares, less this header (RFC 2675 section 2); empty without one} */
    @Override
    public OptionalInt declaredPayloadLength() {
        return options.find(Ipv6Option.JumboPayload.class).stream()
                .mapToInt(jumbo -> (int) Math.min(Integer.MAX_VALUE, Math.max(0, jumbo.payloadLength() - length())))
                .findFirst();
    }

    /** {@return a copy with the next header filled in, and the length of a jumbo payload option where there is one} */
    @Override
    public HopByHopOptionsHeader completed(HeaderContext context) {
        int payloadLength = length() + context.payload().remaining();
        return new HopByHopOptionsHeader(
                Extensions.following(context, nextHeader), options.withJumboPayload(payloadLength));
    }

    /** {@return for instance {@code hop-by-hop <router alert 0,pad2> ICMPv6}} */
    @Override
    public String toString() {
        return "hop-by-hop " + options + " " + nextHeader;
    }
}

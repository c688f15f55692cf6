package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes whole packets apart: a map from the number that announces a header to the function that decodes it.
 *
 * <p>Immutable; {@link #with} gives a copy that knows one protocol more. Decoding is lax: it never throws, whatever the
 * octets, takes time and memory linear in their number, and loses none of them.
 *
 * <p>A protocol of your own is a {@link Header} with a function that decodes it, registered under the number that announces it.
 * Here it is a tag of one octet over IP protocol 253, which RFC 3692 sets aside for experiments:
 *
 * <pre>{@code
 * record Tag(int number) implements Header {
 *     static Tag decode(ByteBuffer in) throws MalformedPacketException {
 *         if (!in.hasRemaining()) {
 *             throw MalformedPacketException.tooShort("tag", 0, 1, 0);
 *         }
 *         return new Tag(in.get() & 0xFF);
 *     }
 *
 *     @Override
 *     public int length() {
 *         return 1;
 *     }
 *
 *     @Override
 *     public void encode(ByteBuffer out) {
 *         out.put((byte) number);
 *     }
 *
 *     @Override
 *     public List<Protocol> protocolNumbers() {
 *         return List.of(IpProtocol.EXPERIMENTAL_1);
 *     }
 * }
 *
 * PacketDecoder decoder = PacketDecoder.standard().with(IpProtocol.EXPERIMENTAL_1, Tag::decode);
 * Packet packet = decoder.decode(EtherType.IPV4, octets);
 * Optional<Tag> tag = packet.header(Tag.class);
 * }</pre>
 *
 * <p>Because the tag says what announces it, {@link Packet#completed} puts 253 into the IP header before it. A tag that is to
 * announce a further header does so with {@link Header#nextProtocol}.
 */
public final class PacketDecoder {

    /** The most headers of one packet; a packet with more is payload from there on. */
    public static final int MAX_HEADERS = 64;

    private static final PacketDecoder STANDARD = new PacketDecoder(Map.of());

    /** What is known beside, or read otherwise than, {@link StandardProtocols}. */
    private final Map<Protocol, HeaderDecoder> additions;

    private PacketDecoder(Map<Protocol, HeaderDecoder> additions) {
        this.additions = additions;
    }

    /** {@return the decoder that knows every protocol of this module} */
    public static PacketDecoder standard() {
        return STANDARD;
    }

    /**
     * {@return a decoder that also knows a protocol of yours, or reads a known one your way}
     *
     * @param protocolNumber the number that announces the header
     * @param decoder reads the header; if it throws anything unchecked, so does {@link #decode}
     */
    public PacketDecoder with(Protocol protocolNumber, HeaderDecoder decoder) {
        Map<Protocol, HeaderDecoder> more = new HashMap<>(additions);
        more.put(protocolNumber, decoder);
        return new PacketDecoder(Map.copyOf(more));
    }

    /**
     * Decodes the packet between the buffer's position and limit and moves the position to the limit.
     *
     * @param first what the packet begins with: a {@code LinkType} for captured packets, an {@code EtherType} or an {@code
     *     IpProtocol} for what the kernel has taken outer headers from
     * @param in the octets
     * @return the headers that could be read, the rest, and where and why it stopped
     */
    public Packet decode(Protocol first, ByteBuffer in) {
        NotNull.check("first", first);
        ByteBuffer octets = Wire.inNetworkOrder(in);
        int start = octets.position();
        int limit = octets.limit();
        List<Header> headers = new ArrayList<>(4);
        try {
            Stop stop = decode(first, octets, start, headers);
            int payload = octets.position();
            int end = octets.limit();
            octets.limit(limit);
            return new Packet(
                    headers,
                    Octets.copyOf(octets, payload, end - payload),
                    Octets.copyOf(octets, end, limit - end),
                    stop);
        } finally {
            in.limit(limit).position(limit);
        }
    }

    /**
     * {@return the header at which decoding stopped because its end is missing, as far as it is there; empty where decoding
     * stopped for another reason}
     *
     * @param packet a packet that this decoder has decoded
     */
    public Optional<CutHeader> cutHeader(Packet packet) {
        return packet.stop().reason() == Stop.Reason.MALFORMED
                ? packet.stop()
                        .expected()
                        .flatMap(number -> CutHeader.of(in -> decodeHeader(number, in), packet.payload()))
                : Optional.empty();
    }

    /**
     * Reads header after header and leaves the buffer between the payload's first octet and its end.
     *
     * @param start the index of the packet's first octet
     * @param headers where the headers go
     * @return where and why it stopped
     */
    private Stop decode(Protocol first, ByteBuffer in, int start, List<Header> headers) {
        Optional<Protocol> expected = Optional.of(first);
        while (expected.isPresent() && headers.size() < MAX_HEADERS) {
            int offset = in.position();
            int end = in.limit();
            try {
                Header header = decodeHeader(expected.get(), in);
                if (header == null) {
                    String unknown = "no decoder for " + expected.get();
                    return new Stop(Stop.Reason.UNKNOWN_PROTOCOL, offset - start, expected, unknown);
                }
                headers.add(header);
                in.limit(Extent.end(header.declaredPayloadLength(), in.position(), end));
                expected = header.nextProtocol();
            } catch (MalformedPacketException malformed) {
                in.limit(end).position(offset);
                return new Stop(Stop.Reason.MALFORMED, offset - start, expected, malformed.getMessage());
            }
        }
        int offset = in.position() - start;
        if (expected.isPresent()) {
            return new Stop(Stop.Reason.TOO_DEEP, offset, expected, "more than " + MAX_HEADERS + " headers");
        }
        return headers.get(headers.size() - 1).isFragment()
                ? new Stop(Stop.Reason.FRAGMENT, offset, expected, "a later fragment")
                : new Stop(Stop.Reason.NO_FURTHER_HEADER, offset, expected, "no further header");
    }

    /** {@return the header at the buffer's position; null where no decoder has its number} */
    private Header decodeHeader(Protocol number, ByteBuffer in) throws MalformedPacketException {
        HeaderDecoder own = additions.get(number);
        return own == null ? StandardProtocols.decode(number, in) : Objects.requireNonNull(own.decode(in), "header");
    }
}

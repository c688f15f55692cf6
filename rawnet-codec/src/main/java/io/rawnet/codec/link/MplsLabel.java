package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.PppProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * One entry of an MPLS label stack (RFC 3032 section 2.1, RFC 5462).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------+-----+-+---------------+
 * |                 Label                 | TC  |S|      TTL      |
 * +---------------------------------------+-----+-+---------------+
 * </pre>
 *
 * <p>No field says what follows the last entry; only the routers of the path know. It is read as an IP packet here, of the version
 * that an explicit null label or its own first four bits say.
 *
 * @param label the label, 0 to 2^20-1
 * @param trafficClass the traffic class, once called EXP, 0 to 7
 * @param bottomOfStack whether this is the last entry
 * @param timeToLive how many more routers may forward the packet, 0 to 255
 */
public record MplsLabel(int label, int trafficClass, boolean bottomOfStack, int timeToLive) implements Header {

    /** The length of an entry in octets. */
    public static final int LENGTH = 4;

    /** The label before an IPv4 packet (RFC 3032 section 2.1). */
    public static final int IPV4_EXPLICIT_NULL = 0;

    /** The label of packets that the router itself processes (RFC 3032 section 2.1). */
    public static final int ROUTER_ALERT = 1;

    /** The label before an IPv6 packet (RFC 3032 section 2.1). */
    public static final int IPV6_EXPLICIT_NULL = 2;

    /** The label that is used in signalling only, never in a packet (RFC 3032 section 2.1). */
    public static final int IMPLICIT_NULL = 3;

    /** The label before an associated channel, which is no IP packet (RFC 5586). */
    public static final int GENERIC_ASSOCIATED_CHANNEL = 13;

    public MplsLabel {
        Range.check("label", label, 0xF_FFFF);
        Range.check("trafficClass", trafficClass, 7);
        Range.u8("timeToLive", timeToLive);
    }

    /**
     * Decodes the entry at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the entry
     * @throws MalformedPacketException if fewer than 4 octets remain
     */
    public static MplsLabel decode(ByteBuffer in) throws MalformedPacketException {
        int bits = Wire.i32(in, Wire.take("MPLS", in, LENGTH));
        return new MplsLabel(bits >>> 12, bits >>> 9 & 7, (bits & 0x100) != 0, bits & 0xFF);
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int bits = label << 12 | trafficClass << 9 | (bottomOfStack ? 0x100 : 0) | timeToLive;
        Wire.put32(out, Wire.claim(out, LENGTH), bits);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(EtherType.MPLS, EtherType.MPLS_MULTICAST, IpProtocol.MPLS_IN_IP, PppProtocol.MPLS);
    }

    /** {@return another entry, or at the bottom of the stack IP} */
    @Override
    public Optional<Protocol> nextProtocol() {
        if (!bottomOfStack) {
            return Optional.of(EtherType.MPLS);
        }
        return switch (label) {
            case IPV4_EXPLICIT_NULL -> Optional.of(LinkType.IPV4);
            case IPV6_EXPLICIT_NULL -> Optional.of(LinkType.IPV6);
            case GENERIC_ASSOCIATED_CHANNEL -> Optional.empty();
            default -> Optional.of(LinkType.RAW);
        };
    }

    /** {@return a copy that is the bottom of the stack exactly if the following header is no further entry} */
    @Override
    public MplsLabel completed(HeaderContext context) {
        return context.following().isEmpty()
                ? this
                : new MplsLabel(label, trafficClass, !(context.following().get() instanceof MplsLabel), timeToLive);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        boolean implicit = label == IMPLICIT_NULL;
        return Violations.of(implicit, "RFC 3032 2.1", 0, "the implicit null label must not stand in a packet");
    }

    /** {@return for instance {@code MPLS label 16 tc 0 [S] ttl 64}} */
    @Override
    public String toString() {
        return "MPLS label " + label + " tc " + trafficClass + (bottomOfStack ? " [S]" : "") + " ttl " + timeToLive;
    }
}

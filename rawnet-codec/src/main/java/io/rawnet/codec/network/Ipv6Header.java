package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.NotNull;
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
import java.util.OptionalInt;

/**
 * IPv6 header (RFC 8200 section 3, with RFC 2474 and RFC 3168 for the traffic class). Extension headers are headers of their
 * own: see {@link ExtensionHeader}.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-----------+---+---------------------------------------+
 * |Version|   DSCP    |ECN|              Flow Label               |
 * +-------+-----------+---+-------+---------------+---------------+
 * |         Payload Length        |  Next Header  |   Hop Limit   |
 * +-------------------------------+---------------+---------------+
 * |                 Source Address (16 octets)                    |
 * +---------------------------------------------------------------+
 * |               Destination Address (16 octets)                 |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param dscp Differentiated Services Code Point, 0 to 63
 * @param ecn Explicit Congestion Notification, 0 to 3
 * @param flowLabel flow label, 0 to 2^20-1 (RFC 6437)
 * @param payloadLength length of what follows in octets, 0 to 65535; 0 stands in jumbograms (RFC 2675) and in packets seen
 *     before segmentation offload and means "to the end", unless no header follows
 * @param nextHeader what follows
 * @param hopLimit how many more routers may forward the packet, 0 to 255
 * @param source source address
 * @param destination destination address
 */
public record Ipv6Header(
        int dscp,
        int ecn,
        int flowLabel,
        int payloadLength,
        IpProtocol nextHeader,
        int hopLimit,
        Ipv6Address source,
        Ipv6Address destination)
        implements NetworkHeader {

    /** The length of the header in octets. */
    public static final int LENGTH = Ipv6View.LENGTH;

    public Ipv6Header {
        NotNull.check("nextHeader", nextHeader, "source", source, "destination", destination);
        Range.check("dscp", dscp, 63);
        Range.check("ecn", ecn, 3);
        Range.check("flowLabel", flowLabel, 0xF_FFFF);
        Range.u16("payloadLength", payloadLength);
        Range.u8("hopLimit", hopLimit);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the version is not 6 or fewer than 40 octets remain
     */
    public static Ipv6Header decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Ipv6View.check(in, start);
        in.position(start + LENGTH);
        return read(in, start);
    }

    /** {@return the header at an index of a buffer, whose structure the caller has checked} */
    static Ipv6Header read(ByteBuffer in, int start) {
        long first = Wire.i64(in, start);
        IpProtocol nextHeader = IpProtocol.of((int) (first >>> 8) & 0xFF);
        Ipv6Address source = Ipv6Address.at(in, start + 8);
        Ipv6Address destination = Ipv6Address.at(in, start + 24);
        return new Ipv6Header(
                (int) (first >>> 54) & 0x3F,
                (int) (first >>> 52) & 3,
                (int) (first >>> 32) & 0xF_FFFF,
                (int) (first >>> 16) & 0xFFFF,
                nextHeader,
                (int) first & 0xFF,
                source,
                destination);
    }

    /** {@return a builder with no address, hop limit 64, no next header, and all else 0} */
    public static Ipv6HeaderBuilder builder() {
        return new Ipv6HeaderBuilder();
    }

    /** {@return a builder that starts from this header} */
    public Ipv6HeaderBuilder toBuilder() {
        return new Ipv6HeaderBuilder(this);
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put32(out, start, 6 << 28 | dscp << 22 | ecn << 20 | flowLabel);
        Wire.put16(out, start + 4, payloadLength);
        Wire.put8(out, start + 6, nextHeader.number());
        Wire.put8(out, start + 7, hopLimit);
        Wire.put128(out, start + 8, source.high(), source.low());
        Wire.put128(out, start + 24, destination.high(), destination.low());
    }

    /** {@return DSCP and ECN together, 0 to 255} */
    public int trafficClass() {
        return dscp << 2 | ecn;
    }

    @Override
    public Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
        return Optional.of(new Ipv6PseudoHeader(source, destination));
    }

    @Override
    public OptionalInt remainingHops() {
        return OptionalInt.of(hopLimit);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(EtherType.IPV6, IpProtocol.IPV6, LinkType.IPV6, LinkType.RAW, PppProtocol.IPV6);
    }

    /** {@return what follows; empty where the header says that nothing does (RFC 8200 section 4.7)} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return isLast() ? Optional.empty() : Optional.of(nextHeader);
    }

    private boolean isLast() {
        return nextHeader.equals(IpProtocol.NO_NEXT_HEADER);
    }

    @Override
    public OptionalInt declaredPayloadLength() {
        return payloadLength == 0 && !isLast() ? OptionalInt.empty() : OptionalInt.of(payloadLength);
    }

    /**
     * {@return a copy with payload length and next header filled in} The payload length of a jumbogram, and of any packet too
     * long for the field, is 0.
     */
    @Override
    public Ipv6Header completed(HeaderContext context) {
        int length = context.payload().remaining();
        return toBuilder()
                .payloadLength(length > 0xFFFF || jumboFollows(context) ? 0 : length)
                .nextHeader(Extensions.following(context, nextHeader))
                .build();
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return jumboFollows(context)
                ? Optional.empty()
                : Obstacle.toLengthBeforeSegmentation(
                        "IPv6", "payloadLength", context.payload().remaining());
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        int there = context.payload().remaining();
        String tooLong = "payload length " + payloadLength + " is more than the " + there + " octets here";
        found.addIf(payloadLength > there, "RFC 8200 3", 4, tooLong);
        boolean jumbo = jumboFollows(context);
        String beside = "payload length is " + payloadLength + " beside a jumbo payload option";
        found.addIf(jumbo && payloadLength != 0, "RFC 2675 3", 4, beside);
        boolean without = !jumbo && payloadLength == 0 && !isLast() && there > 0;
        String clause = nextHeader.equals(IpProtocol.HOP_BY_HOP) ? "RFC 2675 3" : "RFC 8200 3";
        found.addIf(without, clause, 4, "payload length is 0 without a jumbo payload option");
        found.addIf(source.isMulticast(), "RFC 4291 2.7", 8, "source " + source + " is a group");
        found.addIf(destination.isUnspecified(), "RFC 4291 2.5.2", 24, "destination is unspecified");
        boolean reservedScope = destination.isMulticast() && (destination.high() >>> 48 & 0xF) == 0;
        found.addIf(reservedScope, "RFC 4291 2.7", 24, "destination is a group of the reserved scope 0");
        return found.list();
    }

    private static boolean jumboFollows(HeaderContext context) {
        return context.following().filter(HopByHopOptionsHeader::makesJumbogram).isPresent();
    }

    /** {@return for instance {@code IPv6 fe80::1 > ff02::1 ICMPv6 hlim 255 length 32}} */
    @Override
    public String toString() {
        String line = "IPv6 " + source + " > " + destination + " " + nextHeader + " hlim " + hopLimit;
        line += trafficClass() != 0 ? " class 0x" + Integer.toHexString(trafficClass()) : "";
        line += flowLabel != 0 ? " flow 0x" + Integer.toHexString(flowLabel) : "";
        return line + " length " + payloadLength;
    }
}

package io.rawnet.codec.network;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
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
 * IPv4 header (RFC 791 section 3.1, with RFC 2474 and RFC 3168 for the second octet).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+-----------+---+-------------------------------+
 * |Version|  IHL  |   DSCP    |ECN|         Total Length          |
 * +-------+-------+-----------+---+-----+-------------------------+
 * |         Identification        |Flags|     Fragment Offset     |
 * +---------------+---------------+-----+-------------------------+
 * |  Time to Live |    Protocol   |        Header Checksum        |
 * +---------------+---------------+-------------------------------+
 * |                        Source Address                         |
 * +---------------------------------------------------------------+
 * |                      Destination Address                      |
 * +---------------------------------------------------------------+
 * |                   Options and padding ...                     |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param dscp Differentiated Services Code Point, 0 to 63
 * @param ecn Explicit Congestion Notification, 0 to 3
 * @param totalLength length of header and payload in octets, 0 to 65535; 0 stands in packets seen before segmentation
 *     offload and means "to the end"
 * @param identification shared by the fragments of one packet, 0 to 65535
 * @param flags 0 to 7: reserved 4, {@link #DONT_FRAGMENT}, {@link #MORE_FRAGMENTS}
 * @param fragmentOffset where this fragment belongs, in units of 8 octets, 0 to 8191
 * @param timeToLive how many more routers may forward the packet, 0 to 255
 * @param protocol what follows
 * @param headerChecksum checksum of the header, 0 to 65535
 * @param source source address
 * @param destination destination address
 * @param options options with their padding
 */
public record Ipv4Header(
        int dscp,
        int ecn,
        int totalLength,
        int identification,
        int flags,
        int fragmentOffset,
        int timeToLive,
        IpProtocol protocol,
        int headerChecksum,
        Ipv4Address source,
        Ipv4Address destination,
        Ipv4Options options)
        implements NetworkHeader {

    /** The length of a header without options in octets. */
    public static final int MIN_LENGTH = Ipv4View.MIN_LENGTH;

    /** The flag that forbids routers to fragment the packet. */
    public static final int DONT_FRAGMENT = 2;

    /** The flag of every fragment but the last. */
    public static final int MORE_FRAGMENTS = 1;

    /** The flag that must be 0. */
    static final int RESERVED_FLAG = 4;

    public Ipv4Header {
        NotNull.check("protocol", protocol, "source", source, "destination", destination);
        NotNull.check("options", options);
        Range.check("dscp", dscp, 63);
        Range.check("ecn", ecn, 3);
        Range.u16("totalLength", totalLength);
        Range.u16("identification", identification);
        Range.check("flags", flags, 7);
        Range.check("fragmentOffset", fragmentOffset, 0x1FFF);
        Range.u8("timeToLive", timeToLive);
        Range.u16("headerChecksum", headerChecksum);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the version is not 4, or the header is shorter than 20 octets or than its header
     *     length says
     */
    public static Ipv4Header decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Wire.require("IPv4", in, start, MIN_LENGTH);
        long first = Wire.i64(in, start);
        int length = Ipv4View.checkedLength((int) (first >>> 56), in.limit() - start);
        in.position(start + length);
        return read(in, start, length, first);
    }

    /** {@return the header at an index of a buffer, whose length and first eight octets the caller has read and checked} */
    static Ipv4Header read(ByteBuffer in, int start, int length, long first) {
        long second = Wire.i64(in, start + 8);
        int fragment = (int) first;
        IpProtocol protocol = IpProtocol.of((int) (second >>> 48) & 0xFF);
        Ipv4Address source = new Ipv4Address((int) second);
        Ipv4Address destination = Ipv4Address.at(in, start + 16);
        Ipv4Options options = Ipv4Options.copyOf(in, start + MIN_LENGTH, length - MIN_LENGTH);
        return new Ipv4Header(
                (int) (first >>> 50) & 0x3F,
                (int) (first >>> 48) & 3,
                (int) (first >>> 32) & 0xFFFF,
                fragment >>> 16,
                fragment >>> 13 & 7,
                fragment & 0x1FFF,
                (int) (second >>> 56),
                protocol,
                (int) (second >>> 32) & 0xFFFF,
                source,
                destination,
                options);
    }

    /** {@return a builder with no address, no options, time to live 64, and all else 0} */
    public static Ipv4HeaderBuilder builder() {
        return new Ipv4HeaderBuilder();
    }

    /** {@return a builder that starts from this header} */
    public Ipv4HeaderBuilder toBuilder() {
        return new Ipv4HeaderBuilder(this);
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put64(out, start, versionToFragmentOffset());
        Wire.put64(out, start + 8, timeToLiveToSource() | (long) headerChecksum << 32);
        Wire.put32(out, start + 16, destination.bits());
        options.encode(out, start + MIN_LENGTH);
    }

    private long versionToFragmentOffset() {
        long versionToTotalLength = 4 << 28 | length() / 4 << 24 | dscp << 18 | ecn << 16 | totalLength;
        return versionToTotalLength << 32 | (long) identification << 16 | flags << 13 | fragmentOffset;
    }

    /** With checksum 0. */
    private long timeToLiveToSource() {
        return (long) timeToLive << 56 | (long) protocol.number() << 48 | source.bits() & 0xFFFF_FFFFL;
    }

    /** {@return whether routers must not fragment the packet} */
    public boolean dontFragment() {
        return (flags & DONT_FRAGMENT) != 0;
    }

    /** {@return whether further fragments follow this one} */
    public boolean moreFragments() {
        return (flags & MORE_FRAGMENTS) != 0;
    }

    @Override
    public boolean isFragment() {
        return moreFragments() || fragmentOffset != 0;
    }

    /**
     * {@return the final destination of the packet: the last address of a source route that is not used up, else the
     * destination (RFC 791 section 3.1)}
     */
    public Ipv4Address finalDestination() {
        return options.routedDestination().orElse(destination);
    }

    /** {@return source and {@linkplain #finalDestination final destination}, whatever is enclosing} */
    @Override
    public Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
        return Optional.of(new Ipv4PseudoHeader(source, finalDestination()));
    }

    @Override
    public OptionalInt remainingHops() {
        return OptionalInt.of(timeToLive);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(EtherType.IPV4, IpProtocol.IPV4, LinkType.IPV4, LinkType.RAW, PppProtocol.IPV4);
    }

    @Override
    public Optional<Protocol> nextProtocol() {
        return fragmentOffset == 0 ? Optional.of(protocol) : Optional.empty();
    }

    @Override
    public OptionalInt declaredPayloadLength() {
        return totalLength == 0 ? OptionalInt.empty() : OptionalInt.of(Math.max(0, totalLength - length()));
    }

    /**
     * {@return a copy with the header checksum that its fields ask for (RFC 791 section 3.1)}
     */
    public Ipv4Header withChecksum() {
        return toBuilder().headerChecksum(computeChecksum()).build();
    }

    private int computeChecksum() {
        long sum = InternetChecksum.sum(versionToFragmentOffset())
                + InternetChecksum.sum(timeToLiveToSource())
                + Integer.toUnsignedLong(destination.bits());
        return InternetChecksum.finish(sum + options.sum());
    }

    /**
     * {@return a copy with total length, protocol and header checksum filled in} The total length of a packet too long for the
     * field is 0.
     */
    @Override
    public Ipv4Header completed(HeaderContext context) {
        int completeLength = completeLength(context);
        return toBuilder()
                .totalLength(completeLength > 0xFFFF ? 0 : completeLength)
                .protocol(context.followingNumber(IpProtocol.class).orElse(protocol))
                .build()
                .withChecksum();
    }

    private int completeLength(HeaderContext context) {
        return length() + context.payload().remaining();
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        // 0 is the number of IPv6's hop-by-hop options
        return protocol.equals(IpProtocol.HOP_BY_HOP)
                        && context.followingNumber(IpProtocol.class).isEmpty()
                ? Optional.of(new Obstacle(false, "IPv4 protocol must be given: no header follows that has a number"))
                : Obstacle.toLengthBeforeSegmentation("IPv4", "totalLength", completeLength(context));
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(
                ChecksumState.compareInternet(headerChecksum, computeChecksum()).at("RFC 791 3.1", 10));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return Ipv4Rules.violations(this, context);
    }

    /** {@return for instance {@code IPv4 10.0.0.1 > 10.0.0.2 TCP ttl 64 id 4660 [DF] length 60}} */
    @Override
    public String toString() {
        String line = "IPv4 " + source + " > " + destination + " " + protocol + " ttl " + timeToLive;
        line += " id " + identification;
        line += dscp != 0 || ecn != 0 ? " tos 0x" + Integer.toHexString(dscp << 2 | ecn) : "";
        line += (flags & RESERVED_FLAG) != 0 ? " [reserved]" : "";
        line += (dontFragment() ? " [DF]" : "") + (moreFragments() ? " [MF]" : "");
        line += fragmentOffset != 0 ? " offset " + fragmentOffset * 8 : "";
        line += " length " + totalLength;
        return options.length() == 0 ? line : line + " " + options;
    }
}

package io.rawnet.codec.transport;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.TransportHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.UdpPort;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * UDP header (RFC 768).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +-------------------------------+-------------------------------+
 * |            Length             |           Checksum            |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param sourcePort source port, 0 to 65535; 0 when the sender wants no reply
 * @param destinationPort destination port, 0 to 65535
 * @param datagramLength length of header and data in octets, 0 to 65535; 0 stands in jumbograms and means "to the end"
 *     (RFC 2675 section 4)
 * @param checksum checksum over pseudo header, header and data, 0 to 65535; {@link #NO_CHECKSUM} says that there is none
 */
public record UdpHeader(int sourcePort, int destinationPort, int datagramLength, int checksum)
        implements TransportHeader {

    /** The length of the header in octets. */
    public static final int LENGTH = UdpView.LENGTH;

    /** The checksum of a datagram that is sent without one. */
    public static final int NO_CHECKSUM = 0;

    public UdpHeader {
        Range.u16("sourcePort", sourcePort);
        Range.u16("destinationPort", destinationPort);
        Range.u16("datagramLength", datagramLength);
        Range.u16("checksum", checksum);
    }

    /**
     * {@return a header whose length and checksum are 0: {@link #completed} or the packet's fills them in}
     *
     * @param sourcePort source port, 0 to 65535
     * @param destinationPort destination port, 0 to 65535
     * @throws IllegalArgumentException if one is outside its range
     */
    public static UdpHeader of(int sourcePort, int destinationPort) {
        return new UdpHeader(sourcePort, destinationPort, 0, NO_CHECKSUM);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if there are fewer than 8 octets
     */
    public static UdpHeader decode(ByteBuffer in) throws MalformedPacketException {
        return read(in, Wire.take("UDP", in, LENGTH));
    }

    /** {@return the header at an index of a buffer, where the caller knows that it fits} */
    static UdpHeader read(ByteBuffer in, int start) {
        long fields = Wire.i64(in, start);
        return new UdpHeader(
                (int) (fields >>> 48),
                (int) (fields >>> 32) & 0xFFFF,
                (int) (fields >>> 16) & 0xFFFF,
                (int) fields & 0xFFFF);
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put16(out, start, sourcePort);
        Wire.put16(out, start + 2, destinationPort);
        Wire.put16(out, start + 4, datagramLength);
        Wire.put16(out, start + 6, checksum);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.UDP);
    }

    /** {@return the destination port} The protocol of a reply is that of its request, which this header does not know. */
    @Override
    public Optional<Protocol> nextProtocol() {
        return Optional.of(new UdpPort(destinationPort));
    }

    @Override
    public OptionalInt declaredPayloadLength() {
        return datagramLength == 0 ? OptionalInt.empty() : OptionalInt.of(Math.max(0, datagramLength - LENGTH));
    }

    /**
     * {@return a copy with the checksum that pseudo header, header and payload ask for, never {@link #NO_CHECKSUM}}
     *
     * @param pseudoHeader the addresses the datagram travels between
     * @param payload the data behind the header, from position to limit; not moved
     */
    public UdpHeader withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return new UdpHeader(sourcePort, destinationPort, datagramLength, computeChecksum(pseudoHeader, payload));
    }

    private int computeChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        long sum = (long) sourcePort
                + destinationPort
                + datagramLength
                + InternetChecksum.sum(payload)
                + pseudoHeader.sum(IpProtocol.UDP.number(), LENGTH + payload.remaining());
        return onTheWire(InternetChecksum.finish(sum));
    }

    /** A computed zero is sent as all ones, its equal in ones' complement, because zero says "no checksum". */
    static int onTheWire(int checksum) {
        return checksum == NO_CHECKSUM ? 0xFFFF : checksum;
    }

    /**
     * {@return a copy with the length filled in, 0 for more than 65535 octets, and the checksum where there is a network
     * header, even where it was {@link #NO_CHECKSUM}} In a fragment both stay, because they describe the whole datagram.
     */
    @Override
    public UdpHeader completed(HeaderContext context) {
        if (context.incomplete()) {
            return this;
        }
        ByteBuffer payload = context.payload();
        int length = LENGTH + payload.remaining();
        UdpHeader sized = new UdpHeader(sourcePort, destinationPort, length > 0xFFFF ? 0 : length, checksum);
        return context.pseudoHeader()
                .map(pseudoHeader -> sized.withChecksum(pseudoHeader, payload))
                .orElse(sized);
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        int length = LENGTH + context.payload().remaining();
        boolean fits = length <= 0xFFFF
                || context.incomplete()
                || context.preceding().stream().anyMatch(HopByHopOptionsHeader::makesJumbogram);
        return fits
                ? Obstacle.toChecksum("UDP", context)
                : Obstacle.toLengthBeforeSegmentation("UDP", "datagramLength", length);
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        ChecksumState state = checksum == NO_CHECKSUM
                ? ChecksumState.notCompared(ChecksumState.Verdict.ABSENT, checksum)
                : context.stateOf(checksum, this::computeChecksum);
        return Optional.of(state.at("RFC 768", 6));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        found.addIf(destinationPort == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        boolean overIpv6 = context.pseudoHeader(Ipv6PseudoHeader.class).isPresent();
        int present = LENGTH + context.payload().remaining();
        found.addUnlessFits("length", datagramLength, LENGTH, context, "RFC 768", 4);
        boolean needless = datagramLength == 0 && !context.incomplete() && present <= 0xFFFF;
        // no jumbogram is possible where there is no IPv6
        String clause = overIpv6 ? "RFC 2675 4" : "RFC 768";
        found.addIf(needless, clause, 4, "length is 0, but the datagram's " + present + " octets fit the field");
        boolean unprotected = checksum == NO_CHECKSUM && overIpv6;
        found.addIf(unprotected, "RFC 8200 8.1", 6, "no checksum, which IPv6 grants to tunnels alone (RFC 6935)");
        return found.list();
    }

    /** {@return for instance {@code UDP 40000 > 53 length 40}} */
    @Override
    public String toString() {
        String line = "UDP " + sourcePort + " > " + destinationPort + " length " + datagramLength;
        return checksum == NO_CHECKSUM ? line + " no checksum" : line;
    }
}

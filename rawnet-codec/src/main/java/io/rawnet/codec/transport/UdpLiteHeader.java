package io.rawnet.codec.transport;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.PseudoHeaderChecksum;
import io.rawnet.codec.TransportHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * UDP-Lite header (RFC 3828 section 3.1): UDP whose checksum need not cover all data.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +-------------------------------+-------------------------------+
 * |       Checksum Coverage       |           Checksum            |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param sourcePort source port, 0 to 65535; 0 when the sender wants no reply
 * @param destinationPort destination port, 0 to 65535
 * @param checksumCoverage how many octets from the header's first the checksum covers, 0 to 65535; 0 means all
 * @param checksum checksum over pseudo header and the covered octets, 0 to 65535
 */
public record UdpLiteHeader(int sourcePort, int destinationPort, int checksumCoverage, int checksum)
        implements TransportHeader, PseudoHeaderChecksum<UdpLiteHeader> {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    private static final int CHECKSUM = 6;

    public UdpLiteHeader {
        Range.u16("sourcePort", sourcePort);
        Range.u16("destinationPort", destinationPort);
        Range.u16("checksumCoverage", checksumCoverage);
        Range.u16("checksum", checksum);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if there are fewer than 8 octets
     */
    public static UdpLiteHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("UDP-Lite", in, LENGTH);
        return new UdpLiteHeader(
                Wire.u16(in, start), Wire.u16(in, start + 2), Wire.u16(in, start + 4), Wire.u16(in, start + 6));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        // the format of UDP, with the coverage where UDP has the length (RFC 3828 section 3.1)
        new UdpHeader(sourcePort, destinationPort, checksumCoverage, checksum).encode(out);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.UDP_LITE);
    }

    /**
     * {@return a copy with the checksum that pseudo header, header and the covered part of the payload ask for} It is never
     * 0, which RFC 3828 forbids. A coverage that cannot be counts as the nearest that can.
     *
     * @param pseudoHeader the addresses the datagram travels between
     * @param payload the data behind the header, from position to limit; not moved
     */
    @Override
    public UdpLiteHeader withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return new UdpLiteHeader(sourcePort, destinationPort, checksumCoverage, computeChecksum(pseudoHeader, payload));
    }

    private int computeChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        ByteBuffer covered = payload.slice(payload.position(), Math.min(coveredData(), payload.remaining()));
        return UdpHeader.onTheWire(InternetChecksum.finish(ControlMessage.sum(this, covered, CHECKSUM)
                + pseudoHeader.sum(IpProtocol.UDP_LITE.number(), LENGTH + payload.remaining())));
    }

    /** How many octets of data the checksum covers, if there are as many. */
    private int coveredData() {
        return checksumCoverage == 0 ? Integer.MAX_VALUE : Math.max(0, checksumCoverage - LENGTH);
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(
                context.stateOf(checksum, coveredData(), this::computeChecksum).at("RFC 3828 3.1", CHECKSUM));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        found.addIf(destinationPort == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        int present = LENGTH + context.payload().remaining();
        boolean tooSmall = checksumCoverage > 0 && checksumCoverage < LENGTH;
        boolean tooLarge = checksumCoverage > present && !context.incomplete();
        String coverage = "checksum coverage " + checksumCoverage;
        found.addIf(tooSmall, "RFC 3828 3.1", 4, coverage + " is less than the header's 8");
        found.addIf(tooLarge, "RFC 3828 3.1", 4, coverage + " is more than the " + present + " octets");
        found.addIf(checksum == 0, "RFC 3828 3.1", CHECKSUM, "checksum 0 is forbidden");
        return found.list();
    }

    /** {@return for instance {@code UDP-Lite 40000 > 5004 coverage 20}} */
    @Override
    public String toString() {
        return "UDP-Lite " + sourcePort + " > " + destinationPort + " coverage "
                + (checksumCoverage == 0 ? "all" : checksumCoverage);
    }
}

package io.rawnet.codec.transport;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
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
import java.util.OptionalLong;

/**
 * DCCP header: the generic header, and what its type adds and the options as octets (RFC 4340 section 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +---------------+-------+-------+-------------------------------+
 * |  Data Offset  | CCVal | CsCov |           Checksum            |
 * +-----+-------+-+-------+-------+-------------------------------+
 * | Res | Type  |X|   Reserved    |  Sequence Number (high bits)  |
 * +-----+-------+-+---------------+-------------------------------+
 * |                  Sequence Number (low bits)                   |   X = 1 only
 * +---------------------------------------------------------------+
 * |           Acknowledgment Number, others, options ...          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * Without X the sequence number is the 24 bits behind the octet of the type.
 *
 * @param sourcePort source port, 0 to 65535
 * @param destinationPort destination port, 0 to 65535
 * @param ccval for the congestion control of the sender, 0 to 15
 * @param checksumCoverage how much data the checksum covers, 0 to 15: 0 all, else that many less one words of 4 octets
 * @param checksum checksum over pseudo header, header and the covered data, 0 to 65535
 * @param reserved the bits before the type, 0 to 7
 * @param type 0 to 15, for instance {@link #REQUEST}
 * @param sequenceNumber with its width
 * @param rest what the type adds, such as an acknowledgment number, and the options; as many octets as the data offset says
 */
public record DccpHeader(
        int sourcePort,
        int destinationPort,
        int ccval,
        int checksumCoverage,
        int checksum,
        int reserved,
        int type,
        DccpSequenceNumber sequenceNumber,
        Octets rest)
        implements TransportHeader, PseudoHeaderChecksum<DccpHeader> {

    /** Type: begins a connection. */
    public static final int REQUEST = 0;

    /** Type: answers a request. */
    public static final int RESPONSE = 1;

    /** Type: data. */
    public static final int DATA = 2;

    /** Type: acknowledgment. */
    public static final int ACK = 3;

    /** Type: data and acknowledgment. */
    public static final int DATA_ACK = 4;

    /** Type: the server asks the client to close. */
    public static final int CLOSE_REQ = 5;

    /** Type: closes. */
    public static final int CLOSE = 6;

    /** Type: resets. */
    public static final int RESET = 7;

    /** Type: asks for synchronization. */
    public static final int SYNC = 8;

    /** Type: answers a sync. */
    public static final int SYNC_ACK = 9;

    private static final List<String> TYPES =
            List.of("Request", "Response", "Data", "Ack", "DataAck", "CloseReq", "Close", "Reset", "Sync", "SyncAck");

    private static final int MAX_LENGTH = 255 * 4;

    private static final int CHECKSUM = 6;

    public DccpHeader {
        Range.u16("sourcePort", sourcePort);
        Range.u16("destinationPort", destinationPort);
        Range.check("ccval", ccval, 15);
        Range.check("checksumCoverage", checksumCoverage, 15);
        Range.u16("checksum", checksum);
        Range.check("reserved", reserved, 7);
        Range.check("type", type, 15);
        Range.check("rest length", rest.size(), MAX_LENGTH - DccpSequenceNumber.OFFSET - sequenceNumber.length());
        Range.multiple("rest", rest.size(), 4);
    }

    /**
     * {@return a header whose checksum covers all data and is 0, as are CCVal and the reserved bits; {@link #completed} fills
     * the checksum in}
     *
     * @param sourcePort source port, 0 to 65535
     * @param destinationPort destination port, 0 to 65535
     * @param type 0 to 15, for instance {@link #REQUEST}
     * @param sequenceNumber with its width
     * @param rest what the type adds, and the options; a multiple of 4 octets, with the fields before them at most 1020
     * @throws IllegalArgumentException if one is outside its range
     */
    public static DccpHeader of(
            int sourcePort, int destinationPort, int type, DccpSequenceNumber sequenceNumber, Octets rest) {
        return new DccpHeader(sourcePort, destinationPort, 0, 0, 0, 0, type, sequenceNumber, rest);
    }

    /**
     * {@return a copy with another checksum coverage; {@link #completed} computes the checksum}
     *
     * @param checksumCoverage how much data the checksum covers, 0 to 15: 0 all, else that many less one words of 4 octets
     * @throws IllegalArgumentException if it is outside
     */
    public DccpHeader withChecksumCoverage(int checksumCoverage) {
        return with(checksumCoverage, checksum);
    }

    private DccpHeader with(int coverage, int sum) {
        return new DccpHeader(sourcePort, destinationPort, ccval, coverage, sum, reserved, type, sequenceNumber, rest);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if there are fewer octets than the generic header has or the data offset says, or the
     *     data offset is less than the generic header
     */
    public static DccpHeader decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("DCCP", in, DccpSequenceNumber.OFFSET + DccpSequenceNumber.SHORT_LENGTH);
        int start = in.position();
        int length = Wire.u8(in, start + 4) * 4;
        int generic = DccpSequenceNumber.OFFSET + DccpSequenceNumber.lengthAt(in, start);
        if (length < generic) {
            throw MalformedPacketException.because(
                    "DCCP", 4, "data offset " + length / 4 + " is below " + generic / 4, generic, length);
        }
        Wire.take("DCCP", in, length);
        return new DccpHeader(
                Wire.u16(in, start),
                Wire.u16(in, start + 2),
                Wire.u8(in, start + 5) >>> 4,
                Wire.u8(in, start + 5) & 0xF,
                Wire.u16(in, start + 6),
                Wire.u8(in, start + 8) >>> 5,
                Wire.u8(in, start + 8) >>> 1 & 0xF,
                DccpSequenceNumber.at(in, start),
                Octets.copyOf(in, start + generic, length - generic));
    }

    @Override
    public int length() {
        return DccpSequenceNumber.OFFSET + sequenceNumber.length() + rest.size();
    }

    /** {@return the length of the header in units of 4 octets, 3 to 255} */
    public int dataOffset() {
        return length() / 4;
    }

    /**
     * {@return the acknowledgment number with which {@link #rest} begins, 0 to 2^48-1, or to 2^24-1 behind a sequence number
     * of 24 bits (RFC 4340 section 5.1); empty where the type has none or the rest is too short for it}
     */
    public OptionalLong acknowledgmentNumber() {
        boolean acknowledges = type != REQUEST && type != DATA && type <= SYNC_ACK;
        if (!acknowledges || rest.size() < sequenceNumber.length()) {
            return OptionalLong.empty();
        }
        ByteBuffer in = rest.buffer();
        return OptionalLong.of(sequenceNumber.extended() ? Wire.u48(in, 2) : Wire.u24(in, 1));
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put16(out, start, sourcePort);
        Wire.put16(out, start + 2, destinationPort);
        Wire.put8(out, start + 4, dataOffset());
        Wire.put8(out, start + 5, ccval << 4 | checksumCoverage);
        Wire.put16(out, start + CHECKSUM, checksum);
        sequenceNumber.encode(out, start, reserved << 5 | type << 1);
        rest.encode(out, start + DccpSequenceNumber.OFFSET + sequenceNumber.length());
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.DCCP);
    }

    /**
     * {@return a copy with the checksum that pseudo header, header and the covered part of the payload ask for} A coverage
     * beyond the payload counts as all of it.
     *
     * @param pseudoHeader the addresses the packet travels between
     * @param payload the data behind the header, from position to limit; not moved
     */
    @Override
    public DccpHeader withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return with(checksumCoverage, computeChecksum(pseudoHeader, payload));
    }

    private int computeChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        ByteBuffer covered = payload.slice(payload.position(), Math.min(coveredData(), payload.remaining()));
        return InternetChecksum.finish(ControlMessage.sum(this, covered, CHECKSUM)
                + pseudoHeader.sum(IpProtocol.DCCP.number(), length() + payload.remaining()));
    }

    /** How many octets of data the checksum covers, if there are as many. */
    private int coveredData() {
        return checksumCoverage == 0 ? Integer.MAX_VALUE : (checksumCoverage - 1) * 4;
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(
                context.stateOf(checksum, coveredData(), this::computeChecksum).at("RFC 4340 9.1", 6));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        found.addIf(sourcePort == 0, "RFC 6335 6", 0, "source port 0 is reserved");
        found.addIf(destinationPort == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        int present = context.payload().remaining();
        boolean tooLarge = !context.incomplete() && checksumCoverage > 0 && coveredData() > present;
        found.addIf(tooLarge, "RFC 4340 9.2", 5, "checksum coverage " + checksumCoverage + " is more than the data");
        found.addIf(reserved != 0, "RFC 4340 5.1", 8, "reserved bits are set");
        if (type > SYNC_ACK) {
            found.add("RFC 4340 5.1", 8, "type " + type + " is reserved");
        } else if (!sequenceNumber.extended() && !allowsShortSequenceNumber()) {
            found.add("RFC 4340 5.1", 8, "a short sequence number on other than Data, Ack and DataAck");
        }
        found.addIf(sequenceNumber.reserved() != 0, "RFC 4340 5.1", 9, "reserved bits are set");
        return found.list();
    }

    private boolean allowsShortSequenceNumber() {
        return type == DATA || type == ACK || type == DATA_ACK;
    }

    /** {@return for instance {@code DCCP 40000 > 5001 Request seq 7}} */
    @Override
    public String toString() {
        String name = type < TYPES.size() ? TYPES.get(type) : "type-" + type;
        String line = "DCCP " + sourcePort + " > " + destinationPort + " " + name + " seq " + sequenceNumber.value();
        line += acknowledgmentNumber().isPresent()
                ? " ack " + acknowledgmentNumber().getAsLong()
                : "";
        return checksumCoverage == 0 ? line : line + " cscov " + checksumCoverage;
    }
}

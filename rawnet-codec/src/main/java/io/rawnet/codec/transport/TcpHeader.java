package io.rawnet.codec.transport;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.PseudoHeaderChecksum;
import io.rawnet.codec.TransportHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.option.TcpOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * TCP header (RFC 9293 section 3.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Source Port          |       Destination Port        |
 * +-------------------------------+-------------------------------+
 * |                        Sequence Number                        |
 * +---------------------------------------------------------------+
 * |                    Acknowledgment Number                      |
 * +-------+-------+---------------+-------------------------------+
 * | Data  | Rsrvd |C E U A P R S F|            Window             |
 * | Offset|       |                                               |
 * +-------+-------+---------------+-------------------------------+
 * |           Checksum            |        Urgent Pointer         |
 * +-------------------------------+-------------------------------+
 * |                     Options and padding ...                   |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param sourcePort source port, 0 to 65535
 * @param destinationPort destination port, 0 to 65535
 * @param sequenceNumber sequence number of the first data octet, or of the SYN, 0 to 2^32-1
 * @param acknowledgmentNumber the next sequence number the sender expects, 0 to 2^32-1
 * @param reserved the bits between data offset and control bits, 0 to 15; the lowest is AccECN's AE
 * @param controlBits 0 to 255, for instance {@code SYN | ACK}
 * @param window how many octets the sender takes, not scaled, 0 to 65535
 * @param checksum checksum over pseudo header, header and data, 0 to 65535
 * @param urgentPointer offset of the octet behind the urgent data, 0 to 65535
 * @param options options with their padding
 */
public record TcpHeader(
        int sourcePort,
        int destinationPort,
        long sequenceNumber,
        long acknowledgmentNumber,
        int reserved,
        int controlBits,
        int window,
        int checksum,
        int urgentPointer,
        TcpOptions options)
        implements TransportHeader, PseudoHeaderChecksum<TcpHeader> {

    /** The length of a header without options in octets. */
    public static final int MIN_LENGTH = TcpView.MIN_LENGTH;

    /** Control bit: the sender has no more data. */
    public static final int FIN = 0x01;

    /** Control bit: synchronize sequence numbers. */
    public static final int SYN = 0x02;

    /** Control bit: reset the connection. */
    public static final int RST = 0x04;

    /** Control bit: push. */
    public static final int PSH = 0x08;

    /** Control bit: the acknowledgment number counts. */
    public static final int ACK = 0x10;

    /** Control bit: the urgent pointer counts. */
    public static final int URG = 0x20;

    /** Control bit: ECN echo (RFC 3168). */
    public static final int ECE = 0x40;

    /** Control bit: congestion window reduced (RFC 3168). */
    public static final int CWR = 0x80;

    /** The reserved bit that RFC 9768 makes a control bit: accurate ECN. */
    public static final int AE = 0x1;

    public TcpHeader {
        NotNull.check("options", options);
        Range.u16("sourcePort", sourcePort);
        Range.u16("destinationPort", destinationPort);
        Range.u32("sequenceNumber", sequenceNumber);
        Range.u32("acknowledgmentNumber", acknowledgmentNumber);
        Range.check("reserved", reserved, 15);
        Range.u8("controlBits", controlBits);
        Range.u16("window", window);
        Range.u16("checksum", checksum);
        Range.u16("urgentPointer", urgentPointer);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the header is shorter than 20 octets or than its data offset says
     */
    public static TcpHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Wire.require("TCP", in, start, MIN_LENGTH);
        long second = Wire.i64(in, start + 8);
        int length = TcpView.checkedLength((int) (second >>> 26) & 0x3C, in.limit() - start);
        in.position(start + length);
        return read(in, start, length, second);
    }

    /** {@return the header at an index of a buffer, whose length and second eight octets the caller has read and checked} */
    static TcpHeader read(ByteBuffer in, int start, int length, long second) {
        long first = Wire.i64(in, start);
        int third = Wire.i32(in, start + 16);
        int bitsAndWindow = (int) second;
        TcpOptions options = TcpOptions.copyOf(in, start + MIN_LENGTH, length - MIN_LENGTH);
        return new TcpHeader(
                (int) (first >>> 48),
                (int) (first >>> 32) & 0xFFFF,
                first & 0xFFFF_FFFFL,
                second >>> 32,
                bitsAndWindow >>> 24 & 0xF,
                bitsAndWindow >>> 16 & 0xFF,
                bitsAndWindow & 0xFFFF,
                third >>> 16,
                third & 0xFFFF,
                options);
    }

    /** {@return a builder with no options, window 65535, and all else 0} */
    public static TcpHeaderBuilder builder() {
        return new TcpHeaderBuilder();
    }

    /** {@return a builder that starts from this header} */
    public TcpHeaderBuilder toBuilder() {
        return new TcpHeaderBuilder(this);
    }

    /**
     * {@return a segment that asks for a connection: SYN, with sequence number 0, window 65535 and no options}
     *
     * @param sourcePort source port, 0 to 65535
     * @param destinationPort destination port, 0 to 65535
     * @throws IllegalArgumentException if a port is outside its range
     */
    public static TcpHeader syn(int sourcePort, int destinationPort) {
        return builder()
                .sourcePort(sourcePort)
                .destinationPort(destinationPort)
                .controlBits(SYN)
                .build();
    }

    /**
     * {@return a builder of the segment that the receiver of this one sends next: ACK, the ports swapped, this segment's
     * acknowledgment number as its sequence number (0 if this one has no ACK), and all of this segment acknowledged (RFC 9293
     * section 3.4)} The rest is as in {@link #builder()}: further control bits replace ACK, so name it again with them.
     *
     * @param payloadLength how many octets of data this segment has, 0 or more
     * @throws IllegalArgumentException if the length is negative
     */
    public TcpHeaderBuilder reply(int payloadLength) {
        return builder()
                .sourcePort(destinationPort)
                .destinationPort(sourcePort)
                .sequenceNumber(has(ACK) ? acknowledgmentNumber : 0)
                .acknowledgmentNumber(SequenceNumber.plus(sequenceNumber, segmentLength(payloadLength)))
                .controlBits(ACK);
    }

    /**
     * {@return how many sequence numbers the segment takes up, where SYN and FIN count as one each: SEG.LEN of RFC 9293 section 3.4}
     *
     * @param payloadLength how many octets of data the segment has, 0 or more; more than 65535 with segmentation offload
     * @throws IllegalArgumentException if the length is negative
     */
    public long segmentLength(int payloadLength) {
        Range.check("payloadLength", payloadLength, Integer.MAX_VALUE);
        return (long) payloadLength + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
    }

    @Override
    public int length() {
        return MIN_LENGTH + options.length();
    }

    /** {@return the length of the header in units of 4 octets, 5 to 15} */
    public int dataOffset() {
        return length() / 4;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put64(out, start, portsAndSequenceNumber());
        Wire.put64(out, start + 8, acknowledgmentNumberToWindow());
        Wire.put32(out, start + 16, checksum << 16 | urgentPointer);
        options.encode(out, start + MIN_LENGTH);
    }

    private long portsAndSequenceNumber() {
        return (long) sourcePort << 48 | (long) destinationPort << 32 | sequenceNumber;
    }

    private long acknowledgmentNumberToWindow() {
        long dataOffset = dataOffset();
        return acknowledgmentNumber << 32 | dataOffset << 28 | reserved << 24 | controlBits << 16 | window;
    }

    /**
     * {@return whether every one of some control bits is set}
     *
     * @param bits for instance {@code SYN | ACK}
     */
    public boolean has(int bits) {
        return (controlBits & bits) == bits;
    }

    /**
     * {@return the bits AE, CWR and ECE as one number, 0 to 7: the ACE field (RFC 9768 section 3.2.2)} On a segment without
     * SYN it counts CE-marked packets modulo 8; on SYN and SYN-ACK the bits negotiate.
     */
    public int ace() {
        return (reserved & AE) << 2 | controlBits >>> 6;
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.TCP);
    }

    /**
     * {@return a copy with the checksum that pseudo header, header and payload ask for}
     *
     * @param pseudoHeader the addresses the segment travels between
     * @param payload the data behind the header, from position to limit; not moved
     */
    @Override
    public TcpHeader withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return toBuilder().checksum(computeChecksum(pseudoHeader, payload)).build();
    }

    private int computeChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        long sum = InternetChecksum.sum(portsAndSequenceNumber())
                + InternetChecksum.sum(acknowledgmentNumberToWindow())
                + urgentPointer
                + options.sum()
                + InternetChecksum.sum(payload)
                + pseudoHeader.sum(IpProtocol.TCP.number(), length() + payload.remaining());
        return InternetChecksum.finish(sum);
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(context.stateOf(checksum, this::computeChecksum).at("RFC 9293 3.1", 16));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return TcpRules.violations(this);
    }

    /**
     * {@return whether this segment has the ports of the request, swapped, and acknowledges it (RFC 9293 section 3.4) or resets
     * the connection as section 3.5.2 says} A part of the request is enough for an acknowledgment. A reset acknowledges all of
     * it, or without ACK has the sequence number that the request acknowledges.
     */
    @Override
    public boolean answers(Header request, int requestPayload) {
        if (!(request instanceof TcpHeader segment) || !TransportHeader.super.answers(request, requestPayload)) {
            return false;
        }
        long first = segment.sequenceNumber;
        long end = SequenceNumber.plus(first, segment.segmentLength(requestPayload));
        if (!has(ACK)) {
            return has(RST) && segment.has(ACK) && sequenceNumber == segment.acknowledgmentNumber;
        }
        boolean acknowledgesPart = SequenceNumber.compare(acknowledgmentNumber, first) > 0
                && SequenceNumber.compare(acknowledgmentNumber, end) < 0;
        return acknowledgmentNumber == end || !has(RST) && acknowledgesPart;
    }

    /** {@return for instance {@code TCP 40000 > 80 [S] seq 1 win 65535 <mss 1460>}} */
    @Override
    public String toString() {
        String line = "TCP " + sourcePort + " > " + destinationPort + " [" + controlBitLetters() + "]";
        line += " seq " + sequenceNumber + (has(ACK) ? " ack " + acknowledgmentNumber : "");
        line += " win " + window + (has(URG) ? " urg " + urgentPointer : "");
        return options.length() == 0 ? line : line + " " + options;
    }

    /** The letters that tcpdump uses. */
    private String controlBitLetters() {
        StringBuilder letters = new StringBuilder(8);
        String all = "FSRP.UEW";
        for (int bit = 0; bit < all.length(); bit++) {
            if ((controlBits >>> bit & 1) == 1) {
                letters.append(all.charAt(bit));
            }
        }
        if ((reserved & AE) != 0) {
            letters.append('e');
        }
        return letters.length() == 0 ? "none" : letters.toString();
    }
}

package io.rawnet.codec.network;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * IPv6 mobility header with its message kept as octets (RFC 6275 section 6.1.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+---------------+---------------+
 * | Payload Proto |  Header Len   |   MH Type     |   Reserved    |
 * +---------------+---------------+---------------+---------------+
 * |           Checksum            |        Message Data ...       |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param nextHeader what follows: the payload protocol, which should be no next header
 * @param type which message, 0 to 255
 * @param reserved 0 to 255; should be 0
 * @param checksum checksum over pseudo header and this header, 0 to 65535
 * @param data the message data, 2, 10, 18 ... 2042 octets
 */
public record MobilityHeader(IpProtocol nextHeader, int type, int reserved, int checksum, Octets data)
        implements ExtensionHeader {

    private static final int BEFORE_DATA = 6;
    private static final int MAX_DATA = 2042;

    public MobilityHeader {
        NotNull.check("nextHeader", nextHeader);
        Range.u8("type", type);
        Range.u8("reserved", reserved);
        Range.u16("checksum", checksum);
        Range.check("data length", data.size(), MAX_DATA);
        Range.octets(data.size() % 8 == 2, "data", "2, 10, 18 ... octets", data.size());
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the header is shorter than 8 octets or than its length says
     */
    public static MobilityHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Octets data = Extensions.take("IPv6 mobility", in, BEFORE_DATA);
        return new MobilityHeader(
                IpProtocol.of(Wire.u8(in, start)),
                Wire.u8(in, start + 2),
                Wire.u8(in, start + 3),
                Wire.u16(in, start + 4),
                data);
    }

    @Override
    public int length() {
        return BEFORE_DATA + data.size();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Extensions.claim(out, this);
        Wire.put8(out, start + 2, type);
        Wire.put8(out, start + 3, reserved);
        Wire.put16(out, start + 4, checksum);
        data.encode(out, start + BEFORE_DATA);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.MOBILITY);
    }

    /**
     * {@return a copy with the checksum that pseudo header and header ask for}
     *
     * @param pseudoHeader the addresses the message travels between
     */
    public MobilityHeader withChecksum(PseudoHeader pseudoHeader) {
        return new MobilityHeader(nextHeader, type, reserved, computeChecksum(pseudoHeader), data);
    }

    private int computeChecksum(PseudoHeader pseudoHeader) {
        long sum = (nextHeader.number() << 8 | length() / 8 - 1) + (type << 8 | reserved) + data.sum();
        return InternetChecksum.finish(sum + pseudoHeader.sum(IpProtocol.MOBILITY.number(), length()));
    }

    /** {@return a copy with next header and checksum filled in, where there is a network header} */
    @Override
    public MobilityHeader completed(HeaderContext context) {
        IpProtocol following = Extensions.following(context, nextHeader);
        MobilityHeader completed = new MobilityHeader(following, type, reserved, checksum, data);
        return context.pseudoHeader().map(completed::withChecksum).orElse(completed);
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return Obstacle.toChecksum("mobility", context);
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(context.stateOf(checksum, (pseudoHeader, payload) -> computeChecksum(pseudoHeader))
                .at("RFC 6275 6.1.1", 4));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        boolean announces = !nextHeader.equals(IpProtocol.NO_NEXT_HEADER);
        return Extensions.violations(context)
                .addIf(announces, "RFC 6275 6.1.1", 0, "payload protocol is " + nextHeader + ", not no next header")
                .addIf(reserved != 0, "RFC 6275 6.1.1", 3, "the reserved octet is not 0")
                .list();
    }

    /** {@return for instance {@code mobility type 5 length 32 no next header}} */
    @Override
    public String toString() {
        return "mobility type " + type + " length " + length() + " " + nextHeader;
    }
}

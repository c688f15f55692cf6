package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * DATA chunk (RFC 9260 section 3.3.1).
 *
 * <pre>
 * +---------------+-------+-+-+-+-+-------------------------------+
 * |   Type = 0    |  Res  |I|U|B|E|            Length             |
 * +---------------+-------+-+-+-+-+-------------------------------+
 * |                              TSN                              |
 * +-------------------------------+-------------------------------+
 * |       Stream Identifier       |    Stream Sequence Number     |
 * +-------------------------------+-------------------------------+
 * |                 Payload Protocol Identifier                   |
 * +---------------------------------------------------------------+
 * |                         User Data ...                         |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param flags 0 to 255, for instance {@code BEGINNING | ENDING}
 * @param tsn transmission sequence number, 0 to 2^32-1
 * @param streamIdentifier the stream, 0 to 65535
 * @param streamSequenceNumber the message's number within its stream, 0 to 65535
 * @param payloadProtocolIdentifier type of the data, which the two ends agree on, 0 to 2^32-1
 * @param userData the data, at most 65519 octets
 */
public record DataChunk(
        int flags,
        long tsn,
        int streamIdentifier,
        int streamSequenceNumber,
        long payloadProtocolIdentifier,
        Octets userData)
        implements SctpChunk {

    /** Flag: the last fragment of a message. */
    public static final int ENDING = 1;

    /** Flag: the first fragment of a message. */
    public static final int BEGINNING = 2;

    /** Flag: the message has no order. */
    public static final int UNORDERED = 4;

    /** Flag: the sender requests an immediate acknowledgment. */
    public static final int IMMEDIATE = 8;

    private static final int FIXED_LENGTH = 12;

    public DataChunk {
        Range.u8("flags", flags);
        Range.u32("tsn", tsn);
        Range.u16("streamIdentifier", streamIdentifier);
        Range.u16("streamSequenceNumber", streamSequenceNumber);
        Range.u32("payloadProtocolIdentifier", payloadProtocolIdentifier);
        Range.check("user data length", userData.size(), MAX_VALUE - FIXED_LENGTH);
    }

    static SctpChunk read(int flags, Octets value) {
        if (value.size() < FIXED_LENGTH) {
            return new OpaqueChunk(DATA, flags, value);
        }
        ByteBuffer in = value.buffer();
        return new DataChunk(
                flags,
                Wire.u32(in, 0),
                Wire.u16(in, 4),
                Wire.u16(in, 6),
                Wire.u32(in, 8),
                value.slice(FIXED_LENGTH, value.size()));
    }

    @Override
    public int type() {
        return DATA;
    }

    @Override
    public Octets value() {
        return TypeLengthValue.value(FIXED_LENGTH + userData.size(), out -> {
            out.putInt((int) tsn);
            out.putShort((short) streamIdentifier).putShort((short) streamSequenceNumber);
            out.putInt((int) payloadProtocolIdentifier);
            userData.encode(out);
        });
    }

    /** {@return for instance {@code DATA (BE) tsn 7 sid 0 sseq 3 ppid 18 5 octets}} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("DATA (");
        line.append((flags & IMMEDIATE) != 0 ? "I" : "").append((flags & UNORDERED) != 0 ? "U" : "");
        line.append((flags & BEGINNING) != 0 ? "B" : "").append((flags & ENDING) != 0 ? "E" : "");
        line.append(") tsn ").append(tsn).append(" sid ").append(streamIdentifier);
        line.append(" sseq ").append(streamSequenceNumber).append(" ppid ").append(payloadProtocolIdentifier);
        return line.append(' ').append(userData.size()).append(" octets").toString();
    }
}

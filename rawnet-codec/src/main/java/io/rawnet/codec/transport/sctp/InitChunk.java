package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * INIT or INIT ACK chunk (RFC 9260 sections 3.3.2 and 3.3.3).
 *
 * <pre>
 * +---------------+---------------+-------------------------------+
 * | Type = 1 or 2 |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                         Initiate Tag                          |
 * +---------------------------------------------------------------+
 * |          Advertised Receiver Window Credit (a_rwnd)           |
 * +-------------------------------+-------------------------------+
 * |  Number of Outbound Streams   |  Number of Inbound Streams    |
 * +-------------------------------+-------------------------------+
 * |                          Initial TSN                          |
 * +---------------------------------------------------------------+
 * |                        Parameters ...                         |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param type {@link SctpChunk#INIT} or {@link SctpChunk#INIT_ACK}
 * @param flags reserved, 0 to 255
 * @param initiateTag the verification tag of packets to the sender, 0 to 2^32-1
 * @param advertisedReceiverWindow octets of buffer the sender sets aside, 0 to 2^32-1
 * @param outboundStreams number of streams on which the sender sends, 0 to 65535
 * @param inboundStreams greatest number of streams on which the peer may send, 0 to 65535
 * @param initialTsn the sender's first transmission sequence number, 0 to 2^32-1
 * @param parameters the parameters, at most 65515 octets
 */
public record InitChunk(
        int type,
        int flags,
        long initiateTag,
        long advertisedReceiverWindow,
        int outboundStreams,
        int inboundStreams,
        long initialTsn,
        SctpParameters parameters)
        implements SctpChunk {

    static final int FIXED_LENGTH = 16;

    public InitChunk {
        Range.oneOf("type", type, INIT, INIT_ACK);
        Range.u8("flags", flags);
        Range.u32("initiateTag", initiateTag);
        Range.u32("advertisedReceiverWindow", advertisedReceiverWindow);
        Range.u16("outboundStreams", outboundStreams);
        Range.u16("inboundStreams", inboundStreams);
        Range.u32("initialTsn", initialTsn);
        Range.check("parameters length", parameters.length(), MAX_VALUE - FIXED_LENGTH);
    }

    static SctpChunk read(int type, int flags, Octets value) {
        if (value.size() < FIXED_LENGTH) {
            return new OpaqueChunk(type, flags, value);
        }
        ByteBuffer in = value.buffer();
        return new InitChunk(
                type,
                flags,
                Wire.u32(in, 0),
                Wire.u32(in, 4),
                Wire.u16(in, 8),
                Wire.u16(in, 10),
                Wire.u32(in, 12),
                new SctpParameters(value.slice(FIXED_LENGTH, value.size())));
    }

    @Override
    public Octets value() {
        return TypeLengthValue.value(FIXED_LENGTH + parameters.length(), out -> {
            out.putInt((int) initiateTag).putInt((int) advertisedReceiverWindow);
            out.putShort((short) outboundStreams).putShort((short) inboundStreams);
            out.putInt((int) initialTsn);
            parameters.octets().encode(out);
        });
    }

    /** {@return for instance {@code INIT tag 0x2 tsn 7 streams 10/10 rwnd 65535}} */
    @Override
    public String toString() {
        return SctpChunkNames.of(type) + " tag 0x" + Long.toHexString(initiateTag) + " tsn " + initialTsn + " streams "
                + outboundStreams + "/" + inboundStreams + " rwnd " + advertisedReceiverWindow + parameters;
    }
}

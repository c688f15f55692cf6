package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;

/**
 * SHUTDOWN chunk (RFC 9260 section 3.3.8).
 *
 * @param flags reserved, 0 to 255
 * @param cumulativeTsnAck the last TSN received without a gap before it, 0 to 2^32-1
 */
public record ShutdownChunk(int flags, long cumulativeTsnAck) implements SctpChunk {

    private static final int VALUE_LENGTH = 4;

    public ShutdownChunk {
        Range.u8("flags", flags);
        Range.u32("cumulativeTsnAck", cumulativeTsnAck);
    }

    static SctpChunk read(int flags, Octets value) {
        return value.size() == VALUE_LENGTH
                ? new ShutdownChunk(flags, Wire.u32(value.buffer(), 0))
                : new OpaqueChunk(SHUTDOWN, flags, value);
    }

    @Override
    public int type() {
        return SHUTDOWN;
    }

    @Override
    public Octets value() {
        return TypeLengthValue.value(VALUE_LENGTH, out -> out.putInt((int) cumulativeTsnAck));
    }

    @Override
    public String toString() {
        return "SHUTDOWN cum ack " + cumulativeTsnAck;
    }
}

package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

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

    static boolean suits(ByteBuffer value) {
        return value.capacity() == VALUE_LENGTH;
    }

    static ShutdownChunk read(int flags, ByteBuffer value) {
        return new ShutdownChunk(flags, Wire.u32(value, 0));
    }

    @Override
    public int type() {
        return SHUTDOWN;
    }

    @Override
    public Octets value() {
        return Octets.copyOf(
                ByteBuffer.allocate(VALUE_LENGTH).putInt((int) cumulativeTsnAck).flip());
    }

    @Override
    public String toString() {
        return "SHUTDOWN cum ack " + cumulativeTsnAck;
    }
}

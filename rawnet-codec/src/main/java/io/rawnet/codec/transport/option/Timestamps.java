package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Timestamps, kind 8 (RFC 7323 section 3.2).
 *
 * @param value the sender's clock, 0 to 2^32-1
 * @param echoReply the clock value it echoes, meaningful with ACK alone, 0 to 2^32-1
 */
public record Timestamps(long value, long echoReply) implements TcpOption {

    static final int KIND = 8;

    public Timestamps {
        Range.u32("value", value);
        Range.u32("echoReply", echoReply);
    }

    static Timestamps read(Octets data) {
        ByteBuffer in = data.buffer();
        return new Timestamps(Wire.u32(in, 0), Wire.u32(in, 4));
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public Octets data() {
        return Octets.copyOf(ByteBuffer.allocate(8)
                .putInt((int) value)
                .putInt((int) echoReply)
                .flip());
    }

    @Override
    public String toString() {
        return "TS val " + value + " ecr " + echoReply;
    }
}

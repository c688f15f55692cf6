package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;

/**
 * Timestamps, kind 8 (RFC 7323 section 3.2).
 *
 * @param value the sender's clock, 0 to 2^32-1
 * @param echoReply the clock value it echoes, meaningful with ACK alone, 0 to 2^32-1
 */
public record Timestamps(long value, long echoReply) implements TcpOption {

    public Timestamps {
        Range.u32("value", value);
        Range.u32("echoReply", echoReply);
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(8, out -> out.putInt((int) value).putInt((int) echoReply));
    }

    @Override
    public String toString() {
        return "TS val " + value + " ecr " + echoReply;
    }
}

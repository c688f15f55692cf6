package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * User timeout, kind 28 (RFC 5482 section 3): how long the sender lets data stay unacknowledged.
 *
 * @param inMinutes the granularity bit: whether the timeout is in minutes, else in seconds
 * @param timeout the timeout, 0 to 32767
 */
public record UserTimeout(boolean inMinutes, int timeout) implements TcpOption {

    private static final int GRANULARITY = 0x8000;

    public UserTimeout {
        Range.check("timeout", timeout, 0x7FFF);
    }

    static UserTimeout read(ByteBuffer data) {
        int field = Wire.u16(data, 0);
        return new UserTimeout((field & GRANULARITY) != 0, field & ~GRANULARITY);
    }

    /** {@return the timeout} */
    public Duration duration() {
        return inMinutes ? Duration.ofMinutes(timeout) : Duration.ofSeconds(timeout);
    }

    @Override
    public Octets data() {
        return Octets.of(timeout >>> 8 | (inMinutes ? GRANULARITY >>> 8 : 0), timeout & 0xFF);
    }

    @Override
    public String toString() {
        return "uto " + timeout + (inMinutes ? " min" : " s");
    }
}

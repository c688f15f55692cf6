package io.rawnet.codec.transport.option;

import io.rawnet.codec.internal.Range;
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

    static UserTimeout of(int field) {
        return new UserTimeout((field & GRANULARITY) != 0, field & ~GRANULARITY);
    }

    /** {@return the timeout} */
    public Duration duration() {
        return inMinutes ? Duration.ofMinutes(timeout) : Duration.ofSeconds(timeout);
    }

    int field() {
        return timeout | (inMinutes ? GRANULARITY : 0);
    }

    @Override
    public String toString() {
        return "uto " + timeout + (inMinutes ? " min" : " s");
    }
}

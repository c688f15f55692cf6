package io.rawnet.channel;

import io.rawnet.channel.waiting.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How long and how often an exchange asks. */
record ExchangeSettings<M>(
        Duration timeout, int retries, Duration interval, Optional<Consumer<? super Arrival<M>>> others) {

    static <M> ExchangeSettings<M> standard() {
        return new ExchangeSettings<>(Duration.ofSeconds(1), 0, Duration.ZERO, Optional.empty());
    }

    ExchangeSettings {
        if (Arguments.require(timeout, "timeout").isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be more than zero, not " + timeout);
        }
        if (Arguments.require(interval, "interval").isNegative()) {
            throw new IllegalArgumentException("interval must be zero or more, not " + interval);
        }
        Arguments.requireRange(retries, 0, Integer.MAX_VALUE, "retries");
    }
}

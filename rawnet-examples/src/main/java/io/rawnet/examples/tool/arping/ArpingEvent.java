package io.rawnet.examples.tool.arping;

import java.time.Duration;

/** What the network thread tells the printing one. */
sealed interface ArpingEvent {
    /**
     * Somebody answered.
     *
     * @param unicast whether to this host alone
     * @param time how long it took
     */
    record Heard(Claim claim, boolean unicast, Duration time) implements ArpingEvent {}

    /**
     * There is nothing more to come.
     *
     * @param sent how many questions were asked
     * @param broadcast how many of them everybody was asked
     */
    record Finished(long sent, long broadcast) implements ArpingEvent {}

    /**
     * Sending or receiving came to an end.
     *
     * @param failure why
     */
    record Broken(Exception failure) implements ArpingEvent {}
}

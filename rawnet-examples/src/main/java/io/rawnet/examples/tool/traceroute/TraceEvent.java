package io.rawnet.examples.tool.traceroute;

import java.util.Optional;

/** What the network thread tells the printing one. */
sealed interface TraceEvent {
    /**
     * What became of a probe. These come in the order of the probes.
     *
     * @param index which of all probes it is, from 0 on
     * @param answer its answer; empty if none came in time
     */
    record Settled(int index, Optional<HopAnswer> answer) implements TraceEvent {}

    /** The way has been gone to its end. */
    record Finished() implements TraceEvent {}

    /**
     * Sending or receiving came to an end.
     *
     * @param failure why
     */
    record Broken(Exception failure) implements TraceEvent {}
}

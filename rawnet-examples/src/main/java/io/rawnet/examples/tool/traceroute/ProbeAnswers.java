package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.ip.ReceivedError;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes what probes cause. */
interface ProbeAnswers {
    /** {@return the first probe that waits for an answer and fulfils a condition} */
    Optional<Probe> find(Predicate<Probe> condition);

    /** The target itself answered a probe, with no error. */
    void replied(Probe probe, IpAddress host, Optional<Instant> arrival);

    /** A probe caused an error. */
    void failed(Probe probe, ReceivedError error);
}

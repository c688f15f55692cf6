package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** What probes leave through, and where what they cause arrives. One thread uses it; any may close it. */
interface ProbeSocket extends Closeable {
    /** {@return octets of the first probe with its IP header} */
    int firstLength();

    /** {@return the address that probes are sent from} */
    IpAddress source();

    /**
     * {@return a probe to send next}
     *
     * @param index which of all probes it is, from 0 on
     * @param length octets with the IP header; a probe that needs more has more
     */
    Probe probe(int index, int length) throws IOException;

    /**
     * Sends a probe.
     *
     * @param hopLimit its time to live or hop limit, 1 to 255
     */
    void send(Probe probe, int hopLimit) throws IOException;

    /** Waits until something has arrived, or for some time. */
    void await(Duration timeout) throws IOException;

    /**
     * Takes what has arrived, without waiting.
     *
     * @param answers takes what belongs to a probe
     * @return whether nothing was left
     */
    boolean receive(ProbeAnswers answers) throws IOException;

    /** Takes note that a probe waits for nothing any more. */
    void forget(Probe probe);
}

package io.rawnet.codec.stream;

import io.rawnet.codec.flow.FlowLimits;
import io.rawnet.codec.internal.Range;
import java.util.Objects;

/**
 * How much a {@link TcpReassembler} keeps, so that hostile segments cannot make it keep more. Data in order are not kept at
 * all; what waits for missing data counts, bookkeeping included by estimate.
 *
 * @param streams how many streams are kept, and how long without a segment; streams that have ended count until then
 * @param maxOctets the most memory for all waiting data in octets, 1 or more; beyond it the data that have been missing
 *     longest are given up
 * @param maxOctetsPerSide the most memory for the waiting data of one side of a stream in octets, 1 or more; beyond it the
 *     first missing data of that side are given up
 */
public record StreamLimits(FlowLimits streams, long maxOctets, long maxOctetsPerSide) {

    /** 65,536 streams, each kept for 5 minutes after its last segment, 64 MiB in all and 4 MiB for each side. */
    public static final StreamLimits DEFAULT = new StreamLimits(FlowLimits.DEFAULT, 64 << 20, 4 << 20);

    public StreamLimits {
        Objects.requireNonNull(streams, "streams");
        Range.atLeast("maxOctets", maxOctets, 1);
        Range.atLeast("maxOctetsPerSide", maxOctetsPerSide, 1);
    }
}

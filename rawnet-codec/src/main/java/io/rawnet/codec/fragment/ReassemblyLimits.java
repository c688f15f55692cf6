package io.rawnet.codec.fragment;

import io.rawnet.codec.internal.Range;
import java.time.Duration;

/**
 * How much a reassembler keeps, so that hostile fragments cannot make it keep more.
 *
 * @param maxOctets the most memory for all unfinished packets in octets, bookkeeping included by estimate, 1 or more; when it
 *     is used up the oldest packet is abandoned
 * @param maxPackets the most unfinished packets, 1 or more; when there are more the oldest is abandoned
 * @param maxFragments the most fragments of one packet, 2 or more; a packet with more is discarded
 * @param maxAge how long after its first fragment an unfinished packet is kept, positive
 */
public record ReassemblyLimits(long maxOctets, int maxPackets, int maxFragments, Duration maxAge) {

    /**
     * 4 MiB, 1024 packets, 128 fragments a packet, 60 seconds: what RFC 8200 section 4.5 asks for and RFC 1122 section 3.3.2
     * allows. 128 fragments carry the longest packet over every link of at least 552 octets.
     */
    public static final ReassemblyLimits DEFAULT = new ReassemblyLimits(4 << 20, 1024, 128, Duration.ofSeconds(60));

    public ReassemblyLimits {
        Range.atLeast("maxOctets", maxOctets, 1);
        Range.atLeast("maxPackets", maxPackets, 1);
        Range.atLeast("maxFragments", maxFragments, 2);
        Range.duration("maxAge", maxAge);
    }
}

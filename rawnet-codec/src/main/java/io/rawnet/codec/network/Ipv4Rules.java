package io.rawnet.codec.network;

import io.rawnet.codec.Surroundings;
import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** What a structurally sound IPv4 header must not be. */
final class Ipv4Rules {

    private static final int RESERVED_FLAG = 4;

    private Ipv4Rules() {}

    static List<Violation> violations(Ipv4Header header, Surroundings surroundings) {
        List<Violation> found = new ArrayList<>();
        if (header.totalLength() != 0 && header.totalLength() < header.length()) {
            found.add(new Violation(
                    "RFC 791 3.1",
                    2,
                    "total length " + header.totalLength() + " is less than the header's " + header.length()));
        }
        if ((header.flags() & RESERVED_FLAG) != 0) {
            found.add(new Violation("RFC 791 3.1", 6, "the reserved flag is set"));
        }
        if (header.timeToLive() == 0) {
            found.add(new Violation("RFC 1122 3.2.1.7", 8, "time to live is 0"));
        }
        if (header.source().isMulticast() || header.source().bits() == -1) {
            found.add(new Violation("RFC 1122 3.2.1.3", 12, "source " + header.source() + " is not a host's address"));
        }
        return List.copyOf(found);
    }
}

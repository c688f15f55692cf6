package io.rawnet.codec.transport;

import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** What a structurally sound TCP header must not be. */
final class TcpRules {

    private TcpRules() {}

    static List<Violation> violations(TcpHeader header) {
        List<Violation> found = new ArrayList<>();
        if (header.sourcePort() == 0) {
            found.add(new Violation("RFC 6335 6", 0, "source port 0 is reserved"));
        }
        if (header.destinationPort() == 0) {
            found.add(new Violation("RFC 6335 6", 2, "destination port 0 is reserved"));
        }
        if (header.has(TcpHeader.SYN | TcpHeader.FIN)) {
            found.add(new Violation("RFC 9293 3.10.7", 13, "SYN and FIN are both set"));
        }
        return List.copyOf(found);
    }
}

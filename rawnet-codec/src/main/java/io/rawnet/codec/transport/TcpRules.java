package io.rawnet.codec.transport;

import io.rawnet.codec.Violation;
import java.util.ArrayList;
import java.util.List;

/** What a structurally sound TCP header must not be. */
final class TcpRules {

    private static final int RESERVED = 12;
    private static final int CONTROL_BITS = 13;

    private final TcpHeader header;
    private final List<Violation> found = new ArrayList<>();

    private TcpRules(TcpHeader header) {
        this.header = header;
    }

    static List<Violation> violations(TcpHeader header) {
        TcpRules rules = new TcpRules(header);
        rules.checkPorts();
        rules.checkReserved();
        rules.checkControlBits();
        rules.found.addAll(TcpOptionRules.violations(header));
        return List.copyOf(rules.found);
    }

    private void checkPorts() {
        if (header.sourcePort() == 0) {
            report("RFC 6335 6", 0, "source port 0 is reserved");
        }
        if (header.destinationPort() == 0) {
            report("RFC 6335 6", 2, "destination port 0 is reserved");
        }
    }

    private void checkReserved() {
        if ((header.reserved() & ~TcpHeader.AE) != 0) {
            report("RFC 9293 3.1", RESERVED, "reserved bits are set");
        }
    }

    private void checkControlBits() {
        if (header.has(TcpHeader.SYN | TcpHeader.FIN)) {
            // a listener copes with it (section 3.10.7.2), but closing forms a FIN behind the SYN, never with it
            report("RFC 9293 3.10.4", CONTROL_BITS, "SYN and FIN are both set");
        }
        if (header.has(TcpHeader.SYN | TcpHeader.RST)) {
            report("RFC 9293 3.5.2", CONTROL_BITS, "SYN and RST are both set");
        }
        if (header.has(TcpHeader.RST | TcpHeader.FIN)) {
            report("RFC 9293 3.5.2", CONTROL_BITS, "RST and FIN are both set");
        }
        if (header.controlBits() == 0) {
            report("RFC 9293 3.10.7.4", CONTROL_BITS, "no control bit is set");
        } else if ((header.controlBits() & (TcpHeader.SYN | TcpHeader.RST | TcpHeader.ACK)) == 0) {
            String bit = header.has(TcpHeader.FIN) ? "FIN without ACK" : "neither SYN, RST nor ACK is set";
            report("RFC 9293 3.10.7.4", CONTROL_BITS, bit);
        }
    }

    private void report(String clause, int offset, String explanation) {
        found.add(new Violation(clause, offset, explanation));
    }
}

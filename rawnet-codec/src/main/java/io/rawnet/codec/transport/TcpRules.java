package io.rawnet.codec.transport;

import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import java.util.List;

/** Checks the rules for TCP headers whose structure is sound. */
final class TcpRules {

    private static final int RESERVED = 12;
    private static final int CONTROL_BITS = 13;

    private TcpRules() {}

    static List<Violation> violations(TcpHeader header) {
        Violations found = new Violations();
        found.addIf(header.sourcePort() == 0, "RFC 6335 6", 0, "source port 0 is reserved");
        found.addIf(header.destinationPort() == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        found.addIf((header.reserved() & ~TcpHeader.AE) != 0, "RFC 9293 3.1", RESERVED, "reserved bits are set");
        checkControlBits(header, found);
        TcpOptionRules.check(header, found);
        return found.list();
    }

    private static void checkControlBits(TcpHeader header, Violations found) {
        // a listener copes with SYN and FIN (section 3.10.7.2), but closing forms a FIN behind the SYN, never with it
        boolean synAndFin = header.has(TcpHeader.SYN | TcpHeader.FIN);
        boolean synAndRst = header.has(TcpHeader.SYN | TcpHeader.RST);
        boolean rstAndFin = header.has(TcpHeader.RST | TcpHeader.FIN);
        found.addIf(synAndFin, "RFC 9293 3.10.4", CONTROL_BITS, "SYN and FIN are both set");
        found.addIf(synAndRst, "RFC 9293 3.5.2", CONTROL_BITS, "SYN and RST are both set");
        found.addIf(rstAndFin, "RFC 9293 3.5.2", CONTROL_BITS, "RST and FIN are both set");
        if (header.controlBits() == 0) {
            found.add("RFC 9293 3.10.7.4", CONTROL_BITS, "no control bit is set");
        } else if ((header.controlBits() & (TcpHeader.SYN | TcpHeader.RST | TcpHeader.ACK)) == 0) {
            String bit = header.has(TcpHeader.FIN) ? "FIN without ACK" : "neither SYN, RST nor ACK is set";
            found.add("RFC 9293 3.10.7.4", CONTROL_BITS, bit);
        }
    }
}

package io.rawnet.codec.transport;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import java.util.List;

/** Checks the rules for DCCP headers whose structure is sound. */
final class DccpRules {

    private static final int TYPE = 8;

    private DccpRules() {}

    static List<Violation> violations(DccpHeader header, HeaderContext context) {
        Violations found = new Violations();
        found.addIf(header.sourcePort() == 0, "RFC 6335 6", 0, "source port 0 is reserved");
        found.addIf(header.destinationPort() == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        int present = context.payload().remaining();
        if (!context.incomplete() && header.checksumCoverage() > 0 && header.coveredData() > present) {
            found.add("RFC 4340 9.2", 5, "checksum coverage " + header.checksumCoverage() + " is more than the data");
        }
        found.addIf(header.reserved() != 0, "RFC 4340 5.1", TYPE, "reserved bits are set");
        if (header.type() > DccpHeader.SYNC_ACK) {
            found.add("RFC 4340 5.1", TYPE, "type " + header.type() + " is reserved");
        } else if (!header.sequenceNumber().extended() && !allowsShortSequenceNumber(header.type())) {
            found.add("RFC 4340 5.1", TYPE, "a short sequence number on other than Data, Ack and DataAck");
        }
        found.addIf(header.sequenceNumber().reserved() != 0, "RFC 4340 5.1", TYPE + 1, "reserved bits are set");
        return found.list();
    }

    private static boolean allowsShortSequenceNumber(int type) {
        return type == DccpHeader.DATA || type == DccpHeader.ACK || type == DccpHeader.DATA_ACK;
    }
}

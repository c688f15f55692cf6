package io.rawnet.codec.tunnel;

import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.number.EtherType;
import java.util.List;

/** Checks the rules for GRE headers whose structure is sound. */
final class GreRules {

    /** Bits 4 and 5, which a receiver of version 0 must not pass over (RFC 2784 section 2.3). */
    private static final int MUST_BE_ZERO = 0x180;

    private GreRules() {}

    static List<Violation> violations(GreHeader header) {
        Violations found = new Violations();
        if (header.version() == 1 && header.reserved0() != 0) {
            found.add("RFC 2637 4.1", 0, "a bit of recursion control or flags is set");
        } else if ((header.reserved0() & MUST_BE_ZERO) != 0 || !header.routing().isEmpty()) {
            found.add("RFC 2784 2.3", 0, "a reserved bit among bits 1 to 5 is set");
        } else if (header.reserved0() != 0) {
            found.add("RFC 2784 2.3", 0, "a reserved bit is set");
        }
        found.addIf(
                header.reserved1() != 0 && header.routing().isEmpty(),
                "RFC 2784 2.6",
                6,
                "the reserved field behind the checksum is not 0");
        if (header.version() == 1) {
            addPptp(header, found);
        }
        return found.list();
    }

    private static void addPptp(GreHeader header, Violations found) {
        found.addIf(header.checksum().isPresent(), "RFC 2637 4.1", 0, "version 1 has no checksum");
        found.addIf(header.key().isEmpty(), "RFC 2637 4.1", 0, "version 1 must have a key");
        if (!header.protocolType().equals(EtherType.PPP)) {
            found.add("RFC 2637 4.1", 2, "version 1 carries PPP, not " + header.protocolType());
        }
    }
}

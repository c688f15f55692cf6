package io.rawnet.codec.tunnel;

import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import java.util.List;

/** Checks the rules for Geneve headers whose structure is sound. */
final class GeneveRules {

    private static final String HEADER = "RFC 8926 3.4";
    private static final String OPTIONS = "RFC 8926 3.5";

    private static final int VERSION = 0;
    private static final int BITS = 1;
    private static final int LAST_RESERVED = 7;

    /** Where reserved bits and length stand in an option. */
    private static final int OPTION_LENGTH = 3;

    private final GeneveHeader header;
    private final Violations found = new Violations();

    private GeneveRules(GeneveHeader header) {
        this.header = header;
    }

    static List<Violation> violations(GeneveHeader header) {
        GeneveRules rules = new GeneveRules(header);
        if (header.version() == 0) {
            rules.checkBits();
            rules.checkOptions();
        } else {
            // what the other bits must be is for that version to say
            rules.found.add(HEADER, VERSION, "version is " + header.version() + ", not 0");
        }
        return rules.found.list();
    }

    private void checkBits() {
        boolean critical = header.options().hasCritical();
        if (header.criticalOptions() && !critical) {
            found.add(HEADER, BITS, "the C bit is set, but no option is critical");
        } else if (!header.criticalOptions() && critical) {
            found.add(OPTIONS, BITS, "the C bit is not set, but an option is critical");
        }
        found.addIf(header.reserved() != 0, HEADER, BITS, "a reserved bit is set");
        if (header.lastReserved() != 0) {
            found.add(
                    HEADER,
                    LAST_RESERVED,
                    "the octet behind the identifier is reserved and " + header.lastReserved() + ", not 0");
        }
    }

    private void checkOptions() {
        int offset = GeneveHeader.MIN_LENGTH;
        for (GeneveOption option : header.options().list()) {
            found.addIf(option.reserved() != 0, OPTIONS, offset + OPTION_LENGTH, "a reserved bit of an option is set");
            if (option instanceof GeneveOption.Malformed) {
                found.add(OPTIONS, offset + OPTION_LENGTH, "the length of the option leads beyond Opt Len");
            }
            offset += option.length();
        }
    }
}

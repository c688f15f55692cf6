package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.igmp.GroupRecord;

/** What a structurally sound multicast listener discovery message must not be. */
final class MldRules {

    private static final String MLDV1 = "RFC 2710 3";

    /** RFC 9279: the one flag of a query that is assigned, among four. */
    private static final int EXTENSION = 0x8;

    private final Findings found;

    private MldRules(Findings found) {
        this.found = found;
    }

    static void check(Icmpv6Message message, Findings found) {
        MldRules rules = new MldRules(found);
        if (message instanceof MldQuery query) {
            rules.checkEnvelope(MLDV1, MLDV1, false);
            found.checkZero(query.reserved(), MLDV1, 6);
            rules.checkQueried(query.group(), MLDV1);
        } else if (message instanceof MldReport report) {
            rules.checkFromListener(report.maximumResponseDelay(), report.reserved(), report.group());
        } else if (message instanceof MldDone done) {
            rules.checkFromListener(done.maximumResponseDelay(), done.reserved(), done.group());
        } else if (message instanceof Mldv2Query query) {
            rules.check(query);
        } else if (message instanceof Mldv2Report report) {
            rules.check(report);
        }
    }

    private void checkFromListener(int maximumResponseDelay, int reserved, Ipv6Address group) {
        checkEnvelope(MLDV1, MLDV1, true);
        if (maximumResponseDelay != 0) {
            found.add("RFC 2710 3.4", 4, "maximum response delay " + maximumResponseDelay + " outside a query");
        }
        found.checkZero(reserved, MLDV1, 6);
        checkReported(group, MLDV1, 8);
    }

    private void check(Mldv2Query query) {
        checkEnvelope("RFC 9777 5", "RFC 9777 5.1.14", false);
        found.checkZero(query.reserved(), "RFC 9777 5.1", 6);
        found.checkZero(query.flags() >>> 4 & ~EXTENSION, "RFC 9777 5.1.6", 24);
        checkQueried(query.group(), "RFC 9777 5.1");
        if (query.group().isUnspecified() && !query.sources().isEmpty()) {
            found.add("RFC 9777 5.1", 26, "a general query asks about sources");
        }
    }

    private void check(Mldv2Report report) {
        checkEnvelope("RFC 9777 5", "RFC 9777 5", true);
        int offset = Mldv2Report.MIN_LENGTH;
        for (GroupRecord<Ipv6Address> addressRecord : report.records()) {
            if (addressRecord.type() < GroupRecord.MODE_IS_INCLUDE
                    || addressRecord.type() > GroupRecord.BLOCK_OLD_SOURCES) {
                found.add("RFC 9777 5.2", offset, "record type " + addressRecord.type() + " is not defined");
            }
            if (!addressRecord.auxiliaryData().isEmpty()) {
                found.add("RFC 9777 5.2", offset + 1, "auxiliary data is not defined");
            }
            checkReported(addressRecord.group(), "RFC 9777 5.2", offset + 4);
            offset += addressRecord.length();
        }
    }

    /**
     * MLD stays on the link and routers look at it: hop limit 1, a router alert, and a link-local source. A listener that has
     * no address yet may do without (RFC 3590), whoever queries may not.
     */
    private void checkEnvelope(String clause, String sourceClause, boolean fromListener) {
        found.checkHopLimit(1, clause);
        found.checkRouterAlert(clause);
        found.source()
                .filter(source -> !source.isLinkLocal() && !(fromListener && source.isUnspecified()))
                .ifPresent(source -> found.add(sourceClause, 0, "the source " + source + " is not link-local"));
    }

    private void checkQueried(Ipv6Address group, String clause) {
        if (!group.isUnspecified() && !group.isMulticast()) {
            found.add(clause, 8, "a query for " + group + ", which is not a group");
        }
    }

    private void checkReported(Ipv6Address group, String clause, int offset) {
        if (!group.isMulticast()) {
            found.add(clause, offset, "a report for " + group + ", which is not a group");
        }
    }
}

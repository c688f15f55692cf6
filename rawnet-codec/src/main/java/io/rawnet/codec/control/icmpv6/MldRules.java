package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.igmp.MulticastReport;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Option;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.List;

/** What a structurally sound multicast listener discovery message must not be. */
record MldRules(Violations found, HeaderContext context) {

    private static final String MLDV1 = "RFC 2710 3";

    /** RFC 2711 section 2.1. */
    private static final Ipv6Option ALERT_OF_MLD = new Ipv6Option.RouterAlert(0);

    void check(MessageBody body, int type) {
        if (body instanceof Mldv1Message message) {
            check(message, type == Icmpv6Header.MLD_QUERY);
        } else if (body instanceof Mldv2Query query) {
            checkEnvelope("RFC 9777 5", "RFC 9777 5.1.14", false);
            found.addUnlessZero("reserved", query.reserved(), "RFC 9777 5.1", 6);
            found.addAll(query.query().violations("RFC 9777 5.1", "RFC 9777 5.1.6", 8));
        } else if (body instanceof MulticastReport<?> report) {
            checkEnvelope("RFC 9777 5", "RFC 9777 5", true);
            found.addAll(report.violations("RFC 9777 5.2"));
        }
    }

    private void check(Mldv1Message message, boolean query) {
        checkEnvelope(MLDV1, MLDV1, !query);
        found.addUnlessZero("reserved", message.reserved(), MLDV1, 6);
        Ipv6Address group = message.group();
        if (!query && message.maximumResponseDelay() != 0) {
            found.add(
                    "RFC 2710 3.4", 4, "maximum response delay " + message.maximumResponseDelay() + " outside a query");
        }
        boolean suits = group.isMulticast() || query && group.isUnspecified();
        found.addUnlessGroup(suits, query ? "query" : "report", group, MLDV1, 8);
    }

    /**
     * MLD stays on the link and routers look at it: hop limit 1, a router alert, and a link-local source. A listener that has
     * no address yet may do without (RFC 3590), whoever queries may not.
     */
    private void checkEnvelope(String clause, String sourceClause, boolean fromListener) {
        found.addUnlessHops(context, "hop limit", 1, clause);
        checkRouterAlert(clause);
        context.pseudoHeader(Ipv6PseudoHeader.class)
                .map(Ipv6PseudoHeader::source)
                .filter(source -> !source.isLinkLocal() && !(fromListener && source.isUnspecified()))
                .ifPresent(source -> found.add(sourceClause, 0, "the source " + source + " is not link-local"));
    }

    /** Judged only behind an IPv6 header that is there. */
    private void checkRouterAlert(String clause) {
        List<Header> preceding = context.preceding();
        boolean alerts = preceding.stream()
                .filter(HopByHopOptionsHeader.class::isInstance)
                .map(HopByHopOptionsHeader.class::cast)
                .anyMatch(header -> header.options().list().contains(ALERT_OF_MLD));
        if (!alerts && preceding.stream().anyMatch(Ipv6Header.class::isInstance)) {
            found.add(clause, 0, "there is no router alert for MLD among hop-by-hop options");
        }
    }
}

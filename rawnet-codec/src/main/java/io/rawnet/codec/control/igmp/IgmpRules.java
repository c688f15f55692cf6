package io.rawnet.codec.control.igmp;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Option;
import java.util.List;

/** What a structurally sound IGMP message must not be. */
record IgmpRules(IgmpHeader message, HeaderContext context, Violations found) {

    IgmpRules(IgmpHeader message, HeaderContext context) {
        this(message, context, new Violations());
    }

    List<Violation> violations() {
        // what other protocols send as IGMP has rules of its own: a traceroute of multicast travels far
        if (message.body() instanceof IgmpGroup body) {
            checkTimeToLive("RFC 2236 2");
            check(body.group(), message.type() == IgmpHeader.QUERY);
        } else if (message.body() instanceof MulticastQuery<?> query) {
            checkTimeToLive("RFC 9776 4");
            checkRouterAlert("RFC 9776 4");
            found.addAll(query.violations("RFC 9776 4.1", "RFC 9776 4.1.4", 4));
        } else if (message.body() instanceof MulticastReport<?> report) {
            checkTimeToLive("RFC 9776 4");
            checkRouterAlert("RFC 9776 4");
            found.addUnlessZero("reserved", message.maximumResponseCode(), "RFC 9776 4.2", 1);
            found.addAll(report.violations("RFC 9776 4.2"));
        }
        return found.list();
    }

    private void check(Ipv4Address group, boolean query) {
        boolean suits = group.isMulticast() || query && group.isUnspecified();
        found.addUnlessGroup(suits, query ? "query" : "report", group, "RFC 2236 2.4", 4);
        // a query without a response time is one of version 1, which knows no router alert
        int time = message.maximumResponseCode();
        boolean version1 = message.type() == IgmpHeader.REPORT_V1 || query && time == 0;
        if (!version1) {
            checkRouterAlert("RFC 2236 2");
        }
        found.addIf(!query && time != 0, "RFC 2236 2.2", 1, "maximum response time " + time + " outside a query");
    }

    private void checkTimeToLive(String clause) {
        context.remainingHops().stream()
                .filter(hops -> hops != 1)
                .forEach(hops -> found.add(clause, 0, "IGMP travels with time to live 1, not " + hops));
    }

    private void checkRouterAlert(String clause) {
        for (Header header : context.preceding()) {
            if (header instanceof Ipv4Header ip
                    && ip.options().find(Ipv4Option.RouterAlert.class).isEmpty()) {
                found.add(clause, 0, "the IPv4 header has no router alert option");
            }
        }
    }
}

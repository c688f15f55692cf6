package io.rawnet.codec.control.igmp;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import java.util.ArrayList;
import java.util.List;

/** What a structurally sound IGMP message must not be. */
final class IgmpRules {

    /** RFC 2113: copied, class control, option 20. */
    private static final int ROUTER_ALERT = 148;

    /** RFC 9279: the one flag of a query that is assigned, among four. */
    private static final int EXTENSION = 0x8;

    private final HeaderContext context;
    private final List<Violation> found = new ArrayList<>();

    IgmpRules(HeaderContext context) {
        this.context = context;
    }

    List<Violation> violations(IgmpMessage message) {
        // what other protocols send as IGMP has rules of its own: a traceroute of multicast travels far
        if (message instanceof Igmpv2Message old) {
            checkTimeToLive("RFC 2236 2");
            check(old);
        } else if (message instanceof Igmpv3Query query) {
            checkTimeToLive("RFC 9776 4");
            checkRouterAlert("RFC 9776 4");
            check(query);
        } else if (message instanceof Igmpv3Report report) {
            checkTimeToLive("RFC 9776 4");
            checkRouterAlert("RFC 9776 4");
            check(report);
        }
        return List.copyOf(found);
    }

    private void check(Igmpv2Message message) {
        boolean query = message.type() == IgmpMessage.QUERY;
        if (query) {
            checkQueried(message.group(), "RFC 2236 2.4");
        } else {
            checkReported(message.group(), "RFC 2236 2.4", 4);
        }
        // a query without a response time is one of version 1, which knows no router alert
        boolean version1 = message.type() == Igmpv2Message.REPORT_V1 || query && message.maximumResponseTime() == 0;
        if (!version1) {
            checkRouterAlert("RFC 2236 2");
        }
        if (!query && message.maximumResponseTime() != 0) {
            add("RFC 2236 2.2", 1, "maximum response time " + message.maximumResponseTime() + " outside a query");
        }
    }

    private void check(Igmpv3Query query) {
        checkQueried(query.group(), "RFC 9776 4.1");
        int unassigned = query.flags() >>> 4 & ~EXTENSION;
        if (unassigned != 0) {
            add("RFC 9776 4.1.4", 8, "reserved bits are set: 0x" + Integer.toHexString(unassigned));
        }
        if (query.group().isUnspecified() && !query.sources().isEmpty()) {
            add("RFC 9776 4.1", 10, "a general query asks about sources");
        }
    }

    private void check(Igmpv3Report report) {
        if (report.reserved() != 0) {
            add("RFC 9776 4.2", 1, "reserved bits are set: 0x" + Integer.toHexString(report.reserved()));
        }
        int offset = Igmpv3Report.MIN_LENGTH;
        for (GroupRecord<Ipv4Address> groupRecord : report.records()) {
            if (groupRecord.type() < GroupRecord.MODE_IS_INCLUDE
                    || groupRecord.type() > GroupRecord.BLOCK_OLD_SOURCES) {
                add("RFC 9776 4.2", offset, "record type " + groupRecord.type() + " is not defined");
            }
            if (!groupRecord.auxiliaryData().isEmpty()) {
                add("RFC 9776 4.2", offset + 1, "auxiliary data is not defined");
            }
            checkReported(groupRecord.group(), "RFC 9776 4.2", offset + 4);
            offset += groupRecord.length();
        }
    }

    private void checkQueried(Ipv4Address group, String clause) {
        if (!group.isUnspecified() && !group.isMulticast()) {
            add(clause, 4, "a query for " + group + ", which is not a group");
        }
    }

    private void checkReported(Ipv4Address group, String clause, int offset) {
        if (!group.isMulticast()) {
            add(clause, offset, "a report for " + group + ", which is not a group");
        }
    }

    private void checkTimeToLive(String clause) {
        context.remainingHops().ifPresent(hops -> {
            if (hops != 1) {
                add(clause, 0, "IGMP travels with time to live 1, not " + hops);
            }
        });
    }

    private void checkRouterAlert(String clause) {
        for (Header header : context.preceding()) {
            if (header instanceof Ipv4Header ip && !hasRouterAlert(ip.options().octets())) {
                add(clause, 0, "the IPv4 header has no router alert option");
            }
        }
    }

    private static boolean hasRouterAlert(Octets options) {
        int index = 0;
        while (index < options.size() && options.get(index) != 0) {
            if (options.get(index) == ROUTER_ALERT) {
                return true;
            }
            boolean noOperation = options.get(index) == 1;
            int length = noOperation ? 1 : index + 1 < options.size() ? options.get(index + 1) : 0;
            if (length == 0) {
                return false;
            }
            index += length;
        }
        return false;
    }

    private void add(String clause, int offset, String explanation) {
        found.add(new Violation(clause, offset, explanation));
    }
}

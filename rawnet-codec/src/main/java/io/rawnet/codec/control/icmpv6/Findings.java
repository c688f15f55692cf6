package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Option;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The violations found so far, and what the rules ask of a message's context. */
final class Findings {

    /** RFC 2711 section 2.1. */
    private static final Ipv6Option ALERT_OF_MLD = new Ipv6Option.RouterAlert(0);

    private final HeaderContext context;
    private final List<Violation> violations = new ArrayList<>();

    Findings(HeaderContext context) {
        this.context = context;
    }

    List<Violation> list() {
        return List.copyOf(violations);
    }

    void add(String clause, int offset, String explanation) {
        violations.add(new Violation(clause, offset, explanation));
    }

    void addAll(List<Violation> more) {
        violations.addAll(more);
    }

    void checkCode(int code, int greatest, String clause) {
        if (code > greatest) {
            add(clause, 1, "code " + code + " is not defined for this type");
        }
    }

    void checkZero(long bits, String clause, int offset) {
        if (bits != 0) {
            add(clause, offset, "reserved bits are set: 0x" + Long.toHexString(bits));
        }
    }

    void checkHopLimit(int expected, String clause) {
        context.remainingHops().ifPresent(hops -> {
            if (hops != expected) {
                add(clause, 0, "hop limit is " + hops + ", not " + expected);
            }
        });
    }

    /** Judged only behind an IPv6 header that is there. */
    void checkRouterAlert(String clause) {
        List<Header> preceding = context.preceding();
        boolean alerts = preceding.stream()
                .filter(HopByHopOptionsHeader.class::isInstance)
                .map(HopByHopOptionsHeader.class::cast)
                .anyMatch(header -> header.options().list().contains(ALERT_OF_MLD));
        if (!alerts && preceding.stream().anyMatch(Ipv6Header.class::isInstance)) {
            add(clause, 0, "there is no router alert for MLD among hop-by-hop options");
        }
    }

    Optional<Ipv6Address> source() {
        return addresses().map(Ipv6PseudoHeader::source);
    }

    Optional<Ipv6Address> destination() {
        return addresses().map(Ipv6PseudoHeader::destination);
    }

    private Optional<Ipv6PseudoHeader> addresses() {
        return context.pseudoHeader().filter(Ipv6PseudoHeader.class::isInstance).map(Ipv6PseudoHeader.class::cast);
    }
}

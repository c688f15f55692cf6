package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a structurally sound VRRP message must not be. */
final class VrrpRules {

    /** A packet that no router has forwarded: VRRP is believed from neighbors alone. */
    private static final int UNTOUCHED_HOP_LIMIT = 255;

    /** RFC 2338: none, a password, an authentication header. */
    private static final int MAX_AUTHENTICATION_TYPE = 2;

    private final HeaderContext context;
    private final Optional<Ipv6PseudoHeader> ipv6;
    private final List<Violation> found = new ArrayList<>();

    VrrpRules(HeaderContext context) {
        this.context = context;
        this.ipv6 = context.pseudoHeader()
                .filter(Ipv6PseudoHeader.class::isInstance)
                .map(Ipv6PseudoHeader.class::cast);
    }

    List<Violation> violations(VrrpUnknown message) {
        if (message.version() == Vrrpv2Advertisement.VERSION) {
            add("RFC 3768 5.3.2", 0, "type " + message.type() + " is not defined");
        } else if (message.version() == Vrrpv3Advertisement.VERSION) {
            add("RFC 9568 5.2.2", 0, "type " + message.type() + " is not defined");
        } else {
            add("RFC 9568 7.1", 0, "version " + message.version() + " is not defined");
        }
        return List.copyOf(found);
    }

    List<Violation> violations(Vrrpv2Advertisement message) {
        checkHops("RFC 3768 5.2.3", "time to live");
        checkIdentifier(message.virtualRouterIdentifier(), "RFC 3768 5.3.3");
        checkCount(message.addresses().size(), "RFC 3768 5.3.9");
        int dataOffset = message.length() - Vrrpv2Advertisement.AUTHENTICATION_LENGTH;
        if (message.authenticationType() > MAX_AUTHENTICATION_TYPE) {
            add("RFC 3768 5.3.6", 4, "authentication type " + message.authenticationType() + " is not defined");
        } else if (message.authenticationType() == 0
                && !message.authenticationData().equals(Vrrpv2Advertisement.NO_AUTHENTICATION)) {
            add("RFC 3768 5.3.10", dataOffset, "authentication data without authentication");
        }
        int behind = context.payload().remaining();
        if (behind > 0) {
            add("RFC 3768 5.1", message.length(), behind + " octets behind the authentication data");
        }
        return List.copyOf(found);
    }

    List<Violation> violations(Vrrpv3Advertisement message) {
        if (ipv6.isPresent()) {
            checkHops("RFC 9568 5.1.2.3", "hop limit");
        } else {
            checkHops("RFC 9568 5.1.1.3", "time to live");
        }
        ipv6.map(Ipv6PseudoHeader::source)
                .filter(source -> !source.isLinkLocal())
                .ifPresent(source -> add("RFC 9568 5.1.2.1", 0, "the source " + source + " is not link-local"));
        checkIdentifier(message.virtualRouterIdentifier(), "RFC 9568 5.2.3");
        checkCount(message.count(), "RFC 9568 5.2.5");
        if (message.reserved() != 0) {
            add("RFC 9568 5.2.6", 4, "reserved bits are set: 0x" + Integer.toHexString(message.reserved()));
        }
        if (message.maximumAdvertiseInterval() == 0) {
            add("RFC 9568 7.1", 4, "the maximum advertise interval is 0");
        }
        if (message.hasChecksumOfRfc5798(context)) {
            add("RFC 9568 5.2.8", 6, "the checksum covers the pseudo header of IPv4, as RFC 5798 was read");
        }
        checkAddresses(message);
        return List.copyOf(found);
    }

    private void checkAddresses(Vrrpv3Advertisement message) {
        int size = message.addressData().size();
        boolean fits4 = size == message.count() * Ipv4Address.LENGTH;
        boolean fits6 = size == message.count() * Ipv6Address.LENGTH;
        boolean fits = context.pseudoHeader().isEmpty() ? fits4 || fits6 : ipv6.isPresent() ? fits6 : fits4;
        if (!fits && !context.incomplete()) {
            add(
                    "RFC 9568 5.2.9",
                    8,
                    size + " octets are not " + message.count() + " addresses of the IP header's family");
        } else if (ipv6.isPresent() && fits && message.count() > 0) {
            Ipv6Address first = Ipv6Address.at(message.addressData().buffer(), 0);
            if (!first.isLinkLocal()) {
                add("RFC 9568 5.2.9", 8, "the first address " + first + " is not link-local");
            }
        }
    }

    private void checkHops(String clause, String field) {
        context.remainingHops().ifPresent(hops -> {
            if (hops != UNTOUCHED_HOP_LIMIT) {
                add(clause, 0, field + " is " + hops + ", not " + UNTOUCHED_HOP_LIMIT);
            }
        });
    }

    private void checkIdentifier(int identifier, String clause) {
        if (identifier == 0) {
            add(clause, 1, "the virtual router identifier is 0");
        }
    }

    private void checkCount(int count, String clause) {
        if (count == 0) {
            add(clause, 3, "there is no address");
        }
    }

    private void add(String clause, int offset, String explanation) {
        found.add(new Violation(clause, offset, explanation));
    }
}

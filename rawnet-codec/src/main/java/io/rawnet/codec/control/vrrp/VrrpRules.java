package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.List;
import java.util.Optional;

/** What a structurally sound VRRP message must not be. */
record VrrpRules(HeaderContext context, Optional<Ipv6PseudoHeader> ipv6, Violations found) {

    /** A packet that no router has forwarded: VRRP is believed from neighbors alone. */
    private static final int UNTOUCHED_HOP_LIMIT = 255;

    /** RFC 2338: none, a password, an authentication header. */
    private static final int MAX_AUTHENTICATION_TYPE = 2;

    VrrpRules(HeaderContext context) {
        this(context, context.pseudoHeader(Ipv6PseudoHeader.class), new Violations());
    }

    List<Violation> violations(VrrpMessage message) {
        if (message instanceof Vrrpv2Advertisement advertisement) {
            check(advertisement);
        } else if (message instanceof Vrrpv3Advertisement advertisement) {
            check(advertisement);
        } else {
            checkUnknown(message);
        }
        return found.list();
    }

    private void checkUnknown(VrrpMessage message) {
        if (message.version() == Vrrpv2Advertisement.VERSION) {
            found.add("RFC 3768 5.3.2", 0, "type " + message.type() + " is not defined");
        } else if (message.version() == Vrrpv3Advertisement.VERSION) {
            found.add("RFC 9568 5.2.2", 0, "type " + message.type() + " is not defined");
        } else {
            found.add("RFC 9568 7.1", 0, "version " + message.version() + " is not defined");
        }
    }

    private void check(Vrrpv2Advertisement message) {
        found.addUnlessHops(context, "time to live", UNTOUCHED_HOP_LIMIT, "RFC 3768 5.2.3");
        checkIdentifier(message.virtualRouterIdentifier(), "RFC 3768 5.3.3");
        checkCount(message.addresses().size(), "RFC 3768 5.3.9");
        int authentication = message.authenticationType();
        if (authentication > MAX_AUTHENTICATION_TYPE) {
            found.add("RFC 3768 5.3.6", 4, "authentication type " + authentication + " is not defined");
        } else if (authentication == 0 && !message.authenticationData().equals(Vrrpv2Advertisement.NO_AUTHENTICATION)) {
            int offset = message.length() - Vrrpv2Advertisement.AUTHENTICATION_LENGTH;
            found.add("RFC 3768 5.3.10", offset, "authentication data without authentication");
        }
        int behind = context.payload().remaining();
        found.addIf(behind > 0, "RFC 3768 5.1", message.length(), behind + " octets behind the authentication data");
    }

    private void check(Vrrpv3Advertisement message) {
        String hops = ipv6.isPresent() ? "hop limit" : "time to live";
        found.addUnlessHops(
                context, hops, UNTOUCHED_HOP_LIMIT, ipv6.isPresent() ? "RFC 9568 5.1.2.3" : "RFC 9568 5.1.1.3");
        ipv6.map(Ipv6PseudoHeader::source)
                .filter(source -> !source.isLinkLocal())
                .ifPresent(source -> found.add("RFC 9568 5.1.2.1", 0, "the source " + source + " is not link-local"));
        checkIdentifier(message.virtualRouterIdentifier(), "RFC 9568 5.2.3");
        checkCount(message.count(), "RFC 9568 5.2.5");
        found.addUnlessZero("reserved", message.reserved(), "RFC 9568 5.2.6", 4);
        boolean never = message.maximumAdvertiseInterval() == 0;
        found.addIf(never, "RFC 9568 7.1", 4, "the maximum advertise interval is 0");
        if (message.hasChecksumOfRfc5798(context)) {
            found.add("RFC 9568 5.2.8", 6, "the checksum covers the pseudo header of IPv4, as RFC 5798 was read");
        }
        checkAddresses(message);
    }

    private void checkAddresses(Vrrpv3Advertisement message) {
        int size = message.addressData().size();
        boolean fits4 = size == message.count() * Ipv4Address.LENGTH;
        boolean fits6 = size == message.count() * Ipv6Address.LENGTH;
        boolean fits = context.pseudoHeader().isEmpty() ? fits4 || fits6 : ipv6.isPresent() ? fits6 : fits4;
        if (!fits && !context.incomplete()) {
            String addresses = message.count() + " addresses of the IP header's family";
            found.add("RFC 9568 5.2.9", 8, size + " octets are not " + addresses);
        } else if (ipv6.isPresent() && fits && message.count() > 0) {
            Ipv6Address first = Ipv6Address.at(message.addressData().buffer(), 0);
            found.addIf(!first.isLinkLocal(), "RFC 9568 5.2.9", 8, "the first address " + first + " is not link-local");
        }
    }

    private void checkIdentifier(int identifier, String clause) {
        found.addIf(identifier == 0, clause, 1, "the virtual router identifier is 0");
    }

    private void checkCount(int count, String clause) {
        found.addIf(count == 0, clause, 3, "there is no address");
    }
}

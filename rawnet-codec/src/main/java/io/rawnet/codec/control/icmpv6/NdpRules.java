package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ndp.LinkLayerAddress;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.control.ndp.PrefixInformation;
import io.rawnet.codec.control.ndp.RouteInformation;
import io.rawnet.codec.control.ndp.RouterPreference;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.Optional;

/**
 * What a structurally sound neighbor discovery message must not be: the validation rules of RFC 4861.
 *
 * @param found where violations are collected
 * @param context what stands around the message
 * @param clause the clause that says when a message of the type is valid
 */
record NdpRules(Violations found, HeaderContext context, String clause) {

    /** A packet that no router has forwarded: neighbor discovery is believed from neighbors alone. */
    private static final int UNTOUCHED_HOP_LIMIT = 255;

    private static final int RESERVED_ADVERTISEMENT_FLAGS = 0x03;

    private static final long RESERVED_NEIGHBOR_FLAGS = 0x1FFF_FFFFL;

    private Optional<Ipv6PseudoHeader> addresses() {
        return context.pseudoHeader(Ipv6PseudoHeader.class);
    }

    void check(Icmpv6Header message, NdpBody body) {
        found.addUnlessHops(context, "hop limit", UNTOUCHED_HOP_LIMIT, clause);
        boolean mustNotTellSource = message.isRequest() && isFromNobody();
        checkOptions(body.options(), message.length() - body.options().length(), mustNotTellSource);
        if (body instanceof RouterSolicitation solicitation) {
            found.addUnlessZero("reserved", solicitation.reserved(), "RFC 4861 4.1", 4);
        } else if (body instanceof RouterAdvertisement advertisement) {
            check(advertisement);
        } else if (body instanceof NeighborSolicitation solicitation) {
            check(solicitation);
        } else if (body instanceof NeighborAdvertisement advertisement) {
            check(advertisement);
        } else if (body instanceof Icmpv6Redirect redirect) {
            check(redirect);
        }
    }

    private void check(RouterAdvertisement body) {
        found.addUnlessZero("reserved", body.flags() & RESERVED_ADVERTISEMENT_FLAGS, "RFC 4861 4.2", 5);
        if (body.preference() == RouterPreference.RESERVED) {
            found.add("RFC 4191 2.1", 5, "the preference has the reserved value");
        } else if (body.routerLifetime() == 0 && body.preference() != RouterPreference.MEDIUM) {
            found.add("RFC 4191 2.2", 5, "preference " + body.preference() + ", but not a default router");
        }
        checkSourceIsLinkLocal();
    }

    private void check(NeighborSolicitation body) {
        found.addUnlessZero("reserved", body.reserved(), "RFC 4861 4.3", 4);
        checkTarget(body.target());
        addresses()
                .map(Ipv6PseudoHeader::destination)
                .filter(destination -> isFromNobody() && !destination.equals(destination.solicitedNode()))
                .ifPresent(destination ->
                        found.add(clause, 0, "without source address, but not for a solicited-node group"));
    }

    private void check(NeighborAdvertisement body) {
        found.addUnlessZero("reserved", body.flags() & RESERVED_NEIGHBOR_FLAGS, "RFC 4861 4.4", 4);
        checkTarget(body.target());
        boolean toGroup = addresses()
                .filter(between -> between.destination().isMulticast())
                .isPresent();
        if (toGroup && (body.flags() & NeighborAdvertisement.SOLICITED) != 0) {
            found.add(clause, 4, "solicited, but for a group");
        }
    }

    private void check(Icmpv6Redirect body) {
        found.addUnlessZero("reserved", body.reserved(), "RFC 4861 4.5", 4);
        checkSourceIsLinkLocal();
        found.addIf(
                body.destination().isMulticast(), clause, 24, "the destination " + body.destination() + " is a group");
        if (!body.target().isLinkLocal() && !body.target().equals(body.destination())) {
            found.add(clause, 8, "the target is neither link-local nor the destination");
        }
    }

    private void checkTarget(Ipv6Address target) {
        found.addIf(target.isMulticast(), clause, 8, "the target " + target + " is a group");
    }

    private void checkSourceIsLinkLocal() {
        addresses()
                .map(Ipv6PseudoHeader::source)
                .filter(source -> !source.isLinkLocal())
                .ifPresent(source -> found.add(clause, 0, "the source " + source + " is not link-local"));
    }

    private boolean isFromNobody() {
        return addresses().filter(between -> between.source().isUnspecified()).isPresent();
    }

    private void checkOptions(NdpOptions options, int start, boolean mustNotTellSource) {
        int offset = start;
        for (NdpOption option : options.list()) {
            if (option instanceof NdpOption.Malformed) {
                int length = TypeLengthValue.blamed(1, option.length());
                found.add(clause, offset + length, "the length of an option is 0 or does not fit");
            } else if (option instanceof PrefixInformation prefix) {
                checkPrefix(prefix, offset);
            } else if (option instanceof RouteInformation route) {
                checkRoute(route, offset);
            } else if (option instanceof LinkLayerAddress address && !address.target() && mustNotTellSource) {
                found.add(clause, offset, "a source link-layer address, but no source address");
            }
            offset += option.length();
        }
    }

    private void checkPrefix(PrefixInformation prefix, int offset) {
        if (prefix.prefixLength() > 128) {
            found.add("RFC 4861 4.6.2", offset + 2, "prefix length " + prefix.prefixLength() + " is above 128");
        } else if (prefix.preferredLifetime() > prefix.validLifetime()) {
            found.add("RFC 4861 4.6.2", offset + 8, "preferred for longer than it is valid");
        }
    }

    private void checkRoute(RouteInformation route, int offset) {
        if (route.prefixLength() > 128) {
            found.add("RFC 4191 2.3", offset + 2, "prefix length " + route.prefixLength() + " is above 128");
        }
        if (route.preference() == RouterPreference.RESERVED) {
            found.add("RFC 4191 2.1", offset + 3, "the preference has the reserved value");
        }
    }
}

package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ndp.LinkLayerAddress;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.control.ndp.PrefixInformation;
import io.rawnet.codec.control.ndp.RouteInformation;
import io.rawnet.codec.control.ndp.RouterPreference;
import io.rawnet.codec.internal.TypeLengthValue;

/** What a structurally sound neighbor discovery message must not be: the validation rules of RFC 4861. */
final class NdpRules {

    /** A packet that no router has forwarded: neighbor discovery is believed from neighbors alone. */
    private static final int UNTOUCHED_HOP_LIMIT = 255;

    private static final int RESERVED_ADVERTISEMENT_FLAGS = 0x03;

    private static final long RESERVED_NEIGHBOR_FLAGS = 0x1FFF_FFFFL;

    private final Findings found;

    private NdpRules(Findings found) {
        this.found = found;
    }

    static void check(Icmpv6Message message, Findings found) {
        NdpRules rules = new NdpRules(found);
        if (message instanceof RouterSolicitation solicitation) {
            rules.check(solicitation);
        } else if (message instanceof RouterAdvertisement advertisement) {
            rules.check(advertisement);
        } else if (message instanceof NeighborSolicitation solicitation) {
            rules.check(solicitation);
        } else if (message instanceof NeighborAdvertisement advertisement) {
            rules.check(advertisement);
        } else if (message instanceof Icmpv6Redirect redirect) {
            rules.check(redirect);
        }
    }

    private void check(RouterSolicitation message) {
        found.checkHopLimit(UNTOUCHED_HOP_LIMIT, "RFC 4861 6.1.1");
        found.checkZero(message.reserved(), "RFC 4861 4.1", 4);
        checkOptions(message.options(), "RFC 4861 6.1.1", RouterSolicitation.MIN_LENGTH);
        if (isFromNobody()) {
            checkNoSourceAddress(message.options(), "RFC 4861 6.1.1", RouterSolicitation.MIN_LENGTH);
        }
    }

    private void check(RouterAdvertisement message) {
        found.checkHopLimit(UNTOUCHED_HOP_LIMIT, "RFC 4861 6.1.2");
        found.checkZero(message.flags() & RESERVED_ADVERTISEMENT_FLAGS, "RFC 4861 4.2", 5);
        if (message.preference() == RouterPreference.RESERVED) {
            found.add("RFC 4191 2.1", 5, "the preference has the reserved value");
        } else if (message.routerLifetime() == 0 && message.preference() != RouterPreference.MEDIUM) {
            found.add("RFC 4191 2.2", 5, "preference " + message.preference() + ", but not a default router");
        }
        checkSourceIsLinkLocal("RFC 4861 6.1.2");
        checkOptions(message.options(), "RFC 4861 6.1.2", RouterAdvertisement.MIN_LENGTH);
    }

    private void check(NeighborSolicitation message) {
        found.checkHopLimit(UNTOUCHED_HOP_LIMIT, "RFC 4861 7.1.1");
        found.checkZero(message.reserved(), "RFC 4861 4.3", 4);
        checkTarget(message.target(), "RFC 4861 7.1.1");
        checkOptions(message.options(), "RFC 4861 7.1.1", NeighborSolicitation.MIN_LENGTH);
        if (!isFromNobody()) {
            return;
        }
        checkNoSourceAddress(message.options(), "RFC 4861 7.1.1", NeighborSolicitation.MIN_LENGTH);
        found.destination().ifPresent(destination -> {
            if (!destination.equals(destination.solicitedNode())) {
                found.add("RFC 4861 7.1.1", 0, "without source address, but not for a solicited-node group");
            }
        });
    }

    private void check(NeighborAdvertisement message) {
        found.checkHopLimit(UNTOUCHED_HOP_LIMIT, "RFC 4861 7.1.2");
        found.checkZero(message.flags() & RESERVED_NEIGHBOR_FLAGS, "RFC 4861 4.4", 4);
        checkTarget(message.target(), "RFC 4861 7.1.2");
        checkOptions(message.options(), "RFC 4861 7.1.2", NeighborAdvertisement.MIN_LENGTH);
        boolean toGroup = found.destination().filter(Ipv6Address::isMulticast).isPresent();
        if (toGroup && (message.flags() & NeighborAdvertisement.SOLICITED) != 0) {
            found.add("RFC 4861 7.1.2", 4, "solicited, but for a group");
        }
    }

    private void check(Icmpv6Redirect message) {
        found.checkHopLimit(UNTOUCHED_HOP_LIMIT, "RFC 4861 8.1");
        found.checkZero(message.reserved(), "RFC 4861 4.5", 4);
        checkSourceIsLinkLocal("RFC 4861 8.1");
        if (message.destination().isMulticast()) {
            found.add("RFC 4861 8.1", 24, "the destination " + message.destination() + " is a group");
        }
        if (!message.target().isLinkLocal() && !message.target().equals(message.destination())) {
            found.add("RFC 4861 8.1", 8, "the target is neither link-local nor the destination");
        }
        checkOptions(message.options(), "RFC 4861 8.1", Icmpv6Redirect.MIN_LENGTH);
    }

    private void checkTarget(Ipv6Address target, String clause) {
        if (target.isMulticast()) {
            found.add(clause, 8, "the target " + target + " is a group");
        }
    }

    private void checkSourceIsLinkLocal(String clause) {
        found.source()
                .filter(source -> !source.isLinkLocal())
                .ifPresent(source -> found.add(clause, 0, "the source " + source + " is not link-local"));
    }

    private boolean isFromNobody() {
        return found.source().filter(Ipv6Address::isUnspecified).isPresent();
    }

    private void checkNoSourceAddress(NdpOptions options, String clause, int start) {
        int offset = start;
        for (NdpOption option : options.list()) {
            if (option instanceof LinkLayerAddress address && !address.target()) {
                found.add(clause, offset, "a source link-layer address, but no source address");
            }
            offset += option.length();
        }
    }

    private void checkOptions(NdpOptions options, String clause, int start) {
        int offset = start;
        for (NdpOption option : options.list()) {
            if (option instanceof NdpOption.Malformed) {
                int length = TypeLengthValue.blamed(1, option.length());
                found.add(clause, offset + length, "the length of an option is 0 or does not fit");
            } else if (option instanceof PrefixInformation prefix && prefix.prefixLength() > 128) {
                found.add("RFC 4861 4.6.2", offset + 2, "prefix length " + prefix.prefixLength() + " is above 128");
            } else if (option instanceof PrefixInformation prefix
                    && prefix.preferredLifetime() > prefix.validLifetime()) {
                found.add("RFC 4861 4.6.2", offset + 8, "preferred for longer than it is valid");
            }
            if (option instanceof RouteInformation route) {
                checkRoute(route, offset);
            }
            offset += option.length();
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

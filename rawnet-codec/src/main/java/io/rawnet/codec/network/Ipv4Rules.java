package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.network.Ipv4RouteOption.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the rules for IPv4 headers whose structure is sound. */
record Ipv4Rules(Ipv4Header header, Set<Integer> optionsSeen, Violations found) {

    private static final int TOTAL_LENGTH = 2;
    private static final int FLAGS = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private static final int MAX_LENGTH = 0xFFFF;

    static List<Violation> violations(Ipv4Header header, HeaderContext context) {
        Ipv4Rules rules = new Ipv4Rules(header, new HashSet<>(), new Violations());
        rules.found.addUnlessFits(
                "total length", header.totalLength(), header.length(), context, "RFC 791 3.1", TOTAL_LENGTH);
        rules.checkFragment();
        rules.found.addIf(header.timeToLive() == 0, "RFC 1122 3.2.1.7", TIME_TO_LIVE, "time to live is 0");
        rules.checkAddresses();
        rules.checkOptions();
        return rules.found.list();
    }

    private void checkFragment() {
        found.addIf((header.flags() & Ipv4Header.RESERVED_FLAG) != 0, "RFC 791 3.1", FLAGS, "the reserved flag is set");
        boolean forbidden = header.dontFragment() && header.isFragment();
        found.addIf(forbidden, "RFC 791 2.3", FLAGS, "a fragment of a packet that must not be fragmented");
        int payload = header.declaredPayloadLength().orElse(0);
        boolean odd = header.moreFragments() && payload % 8 != 0;
        String notLast = "a fragment of " + payload + " octets, not a multiple of 8, is not the last";
        found.addIf(odd, "RFC 791 2.3", TOTAL_LENGTH, notLast);
        boolean beyond = header.length() + header.fragmentOffset() * 8 + payload > MAX_LENGTH;
        found.addIf(beyond, "RFC 791 3.1", FLAGS, "the fragment ends beyond the 65535 octets that a packet may have");
    }

    private void checkAddresses() {
        Ipv4Address source = header.source();
        boolean notOfHost = source.isMulticast() || source.equals(Ipv4Address.BROADCAST);
        boolean unspecified = header.destination().isUnspecified();
        found.addIf(notOfHost, "RFC 1122 3.2.1.3", SOURCE, "source " + source + " is not a host's address");
        found.addIf(unspecified, "RFC 1122 3.2.1.3", DESTINATION, "destination is unspecified");
    }

    private void checkOptions() {
        int offset = Ipv4Header.MIN_LENGTH;
        for (Ipv4Option option : header.options().list()) {
            checkOption(option, offset);
            checkRepetition(option, offset);
            offset += option.length();
        }
        int wrong = TypeLengthValue.nonZero(header.options().octets(), offset - Ipv4Header.MIN_LENGTH);
        found.addIf(wrong >= 0, "RFC 791 3.1", Ipv4Header.MIN_LENGTH + wrong, "padding is not 0");
    }

    /** RFC 791 says of each of its options that it appears at most once; RFC 2113 does not say so of the router alert. */
    private void checkRepetition(Ipv4Option option, int offset) {
        boolean mayRepeat = option instanceof Ipv4Option.NoOperation
                || option instanceof Ipv4Option.RouterAlert
                || option instanceof Ipv4Option.Unknown;
        boolean sourceRoute = option instanceof Ipv4RouteOption route && route.kind() != Kind.RECORD_ROUTE;
        if (!optionsSeen.add(option.type()) && !mayRepeat) {
            found.add("RFC 791 3.1", offset, "option " + option.type() + " appears twice");
        } else if (sourceRoute
                && optionsSeen.contains(Ipv4Option.LOOSE_SOURCE_ROUTE)
                && optionsSeen.contains(Ipv4Option.STRICT_SOURCE_ROUTE)) {
            found.add("RFC 1122 3.2.1.8", offset, "there are two source routes");
        }
    }

    private void checkOption(Ipv4Option option, int offset) {
        if (option instanceof Ipv4Option.Malformed) {
            int length = offset + TypeLengthValue.blamed(1, option.length());
            found.add("RFC 791 3.1", length, "the length of option " + option.type() + " does not fit");
        } else if (option instanceof Ipv4Option.StreamIdentifier) {
            found.add("RFC 1122 3.2.1.8", offset, "the stream identifier option is obsolete");
        } else if (option instanceof Ipv4RouteOption route) {
            checkRoute(route, offset);
        } else if (option instanceof Ipv4TimestampOption timestamps
                && timestamps.pointer() < Ipv4TimestampOption.FIRST) {
            found.add("RFC 791 3.1", offset + 2, "pointer " + timestamps.pointer() + " is less than 5");
        }
    }

    private void checkRoute(Ipv4RouteOption route, int offset) {
        boolean loose = route.kind() == Kind.LOOSE_SOURCE_ROUTE;
        boolean strict = route.kind() == Kind.STRICT_SOURCE_ROUTE;
        found.addIf(loose, "RFC 7126 4.3", offset, "a loose source route: to be dropped by default");
        found.addIf(strict, "RFC 7126 4.4", offset, "a strict source route: to be dropped by default");
        if (route.pointer() < Ipv4RouteOption.FIRST || route.pointer() % 4 != 0) {
            found.add("RFC 791 3.1", offset + 2, "pointer " + route.pointer() + " is not that of an address");
        }
    }
}

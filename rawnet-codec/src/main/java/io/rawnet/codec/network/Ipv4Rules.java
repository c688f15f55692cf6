package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.TypeLengthValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What a structurally sound IPv4 header must not be. */
final class Ipv4Rules {

    private static final int TOTAL_LENGTH = 2;
    private static final int FLAGS = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private static final int MAX_LENGTH = 0xFFFF;

    private final Ipv4Header header;
    private final Set<Integer> optionsSeen = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();

    private Ipv4Rules(Ipv4Header header) {
        this.header = header;
    }

    static List<Violation> violations(Ipv4Header header, HeaderContext context) {
        Ipv4Rules rules = new Ipv4Rules(header);
        rules.checkLength(context.impliedPayloadLength());
        rules.checkFragment();
        if (header.timeToLive() == 0) {
            rules.add("RFC 1122 3.2.1.7", TIME_TO_LIVE, "time to live is 0");
        }
        rules.checkAddresses();
        rules.checkOptions();
        return List.copyOf(rules.found);
    }

    private void add(String clause, int offset, String explanation) {
        found.add(new Violation(clause, offset, explanation));
    }

    private void checkLength(OptionalInt impliedPayloadLength) {
        int length = header.totalLength();
        if (length != 0 && length < header.length()) {
            add(
                    "RFC 791 3.1",
                    TOTAL_LENGTH,
                    "total length " + length + " is less than the header's " + header.length());
        } else if (impliedPayloadLength.isPresent() && length > header.length() + impliedPayloadLength.getAsInt()) {
            int enclosing = header.length() + impliedPayloadLength.getAsInt();
            add(
                    "RFC 791 3.1",
                    TOTAL_LENGTH,
                    "total length " + length + " is more than the " + enclosing + " octets that enclose it");
        }
    }

    private void checkFragment() {
        if ((header.flags() & Ipv4Header.RESERVED_FLAG) != 0) {
            add("RFC 791 3.1", FLAGS, "the reserved flag is set");
        }
        if (header.dontFragment() && header.isFragment()) {
            add("RFC 791 2.3", FLAGS, "a fragment of a packet that must not be fragmented");
        }
        int payload = header.declaredPayloadLength().orElse(0);
        if (header.moreFragments() && payload % 8 != 0) {
            add(
                    "RFC 791 2.3",
                    TOTAL_LENGTH,
                    "a fragment of " + payload + " octets, not a multiple of 8, is not the last");
        }
        if (header.length() + header.fragmentOffset() * 8 + payload > MAX_LENGTH) {
            add("RFC 791 3.1", FLAGS, "the fragment ends beyond the 65535 octets that a packet may have");
        }
    }

    private void checkAddresses() {
        Ipv4Address source = header.source();
        if (source.isMulticast() || source.equals(Ipv4Address.BROADCAST)) {
            add("RFC 1122 3.2.1.3", SOURCE, "source " + source + " is not a host's address");
        }
        if (header.destination().isUnspecified()) {
            add("RFC 1122 3.2.1.3", DESTINATION, "destination is unspecified");
        }
    }

    private void checkOptions() {
        int offset = Ipv4Header.MIN_LENGTH;
        for (Ipv4Option option : header.options().list()) {
            checkOption(option, offset);
            checkRepetition(option, offset);
            offset += option.length();
        }
        Octets octets = header.options().octets();
        for (int i = offset - Ipv4Header.MIN_LENGTH; i < octets.size(); i++) {
            if (octets.get(i) != 0) {
                add("RFC 791 3.1", Ipv4Header.MIN_LENGTH + i, "padding is not 0");
                return;
            }
        }
    }

    /** RFC 791 says of each of its options that it appears at most once; RFC 2113 does not say so of the router alert. */
    private void checkRepetition(Ipv4Option option, int offset) {
        boolean mayRepeat = option instanceof Ipv4Option.NoOperation
                || option instanceof Ipv4Option.RouterAlert
                || option instanceof Ipv4Option.Unknown;
        if (!optionsSeen.add(option.type()) && !mayRepeat) {
            add("RFC 791 3.1", offset, "option " + option.type() + " appears twice");
        } else if (isSourceRoute(option)
                && optionsSeen.contains(Ipv4Option.LOOSE_SOURCE_ROUTE)
                && optionsSeen.contains(Ipv4Option.STRICT_SOURCE_ROUTE)) {
            add("RFC 1122 3.2.1.8", offset, "there are two source routes");
        }
    }

    private static boolean isSourceRoute(Ipv4Option option) {
        return option instanceof Ipv4RouteOption.LooseSourceRoute
                || option instanceof Ipv4RouteOption.StrictSourceRoute;
    }

    private void checkOption(Ipv4Option option, int offset) {
        if (option instanceof Ipv4Option.Malformed) {
            add(
                    "RFC 791 3.1",
                    offset + TypeLengthValue.blamed(1, option.length()),
                    "the length of option " + option.type() + " does not fit");
        } else if (option instanceof Ipv4RouteOption.LooseSourceRoute) {
            add("RFC 7126 4.3", offset, "a loose source route: to be dropped by default");
        } else if (option instanceof Ipv4RouteOption.StrictSourceRoute) {
            add("RFC 7126 4.4", offset, "a strict source route: to be dropped by default");
        } else if (option instanceof Ipv4Option.StreamIdentifier) {
            add("RFC 1122 3.2.1.8", offset, "the stream identifier option is obsolete");
        }
        if (option instanceof Ipv4RouteOption route && (route.pointer() < 4 || route.pointer() % 4 != 0)) {
            add("RFC 791 3.1", offset + 2, "pointer " + route.pointer() + " is not that of an address");
        }
        if (option instanceof Ipv4TimestampOption timestamps && timestamps.pointer() < Ipv4TimestampOption.FIRST) {
            add("RFC 791 3.1", offset + 2, "pointer " + timestamps.pointer() + " is less than 5");
        }
    }
}

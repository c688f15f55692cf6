package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import java.util.Collections;
import java.util.List;

/**
 * An IPv4 option that is a list of addresses and a pointer into it (RFC 791 section 3.1).
 *
 * <pre>
 * +--------+--------+--------+---------//--------+
 * |  type  | length | pointer|     route data    |
 * +--------+--------+--------+---------//--------+
 * </pre>
 *
 * @param kind what routers do with the addresses
 * @param pointer where in the option the next address is used or recorded, 0 to 255: an offset in octets counted from 1, so that
 *     4 is the first address, and a pointer greater than {@link #length} says that the list is used up or full
 * @param addresses the addresses, at most 63, those not yet recorded as zeros
 */
public record Ipv4RouteOption(Kind kind, int pointer, List<Ipv4Address> addresses) implements Ipv4Option {

    /** The pointer of a route whose first address is the next to be used. */
    public static final int FIRST = 4;

    /** What routers do with the addresses of a route option. */
    public enum Kind {
        /** Record route, type 7: routers write their addresses down. */
        RECORD_ROUTE(Ipv4Option.RECORD_ROUTE, "record route"),
        /** Loose source and record route, type 131: the packet passes through these addresses, and others in between. */
        LOOSE_SOURCE_ROUTE(Ipv4Option.LOOSE_SOURCE_ROUTE, "loose source route"),
        /** Strict source and record route, type 137: the packet passes through these addresses and no others. */
        STRICT_SOURCE_ROUTE(Ipv4Option.STRICT_SOURCE_ROUTE, "strict source route");

        private final int type;
        private final String text;

        Kind(int type, String text) {
            this.type = type;
            this.text = text;
        }

        /** {@return the option type} */
        public int type() {
            return type;
        }
    }

    public Ipv4RouteOption {
        NotNull.check("kind", kind);
        Range.u8("pointer", pointer);
        Range.check("number of addresses", addresses.size(), 63);
        addresses = List.copyOf(addresses);
    }

    /**
     * {@return an option that asks routers to record their addresses}
     *
     * @param slots room for how many, 0 to 63; a header has room for 9
     * @throws IllegalArgumentException if it is outside
     */
    public static Ipv4RouteOption recordRoute(int slots) {
        return new Ipv4RouteOption(Kind.RECORD_ROUTE, FIRST, Collections.nCopies(slots, Ipv4Address.ANY));
    }

    /** {@return whether data is a pointer and whole addresses} */
    static boolean suits(Octets data) {
        return data.size() % Ipv4Address.LENGTH == 1;
    }

    static Ipv4RouteOption read(Kind kind, Octets data) {
        List<Ipv4Address> addresses =
                Elements.between(data.buffer(), 1, data.size(), Ipv4Address.LENGTH, Ipv4Address::at);
        return new Ipv4RouteOption(kind, data.get(0), addresses);
    }

    @Override
    public int type() {
        return kind.type;
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(1 + addresses.size() * Ipv4Address.LENGTH, out -> {
            out.put((byte) pointer);
            addresses.forEach(address -> address.encode(out));
        });
    }

    /** {@return whether no address is left to be used or recorded} */
    public boolean isUsedUp() {
        return pointer > length();
    }

    /** {@return for instance {@code loose source route 192.0.2.1 |192.0.2.2}: the bar stands before the next address} */
    @Override
    public String toString() {
        return Ipv4OptionTypes.text(kind.text, addresses, Ipv4Address.LENGTH, pointer - FIRST);
    }
}

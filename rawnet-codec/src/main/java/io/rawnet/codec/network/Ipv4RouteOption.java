package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
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
 */
public sealed interface Ipv4RouteOption extends Ipv4Option {

    /** The pointer of a route whose first address is the next to be used. */
    int FIRST = 4;

    /**
     * {@return where in the option the next address is used or recorded: an offset in octets counted from 1, so that 4 is the
     * first address, and a pointer greater than {@link #length} says that the list is used up or full}
     */
    int pointer();

    /** {@return the addresses, those not yet recorded as zeros} */
    List<Ipv4Address> addresses();

    @Override
    default Octets data() {
        return TypeLengthValue.value(1 + addresses().size() * Ipv4Address.LENGTH, out -> {
            out.put((byte) pointer());
            addresses().forEach(address -> address.encode(out));
        });
    }

    /** {@return whether no address is left to be used or recorded} */
    default boolean isUsedUp() {
        return pointer() > length();
    }

    /**
     * Record route, type 7: routers write their addresses down.
     *
     * @param pointer where the next address goes, 0 to 255
     * @param addresses the slots, at most 63
     */
    record RecordRoute(int pointer, List<Ipv4Address> addresses) implements Ipv4RouteOption {
        public RecordRoute {
            addresses = checked(pointer, addresses);
        }

        /**
         * {@return an option that asks routers to record their addresses}
         *
         * @param slots room for how many, 0 to 63; a header has room for 9
         * @throws IllegalArgumentException if it is outside
         */
        public static RecordRoute ofSlots(int slots) {
            return new RecordRoute(FIRST, Collections.nCopies(slots, Ipv4Address.ANY));
        }

        @Override
        public String toString() {
            return text("record route", this);
        }
    }

    /**
     * Loose source and record route, type 131: the packet passes through these addresses, and others in between.
     *
     * @param pointer the next address, 0 to 255
     * @param addresses the route, at most 63 addresses
     */
    record LooseSourceRoute(int pointer, List<Ipv4Address> addresses) implements Ipv4RouteOption {
        public LooseSourceRoute {
            addresses = checked(pointer, addresses);
        }

        @Override
        public String toString() {
            return text("loose source route", this);
        }
    }

    /**
     * Strict source and record route, type 137: the packet passes through these addresses and no others.
     *
     * @param pointer the next address, 0 to 255
     * @param addresses the route, at most 63 addresses
     */
    record StrictSourceRoute(int pointer, List<Ipv4Address> addresses) implements Ipv4RouteOption {
        public StrictSourceRoute {
            addresses = checked(pointer, addresses);
        }

        @Override
        public String toString() {
            return text("strict source route", this);
        }
    }

    private static List<Ipv4Address> checked(int pointer, List<Ipv4Address> addresses) {
        Range.u8("pointer", pointer);
        Range.check("number of addresses", addresses.size(), 63);
        return List.copyOf(addresses);
    }

    /** The address that the pointer is at is marked, as tcpdump does, with a bar before it. */
    private static String text(String name, Ipv4RouteOption route) {
        StringBuilder text = new StringBuilder(name);
        int pointer = FIRST;
        for (Ipv4Address address : route.addresses()) {
            text.append(pointer == route.pointer() ? " |" : " ").append(address);
            pointer += Ipv4Address.LENGTH;
        }
        return text.toString();
    }
}

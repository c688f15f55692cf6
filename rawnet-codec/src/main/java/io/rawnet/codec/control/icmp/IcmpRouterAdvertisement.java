package io.rawnet.codec.control.icmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * ICMP router advertisement, type 9 (RFC 1256 section 3).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |   Num Addrs   |Addr Entry Size|           Lifetime            |
 * +---------------+---------------+-------------------------------+
 * |                          Entries ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param numberOfAddresses how many entries follow, 0 to 255
 * @param addressEntrySize the length of an entry in words of 4 octets, 0 to 255; 2 in RFC 1256
 * @param lifetime how long the entries hold in seconds, 0 to 65535
 * @param entries the entries as octets, {@code numberOfAddresses * addressEntrySize} words
 */
public record IcmpRouterAdvertisement(int numberOfAddresses, int addressEntrySize, int lifetime, Octets entries)
        implements MessageBody {

    /** The size of an entry as RFC 1256 has it, in words of 4 octets. */
    public static final int ENTRY_SIZE = 2;

    public IcmpRouterAdvertisement {
        Range.u8("numberOfAddresses", numberOfAddresses);
        Range.u8("addressEntrySize", addressEntrySize);
        Range.u16("lifetime", lifetime);
        if (entries.size() != numberOfAddresses * addressEntrySize * 4) {
            throw new IllegalArgumentException(numberOfAddresses + " entries of " + addressEntrySize + " words are not "
                    + entries.size() + " octets");
        }
    }

    /**
     * One router that is advertised.
     *
     * @param address its address
     * @param preference the higher, the better a default router; the least says "never"
     */
    public record Router(Ipv4Address address, int preference) {

        public Router {
            NotNull.check("address", address);
        }

        /** {@return for instance {@code 10.0.0.1 preference 0}} */
        @Override
        public String toString() {
            return address + " preference " + preference;
        }
    }

    /**
     * {@return the body of an advertisement}
     *
     * @param lifetime how long it holds in seconds, 0 to 65535
     * @param routers the routers, at most 255
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpRouterAdvertisement of(int lifetime, Router... routers) {
        Range.u8("number of routers", routers.length);
        ByteBuffer out = ByteBuffer.allocate(routers.length * ENTRY_SIZE * 4);
        for (Router router : routers) {
            out.putInt(router.address().bits()).putInt(router.preference());
        }
        return new IcmpRouterAdvertisement(routers.length, ENTRY_SIZE, lifetime, Octets.copyOf(out.flip()));
    }

    static IcmpRouterAdvertisement at(ByteBuffer in, int start) throws MalformedPacketException {
        int number = Wire.u8(in, start + 4);
        int size = Wire.u8(in, start + 5);
        int length = number * size * 4;
        Wire.require("ICMP router advertisement", in, start, 8 + length);
        Octets entries = Octets.copyOf(in, start + 8, length);
        return new IcmpRouterAdvertisement(number, size, Wire.u16(in, start + 6), entries);
    }

    /** {@return the routers in order; none when the entries are too small for one} */
    public List<Router> routers() {
        List<Router> routers = new ArrayList<>(numberOfAddresses);
        ByteBuffer in = entries.buffer();
        for (int i = 0; i < numberOfAddresses && addressEntrySize >= ENTRY_SIZE; i++) {
            int index = i * addressEntrySize * 4;
            routers.add(new Router(Ipv4Address.at(in, index), Wire.i32(in, index + 4)));
        }
        return List.copyOf(routers);
    }

    @Override
    public int length() {
        return 4 + entries.size();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, numberOfAddresses);
        Wire.put8(out, start + 5, addressEntrySize);
        Wire.put16(out, start + 6, lifetime);
        entries.encode(out, start + 8);
    }

    /** {@return for instance {@code lifetime 1800: 10.0.0.1 preference 0}} */
    @Override
    public String toString() {
        return BoundedText.join(routers(), ", ", "lifetime " + lifetime + ": ", "");
    }
}

package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A more specific route than the default one: type 24 (RFC 4191 section 2.3).
 *
 * @param prefixLength how many bits of the prefix count, 0 to 255; more than 128 make no sense
 * @param flags the octet with the preference in bits 0x18, the others reserved, 0 to 255
 * @param routeLifetime how long the route holds in seconds, 0 to 2^32-1; {@link PrefixInformation#FOREVER}
 * @param prefixOctets the first 0, 8 or 16 octets of the prefix
 */
public record RouteInformation(int prefixLength, int flags, long routeLifetime, Octets prefixOctets)
        implements NdpOption {

    private static final int FIXED_LENGTH = 6;

    public RouteInformation {
        Range.u8("prefixLength", prefixLength);
        Range.u8("flags", flags);
        Range.u32("routeLifetime", routeLifetime);
        Range.check("prefix length in octets", prefixOctets.size(), Ipv6Address.LENGTH);
        Range.octets(prefixOctets.size() % UNIT == 0, "prefix", "0, 8 or 16 octets", prefixOctets.size());
    }

    /**
     * {@return a route, its prefix in as few octets as its length allows}
     *
     * @param prefix the prefix
     * @param prefixLength how many bits of it count, 0 to 128
     * @param preference how the route compares with others
     * @param routeLifetime how long it holds in seconds, 0 to 2^32-1
     * @throws IllegalArgumentException if one is outside its range
     */
    public static RouteInformation of(
            Ipv6Address prefix, int prefixLength, RouterPreference preference, long routeLifetime) {
        Range.check("prefixLength", prefixLength, 128);
        Octets octets = prefix.octets().slice(0, (prefixLength + 63) / 64 * UNIT);
        return new RouteInformation(prefixLength, preference.bits() << 3, routeLifetime, octets);
    }

    static RouteInformation of(Octets data) {
        ByteBuffer in = data.buffer();
        return new RouteInformation(
                Wire.u8(in, 0), Wire.u8(in, 1), Wire.u32(in, 2), data.slice(FIXED_LENGTH, data.size()));
    }

    /** {@return the prefix, octets that were left out taken as zero} */
    public Ipv6Address prefix() {
        return Ipv6Address.of(Arrays.copyOf(prefixOctets.toArray(), Ipv6Address.LENGTH));
    }

    /** {@return how the route compares with others} */
    public RouterPreference preference() {
        return RouterPreference.of(flags >>> 3 & 3);
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(FIXED_LENGTH + prefixOctets.size(), out -> {
            out.put((byte) prefixLength).put((byte) flags).putInt((int) routeLifetime);
            prefixOctets.encode(out);
        });
    }

    /** {@return for instance {@code route 2001:db8::/32 preference high lifetime 1800}} */
    @Override
    public String toString() {
        return "route " + prefix() + "/" + prefixLength + " preference " + preference() + " lifetime "
                + PrefixInformation.lifetime(routeLifetime);
    }
}

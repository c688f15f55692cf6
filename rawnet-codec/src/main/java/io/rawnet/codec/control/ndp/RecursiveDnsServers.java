package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Recursive DNS servers, type 25 (RFC 8106 section 5.1).
 *
 * @param reserved bits that must be 0, 0 to 65535
 * @param lifetime how long they may be used in seconds, 0 to 2^32-1; {@link PrefixInformation#FOREVER}
 * @param addresses the servers, 1 to 127
 */
public record RecursiveDnsServers(int reserved, long lifetime, List<Ipv6Address> addresses) implements NdpOption {

    private static final int FIXED_LENGTH = 6;

    public RecursiveDnsServers {
        addresses = List.copyOf(addresses);
        Range.u16("reserved", reserved);
        Range.u32("lifetime", lifetime);
        Range.check("servers", addresses.size(), 1, 127);
    }

    /**
     * {@return an option with servers}
     *
     * @param lifetime how long they may be used in seconds, 0 to 2^32-1
     * @param addresses the servers, 1 to 127
     * @throws IllegalArgumentException if one is outside its range
     */
    public static RecursiveDnsServers of(long lifetime, Ipv6Address... addresses) {
        return new RecursiveDnsServers(0, lifetime, List.of(addresses));
    }

    static RecursiveDnsServers of(ByteBuffer data) {
        List<Ipv6Address> addresses =
                Elements.between(data, FIXED_LENGTH, data.limit(), Ipv6Address.LENGTH, Ipv6Address::at);
        return new RecursiveDnsServers(Wire.u16(data, 0), Wire.u32(data, 2), addresses);
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(FIXED_LENGTH + addresses.size() * Ipv6Address.LENGTH, out -> {
            out.putShort((short) reserved).putInt((int) lifetime);
            addresses.forEach(address -> address.encode(out));
        });
    }

    /** {@return for instance {@code dns servers [2001:db8::53] lifetime 1800}} */
    @Override
    public String toString() {
        return BoundedText.join(addresses, ", ", "dns servers [", "]") + " lifetime "
                + PrefixInformation.lifetime(lifetime);
    }
}

package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The prefix behind which NAT64 keeps the IPv4 Internet, PREF64: type 38 (RFC 8781 section 4).
 *
 * @param scaledLifetime how long it may be used, in units of 8 seconds, 0 to 8191
 * @param prefixLengthCode which of 96, 64, 56, 48, 40 and 32 bits count, 0 to 7; 6 and 7 are not defined
 * @param prefixOctets the first 12 octets of the prefix
 */
public record Nat64Prefix(int scaledLifetime, int prefixLengthCode, Octets prefixOctets) implements NdpOption {

    private static final int PREFIX_OCTETS = 12;

    private static final List<Integer> PREFIX_LENGTHS = List.of(96, 64, 56, 48, 40, 32);

    public Nat64Prefix {
        Range.check("scaledLifetime", scaledLifetime, 0x1FFF);
        Range.check("prefixLengthCode", prefixLengthCode, 7);
        Range.octets("prefix", prefixOctets.size(), PREFIX_OCTETS);
    }

    /**
     * {@return an option with a prefix}
     *
     * @param prefix the prefix
     * @param prefixLength how many bits of it count: 96, 64, 56, 48, 40 or 32
     * @param lifetime how long it may be used in seconds, 0 to 65528; rounded up to a multiple of 8
     * @throws IllegalArgumentException if the length is another or the lifetime is outside
     */
    public static Nat64Prefix of(Ipv6Address prefix, int prefixLength, int lifetime) {
        int code = PREFIX_LENGTHS.indexOf(prefixLength);
        if (code < 0) {
            throw new IllegalArgumentException(
                    "prefixLength must be one of " + PREFIX_LENGTHS + ", not " + prefixLength);
        }
        Range.check("lifetime", lifetime, 0x1FFF * 8);
        return new Nat64Prefix((lifetime + 7) / 8, code, prefix.octets().slice(0, PREFIX_OCTETS));
    }

    static Nat64Prefix of(Octets data) {
        int first = Wire.u16(data.buffer(), 0);
        return new Nat64Prefix(first >>> 3, first & 7, data.slice(2, data.size()));
    }

    /** {@return how long the prefix may be used in seconds, 0 to 65528} */
    public int lifetime() {
        return scaledLifetime * 8;
    }

    /** {@return how many bits of the prefix count; empty when the code is not defined} */
    public OptionalInt prefixLength() {
        return prefixLengthCode < PREFIX_LENGTHS.size()
                ? OptionalInt.of(PREFIX_LENGTHS.get(prefixLengthCode))
                : OptionalInt.empty();
    }

    /** {@return the prefix, its last four octets zero} */
    public Ipv6Address prefix() {
        return Ipv6Address.of(Arrays.copyOf(prefixOctets.toArray(), Ipv6Address.LENGTH));
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(2 + PREFIX_OCTETS, out -> {
            out.putShort((short) (scaledLifetime << 3 | prefixLengthCode));
            prefixOctets.encode(out);
        });
    }

    /** {@return for instance {@code nat64 64:ff9b::/96 lifetime 1800}} */
    @Override
    public String toString() {
        String length =
                prefixLength().isPresent() ? "/" + prefixLength().getAsInt() : " length code " + prefixLengthCode;
        return "nat64 " + prefix() + length + " lifetime " + lifetime();
    }
}

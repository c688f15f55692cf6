package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * A prefix that is on the link, or from which hosts make addresses: type 3 (RFC 4861 section 4.6.2).
 *
 * @param prefixLength how many bits of the prefix count, 0 to 255; more than 128 make no sense
 * @param flags 0 to 255: {@link #ON_LINK}, {@link #AUTONOMOUS}, {@link #ROUTER_ADDRESS}, the others reserved
 * @param validLifetime how long the prefix is on the link in seconds, 0 to 2^32-1; {@link #FOREVER}
 * @param preferredLifetime how long addresses made from it are preferred in seconds, 0 to 2^32-1; {@link #FOREVER}
 * @param reserved bits that must be 0, 0 to 2^32-1
 * @param prefix the prefix; bits behind its length must be 0
 */
public record PrefixInformation(
        int prefixLength, int flags, long validLifetime, long preferredLifetime, long reserved, Ipv6Address prefix)
        implements NdpOption {

    /** Flag L: the prefix is on the link. */
    public static final int ON_LINK = 0x80;

    /** Flag A: hosts may make addresses from the prefix (RFC 4862). */
    public static final int AUTONOMOUS = 0x40;

    /** Flag R: the prefix field holds a whole address of the router (RFC 6275). */
    public static final int ROUTER_ADDRESS = 0x20;

    /** The lifetime that never ends. */
    public static final long FOREVER = 0xFFFF_FFFFL;

    public PrefixInformation {
        NotNull.check("prefix", prefix);
        Range.u8("prefixLength", prefixLength);
        Range.u8("flags", flags);
        Range.u32("validLifetime", validLifetime);
        Range.u32("preferredLifetime", preferredLifetime);
        Range.u32("reserved", reserved);
    }

    static PrefixInformation of(ByteBuffer data) {
        return new PrefixInformation(
                Wire.u8(data, 0),
                Wire.u8(data, 1),
                Wire.u32(data, 2),
                Wire.u32(data, 6),
                Wire.u32(data, 10),
                Ipv6Address.at(data, 14));
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(30, out -> {
            out.put((byte) prefixLength).put((byte) flags);
            out.putInt((int) validLifetime).putInt((int) preferredLifetime).putInt((int) reserved);
            prefix.encode(out);
        });
    }

    /** {@return a lifetime as people read it: its seconds, or "forever" for all ones} */
    static String lifetime(long seconds) {
        return seconds == FOREVER ? "forever" : Long.toString(seconds);
    }

    /** {@return for instance {@code prefix 2001:db8::/64 [LA] valid 86400 preferred 14400}} */
    @Override
    public String toString() {
        String letters = ((flags & ON_LINK) != 0 ? "L" : "")
                + ((flags & AUTONOMOUS) != 0 ? "A" : "")
                + ((flags & ROUTER_ADDRESS) != 0 ? "R" : "");
        return "prefix " + prefix + "/" + prefixLength + " [" + letters + "] valid " + lifetime(validLifetime)
                + " preferred " + lifetime(preferredLifetime);
    }
}

package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.control.ndp.RouterPreference;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Router advertisement, ICMPv6 type 134 (RFC 4861 section 4.2, with RFC 4191 section 2.2 for the preference).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |Current Hop Limit|     Flags     |        Router Lifetime        |
 * +---------------+---------------+-------------------------------+
 * |                         Reachable Time                        |
 * +---------------------------------------------------------------+
 * |                         Retrans Timer                         |
 * +---------------------------------------------------------------+
 * |                          Options ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param currentHopLimit the hop limit that hosts should use, 0 to 255; 0 leaves it to them
 * @param flags 0 to 255: {@link #MANAGED}, {@link #OTHER}, {@link #HOME_AGENT}, the preference, {@link #PROXY}, two
 *     reserved bits
 * @param routerLifetime how long the router is a default router in seconds, 0 to 65535; 0 is not at all
 * @param reachableTime how long a neighbor counts as reachable in milliseconds, 0 to 2^32-1; 0 says nothing
 * @param retransTimer time between solicitations in milliseconds, 0 to 2^32-1; 0 says nothing
 * @param options the options, to the end of the message
 */
public record RouterAdvertisement(
        int currentHopLimit, int flags, int routerLifetime, long reachableTime, long retransTimer, NdpOptions options)
        implements NdpBody {

    /** Flag M: addresses come from DHCPv6. */
    public static final int MANAGED = 0x80;

    /** Flag O: other configuration comes from DHCPv6. */
    public static final int OTHER = 0x40;

    /** Flag H: the router is a home agent (RFC 6275). */
    public static final int HOME_AGENT = 0x20;

    /** Flag P: the advertisement was forwarded by a neighbor discovery proxy (RFC 4389). */
    public static final int PROXY = 0x04;

    public RouterAdvertisement {
        NotNull.check("options", options);
        Range.u8("currentHopLimit", currentHopLimit);
        Range.u8("flags", flags);
        Range.u16("routerLifetime", routerLifetime);
        Range.u32("reachableTime", reachableTime);
        Range.u32("retransTimer", retransTimer);
    }

    static RouterAdvertisement at(ByteBuffer in, int start) {
        return new RouterAdvertisement(
                Wire.u8(in, start + 4),
                Wire.u8(in, start + 5),
                Wire.u16(in, start + 6),
                Wire.u32(in, start + 8),
                Wire.u32(in, start + 12),
                NdpOptions.at(in, start + 16));
    }

    /**
     * {@return the body of an advertisement with hop limit 64 and medium preference}
     *
     * @param routerLifetime how long the router is a default router in seconds, 0 to 65535
     * @param options the options, for instance prefix information
     * @throws IllegalArgumentException if {@code routerLifetime} is outside its range
     */
    public static RouterAdvertisement of(int routerLifetime, NdpOption... options) {
        return new RouterAdvertisement(64, 0, routerLifetime, 0, 0, NdpOptions.of(options));
    }

    /** {@return how the router compares with other default routers (RFC 4191 section 2.2)} */
    public RouterPreference preference() {
        return RouterPreference.of(flags >>> 3 & 3);
    }

    @Override
    public int length() {
        return 12 + options.length();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put8(out, start + 4, currentHopLimit);
        Wire.put8(out, start + 5, flags);
        Wire.put16(out, start + 6, routerLifetime);
        Wire.put32(out, start + 8, reachableTime);
        Wire.put32(out, start + 12, retransTimer);
        options.octets().encode(out, start + 16);
    }

    @Override
    public String text(IcmpMessage message) {
        String letters = ((flags & MANAGED) != 0 ? "M" : "")
                + ((flags & OTHER) != 0 ? "O" : "")
                + ((flags & HOME_AGENT) != 0 ? "H" : "")
                + ((flags & PROXY) != 0 ? "P" : "");
        return " hop limit " + currentHopLimit + " lifetime " + routerLifetime
                + (letters.isEmpty() ? "" : " [" + letters + "]")
                + (preference() == RouterPreference.MEDIUM ? "" : " preference " + preference())
                + options.suffix();
    }
}

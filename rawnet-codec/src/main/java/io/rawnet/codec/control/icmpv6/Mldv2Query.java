package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.control.igmp.MulticastQuery;
import io.rawnet.codec.internal.ExponentialCode;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Body of a multicast listener query of MLDv2, ICMPv6 type 130 and at least 28 octets (RFC 9777 section 5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |     Maximum Response Code     |           Reserved            |
 * +-------------------------------+-------------------------------+
 * |                 Multicast Address (128 bits)                  |
 * +-------+-+-----+---------------+-------------------------------+
 * | Flags |S| QRV |     QQIC      |     Number of Sources (N)     |
 * +-------+-+-----+---------------+-------------------------------+
 * |                       N sources ...                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param maximumResponseCode how long listeners may wait with their report, coded, 0 to 65535
 * @param reserved bits that must be 0, 0 to 65535
 * @param query the multicast address and all that follows it, as in IGMPv3
 */
public record Mldv2Query(int maximumResponseCode, int reserved, MulticastQuery<Ipv6Address> query)
        implements MessageBody {

    public Mldv2Query {
        NotNull.check("query", query);
        Range.u16("maximumResponseCode", maximumResponseCode);
        Range.u16("reserved", reserved);
    }

    /**
     * {@return the body of a query: the answer within 10 seconds, robustness 2, a query every 125 seconds}
     *
     * @param group the multicast address; {@code ::} asks for all
     * @param sources the sources that are asked about
     */
    public static Mldv2Query of(Ipv6Address group, Ipv6Address... sources) {
        return new Mldv2Query(10_000, 0, MulticastQuery.of(group, List.of(sources)));
    }

    static Mldv2Query at(ByteBuffer in, int start) throws MalformedPacketException {
        return new Mldv2Query(Wire.u16(in, start + 4), Wire.u16(in, start + 6), MulticastQuery.mldAt(in, start));
    }

    /** {@return how long listeners may wait with their report in milliseconds, 0 to 8387584} */
    public int maximumResponseDelay() {
        return ExponentialCode.of16(maximumResponseCode);
    }

    @Override
    public int length() {
        return 4 + query.length();
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, maximumResponseCode);
        Wire.put16(out, start + 6, reserved);
        query.encode(out, start + 4);
    }

    /** {@return for instance {@code max delay 10000 ff3e::1 [2001:db8::1]}} */
    @Override
    public String toString() {
        return "max delay " + maximumResponseDelay() + " " + query;
    }
}

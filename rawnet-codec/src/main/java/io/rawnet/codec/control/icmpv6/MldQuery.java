package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import java.nio.ByteBuffer;

/**
 * Multicast listener query of MLDv1, ICMPv6 type 130 and 24 octets (RFC 2710 section 3).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |     Maximum Response Delay    |            Reserved           |
 * +-------------------------------+-------------------------------+
 * |                        Group (128 bits)                       |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param maximumResponseDelay how long listeners may wait with their report in milliseconds, 0 to 65535; 0 except
 *     in queries
 * @param reserved bits that must be 0, 0 to 2^16-1
 * @param group the multicast address; {@code ::} in a general query
 */
public record MldQuery(int code, int checksum, int maximumResponseDelay, int reserved, Ipv6Address group)
        implements Icmpv6Message {

    /** The length of this header in octets. */
    public static final int LENGTH = Mldv1Layout.LENGTH;

    static final int TYPE = 130;

    public MldQuery {
        Mldv1Layout.check(code, checksum, maximumResponseDelay, reserved);
    }

    static MldQuery at(ByteBuffer in, int start) throws MalformedPacketException {
        return Mldv1Layout.at("ICMPv6 MLDv1 query", in, start, MldQuery::new);
    }

    /**
     * {@return a message without checksum}
     *
     * @param maximumResponseDelay how long listeners may wait in milliseconds, 0 to 65535
     * @param group the multicast address; {@code ::} asks for all
     * @throws IllegalArgumentException if {@code maximumResponseDelay} is outside its range
     */
    public static MldQuery of(int maximumResponseDelay, Ipv6Address group) {
        return new MldQuery(0, 0, maximumResponseDelay, 0, group);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        Mldv1Layout.encode(out, TYPE, code, checksum, maximumResponseDelay, reserved, group);
    }

    @Override
    public MldQuery withChecksum(int checksum) {
        return new MldQuery(code, checksum, maximumResponseDelay, reserved, group);
    }

    /** {@return for instance {@code ICMPv6 MLD query max delay 1000 ff02::1:3}} */
    @Override
    public String toString() {
        return "ICMPv6 MLD query max delay " + maximumResponseDelay
                + (group.isUnspecified() ? " for all groups" : " " + group);
    }
}

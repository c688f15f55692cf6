package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Body of a multicast listener query, report and done of MLDv1, ICMPv6 types 130, 131 and 132 (RFC 2710 section 3). A query of
 * 24 octets is one of MLDv1.
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
 * @param maximumResponseDelay how long listeners may wait with their report in milliseconds, 0 to 65535; 0 except
 *     in queries
 * @param reserved bits that must be 0, 0 to 2^16-1
 * @param group the multicast address; {@code ::} in a general query
 */
public record Mldv1Message(int maximumResponseDelay, int reserved, Ipv6Address group) implements MessageBody {

    public Mldv1Message {
        NotNull.check("group", group);
        Range.u16("maximumResponseDelay", maximumResponseDelay);
        Range.u16("reserved", reserved);
    }

    static Mldv1Message at(ByteBuffer in, int start) {
        return new Mldv1Message(Wire.u16(in, start + 4), Wire.u16(in, start + 6), Ipv6Address.at(in, start + 8));
    }

    @Override
    public int length() {
        return 20;
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put16(out, start + 4, maximumResponseDelay);
        Wire.put16(out, start + 6, reserved);
        Wire.put128(out, start + 8, group.high(), group.low());
    }

    @Override
    public String text(IcmpMessage message) {
        if (message.type() != Icmpv6Header.MLD_QUERY) {
            return " " + group;
        }
        return " max delay " + maximumResponseDelay + (group.isUnspecified() ? " for all groups" : " " + group);
    }
}

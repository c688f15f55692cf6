package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * ICMPv6 packet too big, type 2 (RFC 4443 section 3.2). The quoted packet is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                              MTU                              |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param mtu the MTU of the next hop in octets, 0 to 2^32-1
 */
public record Icmpv6PacketTooBig(long mtu) implements IcmpError {

    public Icmpv6PacketTooBig {
        Range.u32("mtu", mtu);
    }

    static Icmpv6PacketTooBig at(ByteBuffer in, int start) {
        return new Icmpv6PacketTooBig(Wire.u32(in, start + 4));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, mtu);
    }

    @Override
    public String text(IcmpMessage message) {
        return ", mtu " + mtu;
    }
}

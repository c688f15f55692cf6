package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
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
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param mtu the MTU of the next hop in octets, 0 to 2^32-1
 */
public record Icmpv6PacketTooBig(int code, int checksum, long mtu) implements Icmpv6Message, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    static final int TYPE = 2;

    public Icmpv6PacketTooBig {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u32("mtu", mtu);
    }

    static Icmpv6PacketTooBig at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMPv6 packet too big", in, start, LENGTH);
        return new Icmpv6PacketTooBig(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u32(in, start + 4));
    }

    /**
     * {@return an error without checksum}
     *
     * @param mtu the MTU of the next hop in octets, 0 to 2^32-1
     */
    public static Icmpv6PacketTooBig of(long mtu) {
        return new Icmpv6PacketTooBig(0, 0, mtu);
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
        int start = ControlMessage.begin(out, length(), type(), code, checksum);
        Wire.put32(out, start + 4, mtu);
    }

    @Override
    public Icmpv6PacketTooBig withChecksum(int checksum) {
        return new Icmpv6PacketTooBig(code, checksum, mtu);
    }

    @Override
    public EtherType quotedProtocol() {
        return EtherType.IPV6;
    }

    /** {@return for instance {@code ICMPv6 packet too big, mtu 1280}} */
    @Override
    public String toString() {
        return "ICMPv6 packet too big, mtu " + mtu;
    }
}

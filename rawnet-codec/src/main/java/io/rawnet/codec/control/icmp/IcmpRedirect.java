package io.rawnet.codec.control.icmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * ICMP redirect, type 5 (RFC 792). The quoted datagram is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                            Gateway                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code 0 to 255, for instance {@link #NET}
 * @param checksum checksum over the message, 0 to 65535
 * @param gateway the router to which datagrams for this destination are better sent
 */
public record IcmpRedirect(int code, int checksum, Ipv4Address gateway) implements IcmpMessage, IcmpError {

    /** The length of this header in octets. */
    public static final int LENGTH = 8;

    /** For the network. */
    public static final int NET = 0;

    /** For the host. */
    public static final int HOST = 1;

    /** For the network and the type of service. */
    public static final int NET_FOR_TYPE_OF_SERVICE = 2;

    /** For the host and the type of service. */
    public static final int HOST_FOR_TYPE_OF_SERVICE = 3;

    static final int TYPE = 5;

    private static final List<String> CODES =
            List.of("net", "host", "net for type of service", "host for type of service");

    public IcmpRedirect {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
    }

    static IcmpRedirect at(ByteBuffer in, int start) throws MalformedPacketException {
        Wire.require("ICMP redirect", in, start, LENGTH);
        return new IcmpRedirect(Wire.u8(in, start + 1), Wire.u16(in, start + 2), Ipv4Address.at(in, start + 4));
    }

    /**
     * {@return a redirect for a host, without checksum}
     *
     * @param gateway the router to which datagrams for this destination are better sent
     */
    public static IcmpRedirect forHost(Ipv4Address gateway) {
        return new IcmpRedirect(HOST, 0, gateway);
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
        Wire.put32(out, start + 4, gateway.bits());
    }

    @Override
    public IcmpRedirect withChecksum(int checksum) {
        return new IcmpRedirect(code, checksum, gateway);
    }

    @Override
    public EtherType quotedProtocol() {
        return EtherType.IPV4;
    }

    /** {@return for instance {@code ICMP redirect for host to 10.0.0.2}} */
    @Override
    public String toString() {
        return "ICMP redirect for " + ControlMessage.codeName(CODES, code) + " to " + gateway;
    }
}

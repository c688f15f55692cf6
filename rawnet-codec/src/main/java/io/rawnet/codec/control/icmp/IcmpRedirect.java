package io.rawnet.codec.control.icmp;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

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
 * @param gateway the router to which datagrams for this destination are better sent
 */
public record IcmpRedirect(Ipv4Address gateway) implements IcmpError {

    /** For the network. */
    public static final int NET = 0;

    /** For the host. */
    public static final int HOST = 1;

    /** For the network and the type of service. */
    public static final int NET_FOR_TYPE_OF_SERVICE = 2;

    /** For the host and the type of service. */
    public static final int HOST_FOR_TYPE_OF_SERVICE = 3;

    public IcmpRedirect {
        NotNull.check("gateway", gateway);
    }

    static IcmpRedirect at(ByteBuffer in, int start) {
        return new IcmpRedirect(Ipv4Address.at(in, start + 4));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, gateway.bits());
    }

    @Override
    public String text(IcmpMessage message) {
        return " for " + message.codeName() + " to " + gateway;
    }
}

package io.rawnet.codec.control.igmp;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Body of an IGMP message of version 1 (RFC 1112 appendix I) or 2 (RFC 2236 section 2), which have one format.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      | Max Resp Time |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                         Group Address                         |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param group the group; 0.0.0.0 in a general query
 */
public record IgmpGroup(Ipv4Address group) implements MessageBody {

    public IgmpGroup {
        NotNull.check("group", group);
    }

    static IgmpGroup at(ByteBuffer in, int start) {
        return new IgmpGroup(Ipv4Address.at(in, start + 4));
    }

    @Override
    public void encode(ByteBuffer out, int start) {
        Wire.put32(out, start + 4, group.bits());
    }

    /** {@return for instance {@code 239.1.1.1}, and {@code for all groups} for 0.0.0.0} */
    @Override
    public String toString() {
        return group.isUnspecified() ? "for all groups" : group.toString();
    }
}

package io.rawnet.codec.control.igmp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * An IGMP message of any version (RFC 1112, RFC 2236, RFC 9776). Octets behind the fields and lists of a message, which
 * receivers ignore but the checksum covers, are payload.
 */
public sealed interface IgmpMessage extends Header permits Igmpv2Message, Igmpv3Query, Igmpv3Report, IgmpUnknown {

    /** The type of a membership query of any version. */
    int QUERY = 0x11;

    /** {@return the type of the message, 0 to 255} */
    int type();

    /** {@return the checksum over header and payload, 0 to 65535} */
    int checksum();

    /**
     * {@return a copy with another checksum}
     *
     * @param checksum the new value, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    IgmpMessage withChecksum(int checksum);

    /**
     * Decodes the message at the buffer's position and moves the position behind it. A query is one of version 3 when at
     * least 12 octets are there (RFC 9776 section 7.1).
     *
     * @param in the octets
     * @return the message
     * @throws MalformedPacketException if it is shorter than 4 octets, than its type asks for, or than its counts say
     */
    static IgmpMessage decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("IGMP", in, ControlMessage.MIN_LENGTH);
        IgmpMessage message = at(in, in.position());
        in.position(in.position() + message.length());
        return message;
    }

    private static IgmpMessage at(ByteBuffer in, int start) throws MalformedPacketException {
        return switch (Wire.u8(in, start)) {
            case QUERY ->
                in.limit() - start >= Igmpv3Query.MIN_LENGTH ? Igmpv3Query.at(in, start) : Igmpv2Message.at(in, start);
            case Igmpv2Message.REPORT_V1, Igmpv2Message.REPORT_V2, Igmpv2Message.LEAVE -> Igmpv2Message.at(in, start);
            case Igmpv3Report.TYPE -> Igmpv3Report.at(in, start);
            default -> IgmpUnknown.at(in, start);
        };
    }

    @Override
    default List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.IGMP);
    }

    /**
     * {@return a copy with the checksum that message and payload ask for}
     *
     * @param payload what follows the message, from position to limit; not moved
     */
    default IgmpMessage withChecksum(ByteBuffer payload) {
        return withChecksum(ControlMessage.checksum(this, payload));
    }

    /** {@return a copy with the checksum filled in, where the packet is whole} */
    @Override
    default IgmpMessage completed(HeaderContext context) {
        return context.incomplete() ? this : withChecksum(context.payload());
    }

    @Override
    default Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(ControlMessage.checksumState(this, checksum(), context, "RFC 9776 4.1.2"));
    }

    @Override
    default List<Violation> violations(HeaderContext context) {
        return new IgmpRules(context).violations(this);
    }
}

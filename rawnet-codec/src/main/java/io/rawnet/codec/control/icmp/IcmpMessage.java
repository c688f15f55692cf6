package io.rawnet.codec.control.icmp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.ConversationHeader;
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
 * The header of an ICMP message (RFC 792). All begin alike; what else belongs to the header depends on the type. The data of
 * an echo, the datagram that an error quotes, and whatever else follows the fields of a type are payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public sealed interface IcmpMessage extends ConversationHeader
        permits IcmpEcho,
                IcmpDestinationUnreachable,
                IcmpSourceQuench,
                IcmpRedirect,
                IcmpTimeExceeded,
                IcmpParameterProblem,
                IcmpTimestamp,
                IcmpInformation,
                IcmpAddressMask,
                IcmpRouterSolicitation,
                IcmpRouterAdvertisement,
                IcmpExtendedEchoRequest,
                IcmpExtendedEchoReply,
                IcmpUnknown {

    /** {@return the type of the message, 0 to 255} */
    int type();

    /** {@return the code, which tells messages of one type apart, 0 to 255} */
    int code();

    /** {@return the checksum over header and payload, 0 to 65535} */
    int checksum();

    /**
     * {@return a copy with another checksum}
     *
     * @param checksum the new value, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    IcmpMessage withChecksum(int checksum);

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header, of the type that its first octet says
     * @throws MalformedPacketException if it is shorter than 4 octets or than its type asks for
     */
    static IcmpMessage decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("ICMP", in, ControlMessage.MIN_LENGTH);
        IcmpMessage message = at(in, in.position());
        in.position(in.position() + message.length());
        return message;
    }

    private static IcmpMessage at(ByteBuffer in, int start) throws MalformedPacketException {
        return switch (Wire.u8(in, start)) {
            case IcmpEcho.REQUEST_TYPE, IcmpEcho.REPLY_TYPE -> IcmpEcho.at(in, start);
            case IcmpDestinationUnreachable.TYPE -> IcmpDestinationUnreachable.at(in, start);
            case IcmpSourceQuench.TYPE -> IcmpSourceQuench.at(in, start);
            case IcmpRedirect.TYPE -> IcmpRedirect.at(in, start);
            case IcmpTimeExceeded.TYPE -> IcmpTimeExceeded.at(in, start);
            case IcmpParameterProblem.TYPE -> IcmpParameterProblem.at(in, start);
            case IcmpTimestamp.REQUEST_TYPE, IcmpTimestamp.REPLY_TYPE -> IcmpTimestamp.at(in, start);
            case IcmpInformation.REQUEST_TYPE, IcmpInformation.REPLY_TYPE -> IcmpInformation.at(in, start);
            case IcmpAddressMask.REQUEST_TYPE, IcmpAddressMask.REPLY_TYPE -> IcmpAddressMask.at(in, start);
            case IcmpRouterSolicitation.TYPE -> IcmpRouterSolicitation.at(in, start);
            case IcmpRouterAdvertisement.TYPE -> IcmpRouterAdvertisement.at(in, start);
            case IcmpExtendedEchoRequest.TYPE -> IcmpExtendedEchoRequest.at(in, start);
            case IcmpExtendedEchoReply.TYPE -> IcmpExtendedEchoReply.at(in, start);
            default -> IcmpUnknown.at(in, start);
        };
    }

    @Override
    default List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.ICMP);
    }

    /**
     * {@return a copy with the checksum that header and payload ask for}
     *
     * @param payload what follows the header, from position to limit; not moved
     */
    default IcmpMessage withChecksum(ByteBuffer payload) {
        return withChecksum(ControlMessage.checksum(this, payload));
    }

    /** {@return a copy with the checksum filled in, where the packet is whole} */
    @Override
    default IcmpMessage completed(HeaderContext context) {
        return context.incomplete() ? this : withChecksum(context.payload());
    }

    @Override
    default Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(ControlMessage.checksumState(this, checksum(), context, "RFC 792"));
    }

    /** {@return whether this is the reply to a request; false for all messages that are not replies} */
    @Override
    default boolean answers(Header request, int requestPayload) {
        return false;
    }

    @Override
    default List<Violation> violations(HeaderContext context) {
        return new IcmpRules(this, context).violations();
    }
}

package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.ConversationHeader;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The header of an ICMPv6 message (RFC 4443 section 2.1). All begin alike; what else belongs to the header depends on the
 * type. The data of an echo and the packet that an error quotes are payload; the options of neighbor discovery, which reach
 * to the end of the message, are header.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public sealed interface Icmpv6Message extends ConversationHeader
        permits Icmpv6DestinationUnreachable,
                Icmpv6PacketTooBig,
                Icmpv6TimeExceeded,
                Icmpv6ParameterProblem,
                Icmpv6Echo,
                Icmpv6ExtendedEchoRequest,
                Icmpv6ExtendedEchoReply,
                RouterSolicitation,
                RouterAdvertisement,
                NeighborSolicitation,
                NeighborAdvertisement,
                Icmpv6Redirect,
                MldQuery,
                MldReport,
                MldDone,
                Mldv2Query,
                Mldv2Report,
                Icmpv6Unknown {

    /** {@return the type of the message, 0 to 255; errors are below 128} */
    int type();

    /** {@return the code, which tells messages of one type apart, 0 to 255} */
    int code();

    /** {@return the checksum over pseudo header, header and payload, 0 to 65535} */
    int checksum();

    /**
     * {@return a copy with another checksum}
     *
     * @param checksum the new value, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    Icmpv6Message withChecksum(int checksum);

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets, to the end of the message
     * @return the header, of the type that its first octet says
     * @throws MalformedPacketException if it is shorter than 4 octets, than its type asks for, or than its counts say
     */
    static Icmpv6Message decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("ICMPv6", in, ControlMessage.MIN_LENGTH);
        Icmpv6Message message = at(in, in.position());
        in.position(in.position() + message.length());
        return message;
    }

    private static Icmpv6Message at(ByteBuffer in, int start) throws MalformedPacketException {
        return switch (Wire.u8(in, start)) {
            case Icmpv6DestinationUnreachable.TYPE -> Icmpv6DestinationUnreachable.at(in, start);
            case Icmpv6PacketTooBig.TYPE -> Icmpv6PacketTooBig.at(in, start);
            case Icmpv6TimeExceeded.TYPE -> Icmpv6TimeExceeded.at(in, start);
            case Icmpv6ParameterProblem.TYPE -> Icmpv6ParameterProblem.at(in, start);
            case Icmpv6Echo.REQUEST_TYPE, Icmpv6Echo.REPLY_TYPE -> Icmpv6Echo.at(in, start);
            case Icmpv6ExtendedEchoRequest.TYPE -> Icmpv6ExtendedEchoRequest.at(in, start);
            case Icmpv6ExtendedEchoReply.TYPE -> Icmpv6ExtendedEchoReply.at(in, start);
            case RouterSolicitation.TYPE -> RouterSolicitation.at(in, start);
            case RouterAdvertisement.TYPE -> RouterAdvertisement.at(in, start);
            case NeighborSolicitation.TYPE -> NeighborSolicitation.at(in, start);
            case NeighborAdvertisement.TYPE -> NeighborAdvertisement.at(in, start);
            case Icmpv6Redirect.TYPE -> Icmpv6Redirect.at(in, start);
            // RFC 9777 section 8.1: the length tells the versions apart
            case MldQuery.TYPE ->
                in.limit() - start >= Mldv2Query.MIN_LENGTH ? Mldv2Query.at(in, start) : MldQuery.at(in, start);
            case MldReport.TYPE -> MldReport.at(in, start);
            case MldDone.TYPE -> MldDone.at(in, start);
            case Mldv2Report.TYPE -> Mldv2Report.at(in, start);
            default -> Icmpv6Unknown.at(in, start);
        };
    }

    @Override
    default List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.ICMPV6);
    }

    /**
     * {@return a copy with the checksum that pseudo header, header and payload ask for}
     *
     * @param pseudoHeader the addresses the message travels between
     * @param payload what follows the header, from position to limit; not moved
     */
    default Icmpv6Message withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return withChecksum(computeChecksum(pseudoHeader, payload));
    }

    private int computeChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return InternetChecksum.finish(ControlMessage.sum(this, payload)
                + pseudoHeader.sum(IpProtocol.ICMPV6.number(), length() + payload.remaining()));
    }

    /** {@return a copy with the checksum filled in, where the packet is whole and has a network header} */
    @Override
    default Icmpv6Message completed(HeaderContext context) {
        return context.incomplete() || context.pseudoHeader().isEmpty()
                ? this
                : withChecksum(context.pseudoHeader().get(), context.payload());
    }

    @Override
    default Optional<Obstacle> obstacle(HeaderContext context) {
        return Obstacle.toChecksum("ICMPv6", context);
    }

    @Override
    default Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(context.stateOf(checksum(), this::computeChecksum).at("RFC 4443 2.3", 2));
    }

    /** {@return whether this is the reply to a request; false for all messages that are not replies} */
    @Override
    default boolean answers(Header request, int requestPayload) {
        return false;
    }

    @Override
    default List<Violation> violations(HeaderContext context) {
        return Icmpv6Rules.violations(this, context);
    }
}

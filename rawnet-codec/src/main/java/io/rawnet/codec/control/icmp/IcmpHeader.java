package io.rawnet.codec.control.icmp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.MessageType;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Header of an ICMP message (RFC 792). The type says which body it has; all else that follows is payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                           Body ...                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param type type of the message, 0 to 255, for instance {@link #ECHO_REQUEST}
 * @param code code, which tells messages of one type apart, 0 to 255
 * @param checksum checksum over the message, 0 to 65535
 * @param body the fields behind the checksum, of the kind that the type has
 */
public record IcmpHeader(int type, int code, int checksum, MessageBody body) implements IcmpMessage {

    /** Type of a reply to an echo request. */
    public static final int ECHO_REPLY = 0;

    /** Type of the error that says that a datagram cannot be delivered. */
    public static final int DESTINATION_UNREACHABLE = 3;

    /** Type of the request to send less, deprecated by RFC 6633. */
    public static final int SOURCE_QUENCH = 4;

    /** Type of the message that names a better router. */
    public static final int REDIRECT = 5;

    /** Type of an echo request. */
    public static final int ECHO_REQUEST = 8;

    /** Type of a router's advertisement (RFC 1256). */
    public static final int ROUTER_ADVERTISEMENT = 9;

    /** Type of a request for router advertisements (RFC 1256). */
    public static final int ROUTER_SOLICITATION = 10;

    /** Type of the error that says that the time to live ran out. */
    public static final int TIME_EXCEEDED = 11;

    /** Type of the error that says that a header is wrong. */
    public static final int PARAMETER_PROBLEM = 12;

    /** Type of a request for the time. */
    public static final int TIMESTAMP_REQUEST = 13;

    /** Type of a reply to a timestamp request. */
    public static final int TIMESTAMP_REPLY = 14;

    /** Type of a request for the number of the network, deprecated by RFC 6918. */
    public static final int INFORMATION_REQUEST = 15;

    /** Type of a reply to an information request, deprecated by RFC 6918. */
    public static final int INFORMATION_REPLY = 16;

    /** Type of a request for the subnet mask (RFC 950), deprecated by RFC 6918. */
    public static final int ADDRESS_MASK_REQUEST = 17;

    /** Type of a reply to an address mask request (RFC 950), deprecated by RFC 6918. */
    public static final int ADDRESS_MASK_REPLY = 18;

    /** Type of an extended echo request (RFC 8335). */
    public static final int EXTENDED_ECHO_REQUEST = 42;

    /** Type of a reply to an extended echo request (RFC 8335). */
    public static final int EXTENDED_ECHO_REPLY = 43;

    public IcmpHeader {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        IcmpTypes.ALL.of(type, body);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if it is shorter than 4 octets, than its type asks for, or than its counts say
     */
    public static IcmpHeader decode(ByteBuffer in) throws MalformedPacketException {
        return IcmpTypes.ALL.decode(in, IcmpHeader::new);
    }

    /**
     * {@return a message without checksum, of code 0 and the lowest type that has the body, a request's before a reply's}
     *
     * @param body the body
     * @throws IllegalArgumentException if no type has it
     */
    public static IcmpHeader of(MessageBody body) {
        return of(IcmpTypes.ALL.numberOf(body), 0, body);
    }

    /**
     * {@return a message without checksum}
     *
     * @param type type of the message, 0 to 255
     * @param code code, 0 to 255
     * @param body the body
     * @throws IllegalArgumentException if a number is outside its range, or the type has no such body
     */
    public static IcmpHeader of(int type, int code, MessageBody body) {
        return new IcmpHeader(type, code, 0, body);
    }

    /**
     * {@return an echo request without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 65535
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpHeader echoRequest(int identifier, int sequenceNumber) {
        return of(ECHO_REQUEST, 0, new Echo(identifier, sequenceNumber));
    }

    /**
     * {@return a timestamp request without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 65535
     * @param originate when the request is sent, in milliseconds since midnight UT, 0 to 2^32-1
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpHeader timestampRequest(int identifier, int sequenceNumber, long originate) {
        return of(TIMESTAMP_REQUEST, 0, new IcmpTimestamp(identifier, sequenceNumber, originate, 0, 0));
    }

    /**
     * {@return a request about an interface of the node asked, without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 255
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpHeader extendedEchoRequest(int identifier, int sequenceNumber) {
        return of(EXTENDED_ECHO_REQUEST, 0, new ExtendedEcho(identifier, sequenceNumber, ExtendedEcho.LOCAL));
    }

    /**
     * {@return the error that says that a datagram cannot be delivered, without checksum}
     *
     * @param code why, 0 to 255, for instance {@link IcmpDestinationUnreachable#PORT}
     * @throws IllegalArgumentException if it is outside
     */
    public static IcmpHeader destinationUnreachable(int code) {
        return of(DESTINATION_UNREACHABLE, code, new IcmpDestinationUnreachable(0, 0, 0));
    }

    /**
     * {@return the error that asks for smaller datagrams (RFC 1191 section 4), without checksum}
     *
     * @param nextHopMtu the MTU of the next hop in octets, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public static IcmpHeader fragmentationNeeded(int nextHopMtu) {
        IcmpDestinationUnreachable body = new IcmpDestinationUnreachable(0, 0, nextHopMtu);
        return of(DESTINATION_UNREACHABLE, IcmpDestinationUnreachable.FRAGMENTATION_NEEDED, body);
    }

    /**
     * {@return the error that says that time ran out, without checksum}
     *
     * @param code where, 0 to 255, for instance {@link IcmpTimeExceeded#IN_TRANSIT}
     * @throws IllegalArgumentException if it is outside
     */
    public static IcmpHeader timeExceeded(int code) {
        return of(TIME_EXCEEDED, code, new IcmpTimeExceeded(0, 0, 0));
    }

    /**
     * {@return the error that names an octet that is wrong, without checksum}
     *
     * @param pointer its offset in the quoted datagram, 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public static IcmpHeader parameterProblem(int pointer) {
        return of(PARAMETER_PROBLEM, IcmpParameterProblem.POINTER, new IcmpParameterProblem(pointer, 0, 0));
    }

    /**
     * {@return a redirect for a host, without checksum}
     *
     * @param gateway the router to which datagrams for this destination are better sent
     */
    public static IcmpHeader redirectForHost(Ipv4Address gateway) {
        return of(REDIRECT, IcmpRedirect.HOST, new IcmpRedirect(gateway));
    }

    /**
     * {@return the reply with the same body, without checksum; what follows the request must follow it}
     *
     * @throws IllegalStateException if messages of this type are not requests
     */
    public IcmpHeader toReply() {
        return of(IcmpTypes.ALL.reply(this, type), 0, body);
    }

    @Override
    public IcmpHeader withChecksum(int checksum) {
        return new IcmpHeader(type, code, checksum, body);
    }

    @Override
    public IcmpHeader withBody(MessageBody body) {
        return new IcmpHeader(type, code, checksum, body);
    }

    /**
     * {@return a copy with the checksum that header and payload ask for}
     *
     * @param payload what follows the header, from position to limit; not moved
     */
    public IcmpHeader withChecksum(ByteBuffer payload) {
        return withChecksum(ControlMessage.checksum(this, payload, ControlMessage.CHECKSUM));
    }

    @Override
    public Meaning meaning() {
        MessageType<MessageBody> row = IcmpTypes.ALL.of(type, body);
        return new Meaning(row.name(), row.codeName(code), row.request());
    }

    @Override
    public boolean isRequest() {
        return IcmpTypes.ALL.isRequest(type);
    }

    @Override
    public EtherType networkProtocol() {
        return EtherType.IPV4;
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.ICMP);
    }

    /** {@return a copy with the checksum filled in, where the packet is whole} */
    @Override
    public IcmpHeader completed(HeaderContext context) {
        return context.incomplete() ? this : withChecksum(context.payload());
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(ControlMessage.checksumState(this, checksum, context, "RFC 792", ControlMessage.CHECKSUM));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return new IcmpRules(this, context).violations();
    }

    /** {@return for instance {@code ICMP echo request id 1 seq 2}} */
    @Override
    public String toString() {
        return "ICMP " + meaning().typeName() + body.text(this);
    }
}

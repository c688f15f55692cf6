package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.PseudoHeaderChecksum;
import io.rawnet.codec.Violation;
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
 * Header of an ICMPv6 message (RFC 4443 section 2.1). The type says which body it has. The data of an echo and the packet that
 * an error quotes are payload; the options of neighbor discovery, which reach to the end of the message, are body.
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
 * @param type type of the message, 0 to 255, for instance {@link #ECHO_REQUEST}; errors are below 128
 * @param code code, which tells messages of one type apart, 0 to 255
 * @param checksum checksum over the pseudo header and message, 0 to 65535
 * @param body the fields behind the checksum, of the kind that the type has
 */
public record Icmpv6Header(int type, int code, int checksum, MessageBody body)
        implements IcmpMessage, PseudoHeaderChecksum<Icmpv6Header> {

    /** Type of the error that says that a packet cannot be delivered. */
    public static final int DESTINATION_UNREACHABLE = 1;

    /** Type of the error that says that a packet is too big for the next hop. */
    public static final int PACKET_TOO_BIG = 2;

    /** Type of the error that says that the hop limit ran out. */
    public static final int TIME_EXCEEDED = 3;

    /** Type of the error that says that a header is wrong. */
    public static final int PARAMETER_PROBLEM = 4;

    /** Type of an echo request. */
    public static final int ECHO_REQUEST = 128;

    /** Type of a reply to an echo request. */
    public static final int ECHO_REPLY = 129;

    /** Type of a multicast listener query of MLDv1 (RFC 2710) and MLDv2 (RFC 9777), which their lengths tell apart. */
    public static final int MLD_QUERY = 130;

    /** Type of a multicast listener report of MLDv1 (RFC 2710). */
    public static final int MLD_REPORT = 131;

    /** Type of a multicast listener done of MLDv1 (RFC 2710): a listener has left the group. */
    public static final int MLD_DONE = 132;

    /** Type of a request for router advertisements (RFC 4861). */
    public static final int ROUTER_SOLICITATION = 133;

    /** Type of a router's advertisement (RFC 4861). */
    public static final int ROUTER_ADVERTISEMENT = 134;

    /** Type of a request for a neighbor's link-layer address (RFC 4861). */
    public static final int NEIGHBOR_SOLICITATION = 135;

    /** Type of the message that tells the sender's link-layer address (RFC 4861). */
    public static final int NEIGHBOR_ADVERTISEMENT = 136;

    /** Type of the message that names a better first hop (RFC 4861). */
    public static final int REDIRECT = 137;

    /** Type of a multicast listener report of MLDv2 (RFC 9777). */
    public static final int MLDV2_REPORT = 143;

    /** Type of an extended echo request (RFC 8335). */
    public static final int EXTENDED_ECHO_REQUEST = 160;

    /** Type of a reply to an extended echo request (RFC 8335). */
    public static final int EXTENDED_ECHO_REPLY = 161;

    public Icmpv6Header {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Icmpv6Types.ALL.of(type, body);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets, to the end of the message
     * @return the header
     * @throws MalformedPacketException if it is shorter than 4 octets, than its type asks for, or than its counts say
     */
    public static Icmpv6Header decode(ByteBuffer in) throws MalformedPacketException {
        return Icmpv6Types.ALL.decode(in, Icmpv6Header::new);
    }

    /**
     * {@return a message without checksum, of code 0 and the lowest type that has the body, a request's before a reply's}
     *
     * @param body the body, for instance {@link NeighborSolicitation}
     * @throws IllegalArgumentException if no type has it
     */
    public static Icmpv6Header of(MessageBody body) {
        return of(Icmpv6Types.ALL.numberOf(body), 0, body);
    }

    /**
     * {@return a message without checksum}
     *
     * @param type type of the message, 0 to 255
     * @param code code, 0 to 255
     * @param body the body
     * @throws IllegalArgumentException if a number is outside its range, or the type has no such body
     */
    public static Icmpv6Header of(int type, int code, MessageBody body) {
        return new Icmpv6Header(type, code, 0, body);
    }

    /**
     * {@return an echo request without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 65535
     * @throws IllegalArgumentException if one is outside its range
     */
    public static Icmpv6Header echoRequest(int identifier, int sequenceNumber) {
        return of(ECHO_REQUEST, 0, new Echo(identifier, sequenceNumber));
    }

    /**
     * {@return a request about an interface of the node asked, without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 255
     * @throws IllegalArgumentException if one is outside its range
     */
    public static Icmpv6Header extendedEchoRequest(int identifier, int sequenceNumber) {
        return of(EXTENDED_ECHO_REQUEST, 0, new ExtendedEcho(identifier, sequenceNumber, ExtendedEcho.LOCAL));
    }

    /**
     * {@return the error that says that a packet cannot be delivered, without checksum}
     *
     * @param code why, 0 to 255, for instance {@link Icmpv6ExtensibleError#PORT}
     * @throws IllegalArgumentException if it is outside
     */
    public static Icmpv6Header destinationUnreachable(int code) {
        return of(DESTINATION_UNREACHABLE, code, new Icmpv6ExtensibleError(0, 0));
    }

    /**
     * {@return the error that says that time ran out, without checksum}
     *
     * @param code where, 0 to 255, for instance {@link Icmpv6ExtensibleError#IN_TRANSIT}
     * @throws IllegalArgumentException if it is outside
     */
    public static Icmpv6Header timeExceeded(int code) {
        return of(TIME_EXCEEDED, code, new Icmpv6ExtensibleError(0, 0));
    }

    /**
     * {@return the error that asks for smaller packets, without checksum}
     *
     * @param mtu the MTU of the next hop in octets, 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside
     */
    public static Icmpv6Header packetTooBig(long mtu) {
        return of(PACKET_TOO_BIG, 0, new Icmpv6PacketTooBig(mtu));
    }

    /**
     * {@return the error that names an octet that is wrong, without checksum}
     *
     * @param code what is wrong, 0 to 255, for instance {@link Icmpv6ParameterProblem#NEXT_HEADER}
     * @param pointer the offset of the octet in the quoted packet, 0 to 2^32-1
     * @throws IllegalArgumentException if one is outside its range
     */
    public static Icmpv6Header parameterProblem(int code, long pointer) {
        return of(PARAMETER_PROBLEM, code, new Icmpv6ParameterProblem(pointer));
    }

    /**
     * {@return the reply with the same body, without checksum; what follows the request must follow it}
     *
     * @throws IllegalStateException if messages of this type are not requests
     */
    public Icmpv6Header toReply() {
        return of(Icmpv6Types.ALL.reply(this, type), 0, body);
    }

    @Override
    public Icmpv6Header withChecksum(int checksum) {
        return new Icmpv6Header(type, code, checksum, body);
    }

    @Override
    public Icmpv6Header withBody(MessageBody body) {
        return new Icmpv6Header(type, code, checksum, body);
    }

    /**
     * {@return a copy with the checksum that pseudo header, header and payload ask for}
     *
     * @param pseudoHeader the addresses the message travels between
     * @param payload what follows the header, from position to limit; not moved
     */
    @Override
    public Icmpv6Header withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return withChecksum(computeChecksum(pseudoHeader, payload));
    }

    private int computeChecksum(PseudoHeader pseudoHeader, ByteBuffer payload) {
        return InternetChecksum.finish(ControlMessage.sum(this, payload, ControlMessage.CHECKSUM)
                + pseudoHeader.sum(IpProtocol.ICMPV6.number(), length() + payload.remaining()));
    }

    @Override
    public Meaning meaning() {
        MessageType<MessageBody> row = Icmpv6Types.ALL.of(type, body);
        return new Meaning(row.name(), row.codeName(code), row.request());
    }

    @Override
    public boolean isRequest() {
        return Icmpv6Types.ALL.isRequest(type);
    }

    @Override
    public EtherType networkProtocol() {
        return EtherType.IPV6;
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.ICMPV6);
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(context.stateOf(checksum, this::computeChecksum).at("RFC 4443 2.3", 2));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return new Icmpv6Rules(this, context).violations();
    }

    /** {@return for instance {@code ICMPv6 echo request id 1 seq 2}} */
    @Override
    public String toString() {
        return "ICMPv6 " + meaning().typeName() + body.text(this);
    }
}

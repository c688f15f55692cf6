package io.rawnet.codec.control.igmp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.ExponentialCode;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Header of an IGMP message of any version (RFC 1112, RFC 2236, RFC 9776). Octets behind the fields and lists of a message,
 * which receivers ignore but the checksum covers, are payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      | Max Resp Code |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                           Body ...                            |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param type type of the message, 0 to 255, for instance {@link #QUERY}
 * @param maximumResponseCode in a query how long hosts may wait with their report: coded in version 3, in tenths of a second
 *     in version 2, 0 in version 1; in other messages it must be 0; 0 to 255
 * @param checksum checksum over the message, 0 to 65535
 * @param body the fields behind the checksum, of the kind that the type has
 */
public record IgmpHeader(int type, int maximumResponseCode, int checksum, MessageBody body) implements Header {

    /** Type of a membership query of any version; one of version 3 has at least 12 octets (RFC 9776 section 7.1). */
    public static final int QUERY = 0x11;

    /** Type of a membership report of version 1. */
    public static final int REPORT_V1 = 0x12;

    /** Type of a membership report of version 2. */
    public static final int REPORT_V2 = 0x16;

    /** Type of the message of version 2 that says that a host has left a group. */
    public static final int LEAVE = 0x17;

    /** Type of a membership report of version 3. */
    public static final int REPORT_V3 = 0x22;

    public IgmpHeader {
        Range.u8("maximumResponseCode", maximumResponseCode);
        Range.u16("checksum", checksum);
        IgmpTypes.ALL.of(type, body);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it. A query is one of version 3 when at
     * least 12 octets are there (RFC 9776 section 7.1).
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if it is shorter than 4 octets, than its type asks for, or than its counts say
     */
    public static IgmpHeader decode(ByteBuffer in) throws MalformedPacketException {
        return IgmpTypes.ALL.decode(in, IgmpHeader::new);
    }

    /**
     * {@return a message without checksum}
     *
     * @param type type of the message, 0 to 255
     * @param maximumResponseCode 0 to 255; 0 except in queries
     * @param body the body
     * @throws IllegalArgumentException if a number is outside its range, or the type has no such body
     */
    public static IgmpHeader of(int type, int maximumResponseCode, MessageBody body) {
        return new IgmpHeader(type, maximumResponseCode, 0, body);
    }

    /**
     * {@return a query of version 2 without checksum}
     *
     * @param maximumResponseTime how long hosts may wait in tenths of a second, 0 to 255
     * @param group the group; 0.0.0.0 asks for all
     * @throws IllegalArgumentException if {@code maximumResponseTime} is outside its range
     */
    public static IgmpHeader query(int maximumResponseTime, Ipv4Address group) {
        return of(QUERY, maximumResponseTime, new IgmpGroup(group));
    }

    /**
     * {@return a report of version 2 without checksum}
     *
     * @param group the group that the host listens to
     */
    public static IgmpHeader report(Ipv4Address group) {
        return of(REPORT_V2, 0, new IgmpGroup(group));
    }

    /**
     * {@return the message that says that a host has left a group, without checksum}
     *
     * @param group the group
     */
    public static IgmpHeader leave(Ipv4Address group) {
        return of(LEAVE, 0, new IgmpGroup(group));
    }

    /** {@return how long hosts may wait with their report in tenths of a second, 0 to 31744} */
    public int maximumResponseTime() {
        return body instanceof MulticastQuery<?> ? ExponentialCode.of8(maximumResponseCode) : maximumResponseCode;
    }

    @Override
    public int length() {
        return ControlMessage.MIN_LENGTH + body.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        body.encode(out, ControlMessage.begin(out, length(), type, maximumResponseCode, checksum));
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.IGMP);
    }

    /**
     * {@return a copy with another checksum}
     *
     * @param checksum the new value, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public IgmpHeader withChecksum(int checksum) {
        return new IgmpHeader(type, maximumResponseCode, checksum, body);
    }

    /**
     * {@return a copy with the checksum that header and payload ask for}
     *
     * @param payload what follows the header, from position to limit; not moved
     */
    public IgmpHeader withChecksum(ByteBuffer payload) {
        return withChecksum(ControlMessage.checksum(this, payload, ControlMessage.CHECKSUM));
    }

    /** {@return a copy with the checksum filled in, where the packet is whole} */
    @Override
    public IgmpHeader completed(HeaderContext context) {
        return context.incomplete() ? this : withChecksum(context.payload());
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.of(
                ControlMessage.checksumState(this, checksum, context, "RFC 9776 4.1.2", ControlMessage.CHECKSUM));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return new IgmpRules(this, context).violations();
    }

    /** {@return for instance {@code IGMPv3 query max 10000 ms 232.1.1.1 [10.0.0.1]}} */
    @Override
    public String toString() {
        String name = IgmpTypes.ALL.of(type, body).name();
        if (body instanceof MessageBody.Unknown) {
            return "IGMP " + name + " code " + maximumResponseCode;
        }
        if (type != QUERY) {
            return "IGMP" + name + " " + body;
        }
        boolean version1 = body instanceof IgmpGroup && maximumResponseCode == 0;
        return "IGMP" + (version1 ? "v1 query " : name + " max " + maximumResponseTime() * 100 + " ms ") + body;
    }
}

package io.rawnet.codec.control;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * An ICMP or ICMPv6 message where it lies, read and changed in place without a copy.
 *
 * <p>Setters repair the checksum incrementally (RFC 1624): one that was right stays right, one that was wrong stays wrong.
 * After {@link #at} has checked the structure no accessor fails because of the octets, as long as the buffer's limit stays
 * where it was.
 *
 * <pre>{@code
 * IcmpView icmp = IcmpView.at(buffer, ip.payloadOffset(), ip.payloadEnd(), ip.protocol());
 * if (icmp.hasIdentifier()) {
 *     icmp.setIdentifier(translated);
 * } else if (icmp.isError()) {
 *     icmp.quotedPacket().setSource(inside);
 * }
 * }</pre>
 */
public final class IcmpView {

    /** The length of type, code and checksum in octets, which every message has. */
    public static final int MIN_LENGTH = 4;

    private static final int TYPE = 0;
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE_NUMBER = 6;

    /** Where the quote of an error begins, and where an echo's data do. */
    private static final int BODY = 8;

    private final ByteBuffer buffer;
    private final int offset;
    private final int end;
    private final boolean version6;

    private IcmpView(ByteBuffer buffer, int offset, int end, boolean version6) {
        this.buffer = buffer;
        this.offset = offset;
        this.end = end;
        this.version6 = version6;
    }

    /**
     * {@return a view of the message at the buffer's position, which reaches to the buffer's limit}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @param protocol {@link IpProtocol#ICMP} or {@link IpProtocol#ICMPV6}
     * @throws MalformedPacketException as {@link #at} does
     * @throws IllegalArgumentException if the protocol is another one
     */
    public static IcmpView of(ByteBuffer buffer, IpProtocol protocol) throws MalformedPacketException {
        return at(buffer, buffer.position(), buffer.limit(), protocol);
    }

    /**
     * {@return a view of the message between two indices} Of a fragmented packet only the first fragment has a message at its
     * payload offset.
     *
     * @param buffer the octets
     * @param offset the absolute index of the message's first octet
     * @param end the absolute index behind the message's last octet, for instance {@code Ipv4View.payloadEnd()}
     * @param protocol {@link IpProtocol#ICMP} or {@link IpProtocol#ICMPV6}
     * @throws MalformedPacketException if there are fewer than 4 octets
     * @throws IllegalArgumentException if the protocol is another one
     * @throws IndexOutOfBoundsException if the end is behind the buffer's limit
     */
    public static IcmpView at(ByteBuffer buffer, int offset, int end, IpProtocol protocol)
            throws MalformedPacketException {
        boolean version6 = protocol.equals(IpProtocol.ICMPV6);
        if (!version6 && !protocol.equals(IpProtocol.ICMP)) {
            throw new IllegalArgumentException("protocol must be ICMP or ICMPv6, not " + protocol);
        }
        Objects.checkFromToIndex(0, end, buffer.limit());
        if (end - offset < MIN_LENGTH) {
            throw MalformedPacketException.tooShort(protocol.toString(), 0, MIN_LENGTH, Math.max(0, end - offset));
        }
        return new IcmpView(buffer, offset, end, version6);
    }

    /** {@return the type of the message, 0 to 255} */
    public int type() {
        return Wire.u8(buffer, offset + TYPE);
    }

    /** {@return the code, which tells messages of one type apart, 0 to 255} */
    public int code() {
        return Wire.u8(buffer, offset + CODE);
    }

    /** {@return the checksum, 0 to 65535} */
    public int checksum() {
        return Wire.u16(buffer, offset + CHECKSUM);
    }

    /**
     * {@return whether the message has an identifier that belongs to the host that asked: echo and extended echo (RFC 792, RFC
     * 4443, RFC 8335), of ICMP also timestamp, information and address mask, requests and replies}
     */
    public boolean hasIdentifier() {
        if (end - offset < BODY) {
            return false;
        }
        return version6
                ? switch (type()) {
                    case 128, 129 -> true; // echo
                    case 160, 161 -> true; // extended echo
                    default -> false;
                }
                : switch (type()) {
                    case 0, 8 -> true; // echo
                    case 13, 14, 15, 16, 17, 18 -> true; // timestamp, information, address mask
                    case 42, 43 -> true; // extended echo
                    default -> false;
                };
    }

    /**
     * {@return the identifier, 0 to 65535}
     *
     * @throws IllegalStateException if the message has none: see {@link #hasIdentifier}
     */
    public int identifier() {
        requireIdentifier();
        return Wire.u16(buffer, offset + IDENTIFIER);
    }

    /**
     * {@return the sequence number, 0 to 65535; of an extended echo the number and the flags behind it}
     *
     * @throws IllegalStateException if the message has none: see {@link #hasIdentifier}
     */
    public int sequenceNumber() {
        requireIdentifier();
        return Wire.u16(buffer, offset + SEQUENCE_NUMBER);
    }

    private void requireIdentifier() {
        if (!hasIdentifier()) {
            throw new IllegalStateException(
                    "A message of type " + type() + " has no identifier: ask hasIdentifier() first.");
        }
    }

    /** {@return whether the message is an error, which quotes the packet it is about} */
    public boolean isError() {
        return version6
                ? type() < 128
                : switch (type()) {
                    case 3, 4, 5 -> true; // destination unreachable, source quench, redirect
                    case 11, 12 -> true; // time exceeded, parameter problem
                    default -> false;
                };
    }

    /**
     * {@return a view of the packet that this error quotes} Its setters repair the checksum of this message too.
     *
     * @throws MalformedPacketException if the quote does not begin with a whole IPv4 or IPv6 header
     * @throws IllegalStateException if the message is no error: see {@link #isError}
     */
    public QuotedPacketView quotedPacket() throws MalformedPacketException {
        if (!isError()) {
            throw new IllegalStateException("A message of type " + type() + " quotes no packet: ask isError() first.");
        }
        ByteBuffer quote = buffer.duplicate().limit(quoteEnd());
        return new QuotedPacketView(quote, offset + CHECKSUM, offset + BODY, version6);
    }

    /** The length attribute (RFC 4884 sections 4 and 5), where the type has one, keeps extensions out of the quote. */
    private int quoteEnd() {
        int length = version6
                ? switch (type()) {
                    case 1, 3 -> attribute(4) * 8;
                    default -> 0;
                }
                : switch (type()) {
                    case 3, 11, 12 -> attribute(5) * 4;
                    default -> 0;
                };
        return length == 0 ? end : Math.min(end, offset + BODY + length);
    }

    private int attribute(int field) {
        return end - offset < BODY ? 0 : Wire.u8(buffer, offset + field);
    }

    /**
     * Changes the identifier and repairs the checksum.
     *
     * @param identifier 0 to 65535
     * @throws IllegalArgumentException if it is outside
     * @throws IllegalStateException if the message has none: see {@link #hasIdentifier}
     */
    public void setIdentifier(int identifier) {
        Range.u16("identifier", identifier);
        setWord(IDENTIFIER, identifier);
    }

    /**
     * Changes the sequence number and repairs the checksum.
     *
     * @param sequenceNumber 0 to 65535
     * @throws IllegalArgumentException if it is outside
     * @throws IllegalStateException if the message has none: see {@link #hasIdentifier}
     */
    public void setSequenceNumber(int sequenceNumber) {
        Range.u16("sequenceNumber", sequenceNumber);
        setWord(SEQUENCE_NUMBER, sequenceNumber);
    }

    private void setWord(int field, int after) {
        requireIdentifier();
        int before = Wire.u16(buffer, offset + field);
        Wire.put16(buffer, offset + field, after);
        Wire.put16(buffer, offset + CHECKSUM, InternetChecksum.update(checksum(), before, after));
        avoidZeroForNothingButZeros();
    }

    /**
     * The sum of an echo reply of nothing but zeros is 0 and its checksum 0xFFFF, the one case in which the RFC 1624 update
     * gives the other zero; receivers that add everything up refuse that.
     */
    private void avoidZeroForNothingButZeros() {
        if (checksum() == 0 && InternetChecksum.sum(buffer, offset, end - offset) == 0) {
            Wire.put16(buffer, offset + CHECKSUM, 0xFFFF);
        }
    }
}

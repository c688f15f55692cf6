package io.rawnet.codec.control.icmp;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.internal.ExtendedEchoLayout;
import java.nio.ByteBuffer;

/**
 * ICMP extended echo request, type 42 (RFC 8335 section 2): asks a node about one of its interfaces. The extension
 * structure that names the interface is the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+---------------+---------------+
 * |           Identifier          |Sequence Number|     Flags     |
 * +-------------------------------+---------------+---------------+
 * </pre>
 *
 * @param code code, 0 to 255; 0 is the only one defined
 * @param checksum checksum over the message, 0 to 65535
 * @param identifier which series of requests this belongs to, 0 to 65535
 * @param sequenceNumber which request of the series this is, 0 to 255
 * @param flags 0 to 255: {@link #LOCAL}, the others reserved
 */
public record IcmpExtendedEchoRequest(int code, int checksum, int identifier, int sequenceNumber, int flags)
        implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = ExtendedEchoLayout.LENGTH;

    /** Flag: the interface is one of the node asked; else it is one of a neighbor's. */
    public static final int LOCAL = 0x01;

    static final int TYPE = 42;

    public IcmpExtendedEchoRequest {
        ExtendedEchoLayout.check(code, checksum, identifier, sequenceNumber, flags);
    }

    static IcmpExtendedEchoRequest at(ByteBuffer in, int start) throws MalformedPacketException {
        return ExtendedEchoLayout.at("ICMP extended echo request", in, start, IcmpExtendedEchoRequest::new);
    }

    /**
     * {@return a request about an interface of the node asked, without checksum}
     *
     * @param identifier which series of requests this belongs to, 0 to 65535
     * @param sequenceNumber which request of the series this is, 0 to 255
     * @throws IllegalArgumentException if one is outside its range
     */
    public static IcmpExtendedEchoRequest local(int identifier, int sequenceNumber) {
        return new IcmpExtendedEchoRequest(0, 0, identifier, sequenceNumber, LOCAL);
    }

    /**
     * {@return the extension structure that names the interface}
     *
     * @param payload what follows this header, from position to limit; not moved
     * @throws MalformedPacketException if it is too short
     */
    public IcmpExtensions extensions(ByteBuffer payload) throws MalformedPacketException {
        return IcmpExtensions.decode(payload.duplicate());
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
        ExtendedEchoLayout.encode(out, TYPE, code, checksum, identifier, sequenceNumber, flags);
    }

    @Override
    public IcmpExtendedEchoRequest withChecksum(int checksum) {
        return new IcmpExtendedEchoRequest(code, checksum, identifier, sequenceNumber, flags);
    }

    /** {@return for instance {@code ICMP extended echo request id 1 seq 2 local}} */
    @Override
    public String toString() {
        String line = "ICMP extended echo request id " + identifier + " seq " + sequenceNumber;
        return (flags & LOCAL) != 0 ? line + " local" : line;
    }
}

package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * PPP over Ethernet header (RFC 2516 section 4). In the session stage a PPP frame follows; the tags of the discovery stage
 * are left in the payload.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+-------------------------------+
 * |  VER  | TYPE  |     CODE      |          SESSION_ID           |
 * +-------+-------+---------------+-------------------------------+
 * |            LENGTH             |
 * +-------------------------------+
 * </pre>
 *
 * @param version the version, 0 to 15; only 1 is defined
 * @param type the type, 0 to 15; only 1 is defined
 * @param code 0 in the session stage, else the kind of discovery packet, 0 to 255
 * @param sessionId the session, 0 to 65535
 * @param payloadLength the length of what follows in octets, 0 to 65535
 */
public record PppoeHeader(int version, int type, int code, int sessionId, int payloadLength) implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 6;

    /** The code of the session stage. */
    public static final int SESSION_DATA = 0;

    /** Code: a host searches for access concentrators. */
    public static final int ACTIVE_DISCOVERY_INITIATION = 0x09;

    /** Code: an access concentrator offers itself. */
    public static final int ACTIVE_DISCOVERY_OFFER = 0x07;

    /** Code: the host requests a session. */
    public static final int ACTIVE_DISCOVERY_REQUEST = 0x19;

    /** Code: the access concentrator confirms the session and its number. */
    public static final int ACTIVE_DISCOVERY_SESSION_CONFIRMATION = 0x65;

    /** Code: one of the two ends the session. */
    public static final int ACTIVE_DISCOVERY_TERMINATE = 0xa7;

    public PppoeHeader {
        Range.check("version", version, 15);
        Range.check("type", type, 15);
        Range.u8("code", code);
        Range.u16("sessionId", sessionId);
        Range.u16("payloadLength", payloadLength);
    }

    /**
     * {@return a header of the session stage, its length still 0}
     *
     * @param sessionId the session, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public static PppoeHeader session(int sessionId) {
        return new PppoeHeader(1, 1, SESSION_DATA, sessionId, 0);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 6 octets remain
     */
    public static PppoeHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("PPPoE", in, LENGTH);
        int first = Wire.u8(in, start);
        return new PppoeHeader(
                first >>> 4, first & 0xF, Wire.u8(in, start + 1), Wire.u16(in, start + 2), Wire.u16(in, start + 4));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put8(out, start, version << 4 | type);
        Wire.put8(out, start + 1, code);
        Wire.put16(out, start + 2, sessionId);
        Wire.put16(out, start + 4, payloadLength);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(code == SESSION_DATA ? EtherType.PPPOE_SESSION : EtherType.PPPOE_DISCOVERY);
    }

    @Override
    public Optional<Protocol> nextProtocol() {
        return code == SESSION_DATA ? Optional.of(LinkType.PPP) : Optional.empty();
    }

    @Override
    public OptionalInt declaredPayloadLength() {
        return OptionalInt.of(payloadLength);
    }

    /** {@return a copy with the length of what follows} */
    @Override
    public PppoeHeader completed(HeaderContext context) {
        int length = Math.min(0xFFFF, context.payload().remaining());
        return new PppoeHeader(version, type, code, sessionId, length);
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return Obstacle.toLength("PPPoE", "payloadLength", context.payload().remaining(), 0xFFFF);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        String versionAndType = "version " + version + " and type " + type + " must both be 1";
        String section =
                switch (code) {
                    case ACTIVE_DISCOVERY_INITIATION -> "5.1";
                    case ACTIVE_DISCOVERY_OFFER -> "5.2";
                    case ACTIVE_DISCOVERY_REQUEST -> "5.3";
                    default -> "";
                };
        boolean tooEarly = sessionId != 0 && !section.isEmpty();
        return new Violations()
                .addIf(version != 1 || type != 1, "RFC 2516 4", 0, versionAndType)
                .addIf(sessionId == 0xFFFF, "RFC 2516 4", 2, "session 65535 is reserved")
                .addIf(tooEarly, "RFC 2516 " + section, 2, "session " + sessionId + " before there is one")
                .list();
    }

    /** {@return for instance {@code PPPoE session 17 length 62} or {@code PPPoE PADI length 12}} */
    @Override
    public String toString() {
        String what =
                switch (code) {
                    case SESSION_DATA -> "session " + sessionId;
                    case ACTIVE_DISCOVERY_INITIATION -> "PADI";
                    case ACTIVE_DISCOVERY_OFFER -> "PADO";
                    case ACTIVE_DISCOVERY_REQUEST -> "PADR";
                    case ACTIVE_DISCOVERY_SESSION_CONFIRMATION -> "PADS session " + sessionId;
                    case ACTIVE_DISCOVERY_TERMINATE -> "PADT session " + sessionId;
                    default -> String.format("code 0x%02x session %d", code, sessionId);
                };
        return "PPPoE " + what + " length " + payloadLength;
    }
}

package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.number.SnapProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Subnetwork Access Protocol header (IEEE 802, RFC 1042), behind an LLC header between {@link LlcSap#SNAP}
 * addresses.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-----------------------------------------------+---------------+
 * |                      OUI                      |   Protocol    |
 * +---------------+-------------------------------+---------------+
 * |Identifier (c.)|
 * +---------------+
 * </pre>
 *
 * @param organization the Organizationally Unique Identifier of the organization that assigned the protocol number, 0 to 2^24-1; for 0 and 0x0000f8
 *     (bridged frames, IEEE 802.1H) the number is an EtherType
 * @param protocol the protocol's number, 0 to 65535
 */
public record SnapHeader(int organization, int protocol) implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 5;

    private static final int ENCAPSULATED_ETHERNET = 0x000000;
    private static final int BRIDGE_TUNNEL = 0x0000f8;

    public SnapHeader {
        Range.check("organization", organization, 0xFF_FFFF);
        Range.u16("protocol", protocol);
    }

    /**
     * {@return the header before a protocol that has an EtherType (RFC 1042)}
     *
     * @param type what follows
     */
    public static SnapHeader of(EtherType type) {
        return new SnapHeader(ENCAPSULATED_ETHERNET, type.number());
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 5 octets remain
     */
    public static SnapHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("SNAP", in, LENGTH);
        return new SnapHeader(Wire.u24(in, start), Wire.u16(in, start + 3));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put24(out, start, organization);
        Wire.put16(out, start + 3, protocol);
    }

    private boolean announcesEtherType() {
        return organization == ENCAPSULATED_ETHERNET || organization == BRIDGE_TUNNEL;
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(LlcSap.SNAP);
    }

    /** {@return an {@link EtherType}, or the organization's own {@link SnapProtocol}} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return Optional.of(announcesEtherType() ? EtherType.of(protocol) : new SnapProtocol(organization, protocol));
    }

    /** {@return a copy with the number of the following header, an EtherType or an organization's own} */
    @Override
    public SnapHeader completed(HeaderContext context) {
        if (announcesEtherType()) {
            EtherType type = context.followingNumber(EtherType.of(protocol));
            return new SnapHeader(organization, type.number());
        }
        SnapProtocol own = context.followingNumber(new SnapProtocol(organization, protocol));
        return new SnapHeader(own.organization(), own.number());
    }

    /** {@return for instance {@code SNAP IPv4} or {@code SNAP 0x00000c/0x2000}} */
    @Override
    public String toString() {
        String bridged = organization == BRIDGE_TUNNEL ? "bridged " : "";
        return "SNAP " + bridged + nextProtocol().orElseThrow();
    }
}

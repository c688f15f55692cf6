package io.rawnet.codec.link;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * VLAN tag (IEEE 802.1Q clause 9.6): a customer tag behind the EtherType {@link EtherType#VLAN}, a service tag behind {@link
 * EtherType#SERVICE_VLAN}. Tags can be stacked: the type of one is then the EtherType of the next.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-----+-+-----------------------+-------------------------------+
 * | PCP |D|          VID          |         Type / Length         |
 * +-----+-+-----------------------+-------------------------------+
 * </pre>
 *
 * @param pcp Priority Code Point, 0 to 7
 * @param dei Drop Eligible Indicator: whether the frame may be dropped first when there is congestion
 * @param vid VLAN Identifier, 0 to 4095; 0 for a frame with a priority but no VLAN
 * @param type what follows; a number of at most {@link EtherType#MAX_LENGTH} is the length of what follows instead
 */
public record VlanTag(int pcp, boolean dei, int vid, EtherType type) implements LengthOrType {

    /** The length of the tag in octets. */
    public static final int LENGTH = 4;

    /** The VLAN Identifier that is reserved. */
    private static final int RESERVED = 4095;

    public VlanTag {
        NotNull.check("type", type);
        Range.check("pcp", pcp, 7);
        Range.check("vid", vid, 4095);
    }

    /**
     * {@return a tag of priority 0, not drop eligible}
     *
     * @param vid VLAN Identifier, 0 to 4095
     * @param type what follows
     * @throws IllegalArgumentException if the identifier is outside
     */
    public static VlanTag of(int vid, EtherType type) {
        return new VlanTag(0, false, vid, type);
    }

    /**
     * Decodes the tag at the buffer's position and moves the position behind it.
     *
     * @param in the octets behind the EtherType of the tag
     * @return the tag
     * @throws MalformedPacketException if fewer than 4 octets remain
     */
    public static VlanTag decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("VLAN", in, LENGTH);
        int control = Wire.u16(in, start);
        EtherType type = EtherType.of(Wire.u16(in, start + 2));
        return new VlanTag(control >>> 13, (control & 0x1000) != 0, control & 0xFFF, type);
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put16(out, start, pcp << 13 | (dei ? 0x1000 : 0) | vid);
        Wire.put16(out, start + 2, type.number());
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(EtherType.VLAN, EtherType.SERVICE_VLAN, EtherType.DOUBLE_VLAN);
    }

    /** {@return a copy whose type is that of the following header, or whose length is that of what follows} */
    @Override
    public VlanTag completed(HeaderContext context) {
        return new VlanTag(pcp, dei, vid, LengthOrType.completed(type, context));
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return LengthOrType.obstacle("VLAN", type, context);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return Violations.of(vid == RESERVED, "IEEE 802.1Q 9.6", 0, "VLAN identifier 4095 is reserved");
    }

    /** {@return for instance {@code VLAN 100 p 5 DEI IPv4}} */
    @Override
    public String toString() {
        return "VLAN " + vid + " p " + pcp + (dei ? " DEI " : " ") + LengthOrType.text(type);
    }
}

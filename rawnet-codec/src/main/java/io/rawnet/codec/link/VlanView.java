package io.rawnet.codec.link;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;

/**
 * A VLAN tag where it lies, read and changed in place without a copy (IEEE 802.1Q clause 9.6). To add or remove a tag use {@link
 * EthernetView#pushVlanTag} and {@link EthernetView#popVlanTag}.
 *
 * <p>After {@link #at} has checked the structure no accessor fails, as long as the buffer's limit stays where it was.
 */
public final class VlanView {

    private static final int CONTROL = 0;
    private static final int TYPE = 2;

    private static final int DEI = 0x1000;
    private static final int VID = 0x0FFF;

    private final ByteBuffer buffer;
    private final int offset;

    private VlanView(ByteBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /**
     * {@return a view of the tag at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the first octet behind the EtherType that announces the tag, for instance {@link
     *     EthernetView#payloadOffset} or, of a second tag, {@link #payloadOffset}
     * @throws MalformedPacketException if fewer than 4 octets are there
     */
    public static VlanView at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        Wire.require("VLAN", buffer, offset, VlanTag.LENGTH);
        return new VlanView(buffer, offset);
    }

    /** {@return the Priority Code Point, 0 to 7} */
    public int pcp() {
        return control() >>> 13;
    }

    /** {@return the Drop Eligible Indicator} */
    public boolean dei() {
        return (control() & DEI) != 0;
    }

    /** {@return the VLAN Identifier, 0 to 4095; 0 says that the frame has a priority but no VLAN} */
    public int vid() {
        return control() & VID;
    }

    /** {@return what follows, or the length of it where it is at most {@link EtherType#MAX_LENGTH}} */
    public EtherType type() {
        return EtherType.of(Wire.u16(buffer, offset + TYPE));
    }

    /** {@return the absolute index of the first octet behind the tag} */
    public int payloadOffset() {
        return offset + VlanTag.LENGTH;
    }

    /**
     * Changes the Priority Code Point.
     *
     * @param pcp 0 to 7
     * @throws IllegalArgumentException if it is outside
     */
    public void setPcp(int pcp) {
        Range.check("pcp", pcp, 7);
        setControl(control() & (DEI | VID) | pcp << 13);
    }

    /**
     * Changes the Drop Eligible Indicator.
     *
     * @param dei whether the frame may be dropped first when there is congestion
     */
    public void setDei(boolean dei) {
        setControl(dei ? control() | DEI : control() & ~DEI);
    }

    /**
     * Changes the VLAN Identifier.
     *
     * @param vid 0 to 4095
     * @throws IllegalArgumentException if it is outside
     */
    public void setVid(int vid) {
        Range.check("vid", vid, VID);
        setControl(control() & ~VID | vid);
    }

    private int control() {
        return Wire.u16(buffer, offset + CONTROL);
    }

    private void setControl(int control) {
        Wire.put16(buffer, offset + CONTROL, control);
    }

    /** {@return the tag as an immutable value} */
    public VlanTag toHeader() {
        return new VlanTag(pcp(), dei(), vid(), type());
    }

    /** {@return the tag as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}

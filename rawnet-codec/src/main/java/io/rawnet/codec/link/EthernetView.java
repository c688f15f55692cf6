package io.rawnet.codec.link;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * An Ethernet header where it lies, read and changed in place without a copy.
 *
 * <pre>{@code
 * EthernetView tagged = EthernetView.at(buffer, 4).pushVlanTag(EtherType.VLAN, 100); // begins at index 0 now
 * tagged.vlanTag().setPcp(5);
 * }</pre>
 *
 * <p>After {@link #at} has checked the structure no accessor fails, as long as the buffer's limit and byte order
 * stay what they were.
 */
public final class EthernetView {

    /** The length of the header in octets. */
    public static final int LENGTH = 14;

    private static final int DESTINATION = 0;
    private static final int SOURCE = 6;
    private static final int TYPE = 12;

    private final ByteBuffer buffer;
    private final int offset;

    private EthernetView(ByteBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /**
     * {@return a view of the header at the buffer's position}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @throws MalformedPacketException if fewer than 14 octets remain
     */
    public static EthernetView of(ByteBuffer buffer) throws MalformedPacketException {
        return at(buffer, buffer.position());
    }

    /**
     * {@return a view of the header at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the header's first octet
     * @throws MalformedPacketException if fewer than 14 octets are there
     */
    public static EthernetView at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        Wire.require("Ethernet", buffer, offset, LENGTH);
        return new EthernetView(Wire.inNetworkOrder(buffer), offset);
    }

    /** {@return the destination address} */
    public MacAddress destination() {
        return new MacAddress(buffer.getLong(offset + DESTINATION) >>> 16);
    }

    /** {@return the source address} */
    public MacAddress source() {
        return new MacAddress(buffer.getLong(offset + SOURCE) >>> 16);
    }

    /** {@return the type, or the length where it is at most {@link EtherType#MAX_LENGTH}} */
    public EtherType type() {
        return EtherType.of(buffer.getShort(offset + TYPE) & 0xFFFF);
    }

    /** {@return the absolute index of the header's first octet} */
    public int offset() {
        return offset;
    }

    /** {@return the absolute index of the first octet behind the header} */
    public int payloadOffset() {
        return offset + LENGTH;
    }

    /**
     * Changes the destination address in place.
     *
     * @param destination the new address
     */
    public void setDestination(MacAddress destination) {
        Wire.put48(buffer, offset + DESTINATION, destination.bits());
    }

    /**
     * Changes the source address in place.
     *
     * @param source the new address
     */
    public void setSource(MacAddress source) {
        Wire.put48(buffer, offset + SOURCE, source.bits());
    }

    /**
     * Changes the type in place.
     *
     * @param type the new type
     */
    public void setType(EtherType type) {
        buffer.putShort(offset + TYPE, (short) type.number());
    }

    /** {@return whether the type announces a VLAN tag: 0x8100, 0x88a8 or 0x9100} */
    public boolean isVlanTagged() {
        return isVlan(type());
    }

    private static boolean isVlan(EtherType type) {
        return type.equals(EtherType.VLAN) || type.equals(EtherType.SERVICE_VLAN) || type.equals(EtherType.DOUBLE_VLAN);
    }

    /**
     * {@return a view of the outermost VLAN tag, to read and rewrite it}
     *
     * @throws IllegalStateException if the frame has none: see {@link #isVlanTagged}
     * @throws MalformedPacketException if the frame ends inside the tag
     */
    public VlanView vlanTag() throws MalformedPacketException {
        if (!isVlanTagged()) {
            throw new IllegalStateException(
                    "The frame has no VLAN tag but type " + type() + ": ask isVlanTagged() first.");
        }
        return VlanView.at(buffer, payloadOffset());
    }

    /**
     * Puts a VLAN tag of priority 0 in front of the type (IEEE 802.1Q clause 9). The addresses move 4 octets towards the front
     * of the buffer, so that the payload stays where it is. This view must not be used afterwards.
     *
     * @param type what announces the tag: {@link EtherType#VLAN}, {@link EtherType#SERVICE_VLAN} or {@link EtherType#DOUBLE_VLAN}
     * @param vid VLAN Identifier, 0 to 4095
     * @return a view of the header where it lies now, 4 octets before its old place
     * @throws IllegalArgumentException if the type is another one or the identifier is outside
     * @throws BufferOverflowException if there are fewer than 4 octets before the frame
     */
    public EthernetView pushVlanTag(EtherType type, int vid) {
        if (!isVlan(type)) {
            throw new IllegalArgumentException(
                    "type must be that of a VLAN tag (0x8100, 0x88a8 or 0x9100), not " + type);
        }
        Range.check("vid", vid, 4095);
        if (offset < VlanTag.LENGTH) {
            throw new BufferOverflowException();
        }
        EthernetView pushed = moveAddresses(-VlanTag.LENGTH);
        Wire.put16(buffer, pushed.offset + TYPE, type.number());
        Wire.put16(buffer, pushed.payloadOffset(), vid);
        return pushed;
    }

    /**
     * Takes the outermost VLAN tag off. The addresses move 4 octets towards the end of the buffer, so that the payload stays where
     * it is. This view must not be used afterwards.
     *
     * @return a view of the header where it lies now, 4 octets behind its old place
     * @throws IllegalStateException if the frame has no tag: see {@link #isVlanTagged}
     * @throws MalformedPacketException if the frame ends inside the tag
     */
    public EthernetView popVlanTag() throws MalformedPacketException {
        vlanTag();
        return moveAddresses(VlanTag.LENGTH);
    }

    private EthernetView moveAddresses(int distance) {
        MacAddress destination = destination();
        MacAddress source = source();
        EthernetView moved = new EthernetView(buffer, offset + distance);
        moved.setDestination(destination);
        moved.setSource(source);
        return moved;
    }

    /** {@return the header as an immutable value} */
    public EthernetHeader toHeader() {
        return EthernetHeader.read(buffer, offset);
    }

    /** {@return the header as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}

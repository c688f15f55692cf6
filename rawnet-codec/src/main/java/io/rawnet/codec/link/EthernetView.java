package io.rawnet.codec.link;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;

/**
 * An Ethernet header where it lies, read and changed in place without a copy.
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

package io.rawnet.codec.link;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;

/**
 * An ARP packet for Ethernet and IPv4 where it lies, read and changed in place without a copy (RFC 826). For addresses of other
 * kinds there is {@link ArpPacket}.
 *
 * <p>After {@link #at} has checked the structure no accessor fails, as long as the buffer's limit stays where it was.
 */
public final class ArpView {

    /** The length of the packet in octets. */
    public static final int LENGTH = 28;

    private static final int HARDWARE_TYPE = 0;
    private static final int PROTOCOL_TYPE = 2;
    private static final int ADDRESS_LENGTHS = 4;
    private static final int OPERATION = 6;
    private static final int SENDER_MAC = 8;
    private static final int SENDER_IPV4 = 14;
    private static final int TARGET_MAC = 18;
    private static final int TARGET_IPV4 = 24;

    private final ByteBuffer buffer;
    private final int offset;

    private ArpView(ByteBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /**
     * {@return a view of the packet at the buffer's position}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @throws MalformedPacketException as {@link #at} does
     */
    public static ArpView of(ByteBuffer buffer) throws MalformedPacketException {
        return at(buffer, buffer.position());
    }

    /**
     * {@return a view of the packet at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the packet's first octet
     * @throws MalformedPacketException if fewer than 28 octets are there, or its addresses are not those of Ethernet and IPv4
     */
    public static ArpView at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        Wire.require("ARP", buffer, offset, LENGTH);
        if (Wire.u16(buffer, offset + HARDWARE_TYPE) != ArpPacket.ETHERNET
                || Wire.u16(buffer, offset + PROTOCOL_TYPE) != EtherType.IPV4.number()
                || Wire.u16(buffer, offset + ADDRESS_LENGTHS) != (MacAddress.LENGTH << 8 | Ipv4Address.LENGTH)) {
            throw MalformedPacketException.because(
                    "ARP", HARDWARE_TYPE, "addresses are not those of Ethernet and IPv4", LENGTH, LENGTH);
        }
        return new ArpView(buffer, offset);
    }

    /** {@return what the packet is, 0 to 65535, for instance {@link ArpPacket#REQUEST}} */
    public int operation() {
        return Wire.u16(buffer, offset + OPERATION);
    }

    /** {@return the sender's hardware address} */
    public MacAddress senderMac() {
        return MacAddress.at(buffer, offset + SENDER_MAC);
    }

    /** {@return the sender's protocol address} */
    public Ipv4Address senderIpv4() {
        return Ipv4Address.at(buffer, offset + SENDER_IPV4);
    }

    /** {@return the target's hardware address} */
    public MacAddress targetMac() {
        return MacAddress.at(buffer, offset + TARGET_MAC);
    }

    /** {@return the target's protocol address} */
    public Ipv4Address targetIpv4() {
        return Ipv4Address.at(buffer, offset + TARGET_IPV4);
    }

    /**
     * Changes the operation.
     *
     * @param operation 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public void setOperation(int operation) {
        Range.u16("operation", operation);
        Wire.put16(buffer, offset + OPERATION, operation);
    }

    /**
     * Changes the sender's hardware address.
     *
     * @param mac the new address
     */
    public void setSenderMac(MacAddress mac) {
        Wire.put48(buffer, offset + SENDER_MAC, mac.bits());
    }

    /**
     * Changes the sender's protocol address.
     *
     * @param ipv4 the new address
     */
    public void setSenderIpv4(Ipv4Address ipv4) {
        Wire.put32(buffer, offset + SENDER_IPV4, ipv4.bits());
    }

    /**
     * Changes the target's hardware address.
     *
     * @param mac the new address
     */
    public void setTargetMac(MacAddress mac) {
        Wire.put48(buffer, offset + TARGET_MAC, mac.bits());
    }

    /**
     * Changes the target's protocol address.
     *
     * @param ipv4 the new address
     */
    public void setTargetIpv4(Ipv4Address ipv4) {
        Wire.put32(buffer, offset + TARGET_IPV4, ipv4.bits());
    }

    /**
     * Turns a request into its reply: the asked address is at this hardware address, said to who asked (RFC 826). The Ethernet
     * header before it is left alone.
     *
     * @param answer the hardware address of the asked protocol address
     */
    public void turnIntoReply(MacAddress answer) {
        NotNull.check("answer", answer);
        Ipv4Address asked = targetIpv4();
        setTargetMac(senderMac());
        setTargetIpv4(senderIpv4());
        setSenderMac(answer);
        setSenderIpv4(asked);
        setOperation(ArpPacket.REPLY);
    }

    /** {@return the packet as an immutable value} */
    public ArpPacket toHeader() {
        return ArpPacket.read(buffer, offset);
    }

    /** {@return the packet as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}

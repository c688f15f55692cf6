package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Linux cooked capture header, version 1 (LINKTYPE_LINUX_SLL): what stands in place of a link header in captures from all
 * interfaces at once.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Packet Type          |          ARPHRD Type          |
 * +-------------------------------+-------------------------------+
 * |  Link-Layer Address Length    |                               |
 * +-------------------------------+                               |
 * |                      Link-Layer Address                       |
 * |                               +-------------------------------+
 * |                               |         Protocol Type         |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param packetType whom the packet was for, 0 to 65535: {@link #HOST} to {@link #OUTGOING}
 * @param hardwareType the ARPHRD type of the interface, 0 to 65535; 1 is Ethernet
 * @param addressLength how many octets the sender's link address has, 0 to 65535; only 8 of a longer one are here
 * @param address the 8 octets that hold the sender's link address, padding included
 * @param protocol what follows
 */
public record LinuxCookedHeader(int packetType, int hardwareType, int addressLength, Octets address, EtherType protocol)
        implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 16;

    /** Packet type: for this machine. */
    public static final int HOST = 0;

    /** Packet type: for everyone on the link. */
    public static final int BROADCAST = 1;

    /** Packet type: for a group. */
    public static final int MULTICAST = 2;

    /** Packet type: for another machine. */
    public static final int OTHER_HOST = 3;

    /** Packet type: sent by this machine. */
    public static final int OUTGOING = 4;

    public LinuxCookedHeader {
        Range.u16("packetType", packetType);
        Range.u16("hardwareType", hardwareType);
        Range.u16("addressLength", addressLength);
        Cooked.requireAddress(address);
    }

    /**
     * {@return the header of a packet that came over Ethernet}
     *
     * @param packetType {@link #HOST} to {@link #OUTGOING}
     * @param sender who sent the frame
     * @param protocol what follows
     */
    public static LinuxCookedHeader of(int packetType, MacAddress sender, EtherType protocol) {
        return new LinuxCookedHeader(packetType, 1, MacAddress.LENGTH, Cooked.padded(sender), protocol);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 16 octets remain
     */
    public static LinuxCookedHeader decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("Linux cooked v1", in, LENGTH);
        int start = in.position();
        in.position(start + LENGTH);
        return new LinuxCookedHeader(
                Wire.u16(in, start),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Octets.copyOf(in, start + 6, Cooked.ADDRESS_LENGTH),
                EtherType.of(Wire.u16(in, start + 14)));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put16(out, start, packetType);
        Wire.put16(out, start + 2, hardwareType);
        Wire.put16(out, start + 4, addressLength);
        address.encode(out, start + 6);
        Wire.put16(out, start + 14, protocol.number());
    }

    /** {@return the octets of the sender's link address without padding, at most 8} */
    public Octets senderAddress() {
        return Cooked.significant(address, addressLength);
    }

    /** {@return the sender's link address, where it is a MAC address} */
    public Optional<MacAddress> senderMac() {
        return Cooked.mac(hardwareType, address, addressLength);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(LinkType.LINUX_SLL);
    }

    /** {@return the protocol; empty for hardware types that give the field another meaning or none} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return Cooked.next(hardwareType, protocol);
    }

    /** {@return a copy with the EtherType of the following header} */
    @Override
    public LinuxCookedHeader completed(HeaderContext context) {
        return new LinuxCookedHeader(
                packetType, hardwareType, addressLength, address, context.followingNumber(protocol));
    }

    /** {@return for instance {@code SLL In 02:00:00:00:00:01 IPv4}} */
    @Override
    public String toString() {
        return "SLL " + Cooked.text(packetType, hardwareType, address, addressLength, protocol);
    }
}

package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Linux cooked capture header, version 2 (LINKTYPE_LINUX_SLL2): as version 1, and it tells the interface.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |         Protocol Type         |        Reserved (MBZ)         |
 * +-------------------------------+-------------------------------+
 * |                        Interface Index                        |
 * +-------------------------------+---------------+---------------+
 * |          ARPHRD Type          |  Packet Type  | Address Length|
 * +-------------------------------+---------------+---------------+
 * |                      Link-Layer Address                       |
 * |                                                               |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param protocol what follows
 * @param reserved 0, or what stood in its place, 0 to 65535
 * @param interfaceIndex the interface that the packet was seen on, 0 to 2^32-1
 * @param hardwareType the ARPHRD type of the interface, 0 to 65535; 1 is Ethernet
 * @param packetType whom the packet was for, 0 to 255: {@link LinuxCookedHeader#HOST} to {@link
 *     LinuxCookedHeader#OUTGOING}
 * @param addressLength how many octets the sender's link address has, 0 to 255; only 8 of a longer one are here
 * @param address the 8 octets that hold the sender's link address, padding included
 */
public record LinuxCooked2Header(
        EtherType protocol,
        int reserved,
        long interfaceIndex,
        int hardwareType,
        int packetType,
        int addressLength,
        Octets address)
        implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 20;

    public LinuxCooked2Header {
        Range.u16("reserved", reserved);
        Range.u32("interfaceIndex", interfaceIndex);
        Range.u16("hardwareType", hardwareType);
        Range.u8("packetType", packetType);
        Range.u8("addressLength", addressLength);
        Cooked.requireAddress(address);
    }

    /**
     * {@return the header of a packet that came over Ethernet}
     *
     * @param packetType {@link LinuxCookedHeader#HOST} to {@link LinuxCookedHeader#OUTGOING}
     * @param interfaceIndex the interface, 0 to 2^32-1
     * @param sender who sent the frame
     * @param protocol what follows
     * @throws IllegalArgumentException if {@code interfaceIndex} is outside its range
     */
    public static LinuxCooked2Header of(int packetType, long interfaceIndex, MacAddress sender, EtherType protocol) {
        return new LinuxCooked2Header(
                protocol, 0, interfaceIndex, 1, packetType, MacAddress.LENGTH, Cooked.padded(sender));
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 20 octets remain
     */
    public static LinuxCooked2Header decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("Linux cooked v2", in, LENGTH);
        int start = in.position();
        in.position(start + LENGTH);
        return new LinuxCooked2Header(
                EtherType.of(Wire.u16(in, start)),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                Wire.u16(in, start + 8),
                Wire.u8(in, start + 10),
                Wire.u8(in, start + 11),
                Octets.copyOf(in, start + 12, Cooked.ADDRESS_LENGTH));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put16(out, start, protocol.number());
        Wire.put16(out, start + 2, reserved);
        Wire.put32(out, start + 4, interfaceIndex);
        Wire.put16(out, start + 8, hardwareType);
        Wire.put8(out, start + 10, packetType);
        Wire.put8(out, start + 11, addressLength);
        address.encode(out, start + 12);
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
        return List.of(LinkType.LINUX_SLL2);
    }

    /** {@return the protocol; empty for hardware types that give the field another meaning or none} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return Cooked.next(hardwareType, protocol);
    }

    /** {@return a copy with the EtherType of the following header} */
    @Override
    public LinuxCooked2Header completed(HeaderContext context) {
        EtherType following = context.followingNumber(protocol);
        return new LinuxCooked2Header(
                following, reserved, interfaceIndex, hardwareType, packetType, addressLength, address);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return reserved != 0
                ? List.of(new Violation("LINKTYPE_LINUX_SLL2", 2, "the reserved field is " + reserved + ", not 0"))
                : List.of();
    }

    /** {@return for instance {@code SLL2 interface 2 In 02:00:00:00:00:01 IPv4}} */
    @Override
    public String toString() {
        return "SLL2 interface " + interfaceIndex + " "
                + Cooked.text(packetType, hardwareType, address, addressLength, protocol);
    }
}

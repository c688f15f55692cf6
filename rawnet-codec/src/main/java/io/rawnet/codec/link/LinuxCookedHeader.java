package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Linux cooked capture header, which stands in place of a link header in captures from all interfaces at once.
 *
 * <p>Version 1 (LINKTYPE_LINUX_SLL):
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
 * <p>Version 2 (LINKTYPE_LINUX_SLL2) has the interface too:
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
 * @param interfaceIndex the interface that the packet was seen on, 0 to 2^32-1, in version 2; empty in version 1
 * @param reserved the reserved field of version 2, 0 to 65535; 0 in version 1
 * @param packetType destination of the packet, {@link #HOST} to {@link #OUTGOING}; 0 to 65535 in version 1, to 255 in version 2
 * @param hardwareType the ARPHRD type of the interface, 0 to 65535; 1 is Ethernet
 * @param addressLength the length of the sender's link address in octets, 0 to 65535 in version 1, to 255 in version 2; only 8
 *     octets of a longer one are here
 * @param address the 8 octets that hold the sender's link address, padding included
 * @param protocol what follows
 */
public record LinuxCookedHeader(
        OptionalLong interfaceIndex,
        int reserved,
        int packetType,
        int hardwareType,
        int addressLength,
        Octets address,
        EtherType protocol)
        implements Header {

    /** The length of a header of version 1 in octets. */
    public static final int LENGTH_1 = 16;

    /** The length of a header of version 2 in octets. */
    public static final int LENGTH_2 = 20;

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

    /** Packet types in the words of tcpdump. */
    private static final String[] PACKET_TYPES = {"In", "B", "M", "P", "Out"};

    private static final int ETHERNET = 1;
    private static final int FRAME_RELAY = 770;
    private static final int IEEE_802_11_RADIOTAP = 803;
    private static final int NETLINK = 824;

    /** How many octets of the link address a header holds. */
    private static final int ADDRESS_LENGTH = 8;

    public LinuxCookedHeader {
        NotNull.check("protocol", protocol);
        boolean second = interfaceIndex.isPresent();
        Range.u32("interfaceIndex", interfaceIndex.orElse(0));
        Range.check("reserved", reserved, second ? 0xFFFF : 0);
        Range.check("packetType", packetType, second ? 0xFF : 0xFFFF);
        Range.u16("hardwareType", hardwareType);
        Range.check("addressLength", addressLength, second ? 0xFF : 0xFFFF);
        Range.octets("address with its padding", address.size(), ADDRESS_LENGTH);
    }

    /**
     * {@return the header of version 1 of a packet that came over Ethernet}
     *
     * @param packetType {@link #HOST} to {@link #OUTGOING}
     * @param sender who sent the frame
     * @param protocol what follows
     */
    public static LinuxCookedHeader of(int packetType, MacAddress sender, EtherType protocol) {
        return of(OptionalLong.empty(), packetType, sender, protocol);
    }

    /**
     * {@return the header of version 2 of a packet that came over Ethernet}
     *
     * @param packetType {@link #HOST} to {@link #OUTGOING}
     * @param interfaceIndex the interface, 0 to 2^32-1
     * @param sender who sent the frame
     * @param protocol what follows
     * @throws IllegalArgumentException if {@code interfaceIndex} is outside its range
     */
    public static LinuxCookedHeader of(int packetType, long interfaceIndex, MacAddress sender, EtherType protocol) {
        return of(OptionalLong.of(interfaceIndex), packetType, sender, protocol);
    }

    private static LinuxCookedHeader of(
            OptionalLong interfaceIndex, int packetType, MacAddress sender, EtherType protocol) {
        NotNull.check("sender", sender);
        Octets address = Octets.hex(sender + "0000");
        return new LinuxCookedHeader(interfaceIndex, 0, packetType, ETHERNET, MacAddress.LENGTH, address, protocol);
    }

    /**
     * Decodes the header of version 1 at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 16 octets remain
     */
    public static LinuxCookedHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("Linux cooked v1", in, LENGTH_1);
        return new LinuxCookedHeader(
                OptionalLong.empty(),
                0,
                Wire.u16(in, start),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Octets.copyOf(in, start + 6, ADDRESS_LENGTH),
                EtherType.of(Wire.u16(in, start + 14)));
    }

    /**
     * Decodes the header of version 2 at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 20 octets remain
     */
    public static LinuxCookedHeader decodeVersion2(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("Linux cooked v2", in, LENGTH_2);
        return new LinuxCookedHeader(
                OptionalLong.of(Wire.u32(in, start + 4)),
                Wire.u16(in, start + 2),
                Wire.u8(in, start + 10),
                Wire.u16(in, start + 8),
                Wire.u8(in, start + 11),
                Octets.copyOf(in, start + 12, ADDRESS_LENGTH),
                EtherType.of(Wire.u16(in, start)));
    }

    @Override
    public int length() {
        return interfaceIndex.isPresent() ? LENGTH_2 : LENGTH_1;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        if (interfaceIndex.isPresent()) {
            Wire.put16(out, start, protocol.number());
            Wire.put16(out, start + 2, reserved);
            Wire.put32(out, start + 4, interfaceIndex.getAsLong());
            Wire.put16(out, start + 8, hardwareType);
            Wire.put8(out, start + 10, packetType);
            Wire.put8(out, start + 11, addressLength);
            address.encode(out, start + 12);
        } else {
            Wire.put16(out, start, packetType);
            Wire.put16(out, start + 2, hardwareType);
            Wire.put16(out, start + 4, addressLength);
            address.encode(out, start + 6);
            Wire.put16(out, start + 14, protocol.number());
        }
    }

    /** {@return the octets of the sender's link address without padding, at most 8} */
    public Octets senderAddress() {
        return address.slice(0, Math.min(addressLength, ADDRESS_LENGTH));
    }

    /** {@return the sender's link address, where it is a MAC address} */
    public Optional<MacAddress> senderMac() {
        return hardwareType == ETHERNET ? MacAddress.tryOf(senderAddress()) : Optional.empty();
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(interfaceIndex.isPresent() ? LinkType.LINUX_SLL2 : LinkType.LINUX_SLL);
    }

    /** {@return the protocol; empty for hardware types that give the field another meaning or none} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return switch (hardwareType) {
            case FRAME_RELAY, IEEE_802_11_RADIOTAP, NETLINK -> Optional.empty();
            default -> Optional.of(protocol);
        };
    }

    /** {@return a copy with the EtherType of the following header} */
    @Override
    public LinuxCookedHeader completed(HeaderContext context) {
        EtherType following = context.followingNumber(protocol);
        return new LinuxCookedHeader(
                interfaceIndex, reserved, packetType, hardwareType, addressLength, address, following);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        String explanation = "the reserved field is " + reserved + ", not 0";
        return Violations.of(reserved != 0, "LINKTYPE_LINUX_SLL2", 2, explanation);
    }

    /** {@return for instance {@code SLL In 02:00:00:00:00:01 IPv4} or {@code SLL2 interface 2 Out IPv6}} */
    @Override
    public String toString() {
        String version = interfaceIndex.isPresent() ? "SLL2 interface " + interfaceIndex.getAsLong() + " " : "SLL ";
        String direction = packetType < PACKET_TYPES.length ? PACKET_TYPES[packetType] : "type " + packetType;
        String sender = senderMac()
                .map(mac -> mac + " ")
                .orElseGet(() -> addressLength == 0 ? "" : "0x" + senderAddress() + " ");
        return version + direction + " " + sender + protocol;
    }
}

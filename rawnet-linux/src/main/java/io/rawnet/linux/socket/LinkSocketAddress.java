package io.rawnet.linux.socket;

import io.rawnet.linux.memory.Field;
import java.nio.ByteBuffer;

/**
 * {@code struct sockaddr_ll} (packet(7)).
 * <pre>
 * offset
 *      0  family, AF_PACKET (host order)
 *      2  protocol, an EtherType (network order)
 *      4  interface index (host order)
 *      8  hardware type, ARPHRD_… (host order)
 *     10  packet type: to us, broadcast, multicast, to others, outgoing
 *     11  length of the hardware address
 *     12  hardware address, 8 octets; more where the kernel's result is longer
 * </pre>
 */
public final class LinkSocketAddress {
    /** Octets of the structure. */
    public static final int SIZE = 20;

    /** Where the hardware address starts. */
    public static final int HARDWARE_ADDRESS = 12;

    private static final int MAXIMUM_ADDRESS_LENGTH = 32;
    private static final int PROTOCOL_OFFSET = 2;
    private static final int INTERFACE_OFFSET = 4;
    private static final int HARDWARE_TYPE_OFFSET = 8;
    private static final int ADDRESS_LENGTH_OFFSET = 11;

    /** What the link header carries: an EtherType. */
    public static final Field PROTOCOL = Field.network16(PROTOCOL_OFFSET);

    /** Index of the interface, 0 for any. */
    public static final Field INTERFACE_INDEX = Field.s32(INTERFACE_OFFSET);

    /** Hardware type of the interface, {@code ARPHRD_…}; the kernel fills it in. */
    public static final Field HARDWARE_TYPE = Field.u16(HARDWARE_TYPE_OFFSET);

    /** Who the packet was for, {@code PACKET_…}; the kernel fills it in. */
    public static final Field PACKET_TYPE = Field.u8(10);

    /** Length of the hardware address, as it was reported or written. */
    public static final Field ADDRESS_LENGTH = Field.u8(ADDRESS_LENGTH_OFFSET);

    private LinkSocketAddress() {}

    /**
     * Writes the structure of a destination, with a hardware address of zeros, which the caller writes at {@link
     * #HARDWARE_ADDRESS}.
     *
     * @param memory where to, in native byte order
     * @param offset first octet
     * @param protocol EtherType, 0 to 65535
     * @param interfaceIndex index of the interface
     * @param addressLength length of the hardware address in octets
     * @return the length of the structure in octets
     */
    public static int put(ByteBuffer memory, int offset, int protocol, int interfaceIndex, int addressLength) {
        memory.putShort(offset, (short) AddressFamily.AF_PACKET.number())
                .put(offset + PROTOCOL_OFFSET, (byte) (protocol >>> Byte.SIZE))
                .put(offset + PROTOCOL_OFFSET + 1, (byte) protocol)
                .putInt(offset + INTERFACE_OFFSET, interfaceIndex)
                .putInt(offset + HARDWARE_TYPE_OFFSET, 0)
                .put(offset + ADDRESS_LENGTH_OFFSET, (byte) addressLength)
                .putLong(offset + HARDWARE_ADDRESS, 0);
        return Math.max(SIZE, HARDWARE_ADDRESS + addressLength);
    }

    /**
     * {@return the hardware address of a structure, cut to what is there and to the longest; empty where there is no such structure}
     *
     * @param memory where the structure is, in native byte order
     * @param offset its first octet
     * @param length octets the kernel says there are
     */
    public static byte[] hardwareAddress(ByteBuffer memory, int offset, int length) {
        if (length < HARDWARE_ADDRESS || memory.getShort(offset) != AddressFamily.AF_PACKET.number()) {
            return new byte[0];
        }
        int room = Math.min(length - HARDWARE_ADDRESS, MAXIMUM_ADDRESS_LENGTH);
        byte[] address = new byte[Math.min(ADDRESS_LENGTH.get(memory, offset), room)];
        memory.get(offset + HARDWARE_ADDRESS, address);
        return address;
    }
}

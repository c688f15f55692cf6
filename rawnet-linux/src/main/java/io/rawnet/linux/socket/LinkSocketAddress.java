package io.rawnet.linux.socket;

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
 *
 * @param protocol EtherType, 0 to 65535
 * @param interfaceIndex index of the interface, 0 for any
 * @param hardwareType hardware type of the interface, {@code ARPHRD_…}; the kernel fills it in
 * @param packetType who the packet was for, {@code PACKET_…}; the kernel fills it in
 * @param hardwareAddress link-layer address, 0 to 32 octets
 */
public record LinkSocketAddress(
        int protocol, int interfaceIndex, int hardwareType, int packetType, HardwareAddress hardwareAddress) {
    /** Octets of the structure. */
    public static final int SIZE = 20;

    /** Where the hardware address starts. */
    public static final int HARDWARE_ADDRESS = 12;

    private static final int PROTOCOL = 2;
    private static final int INTERFACE_INDEX = 4;
    private static final int HARDWARE_TYPE = 8;
    private static final int PACKET_TYPE = 10;
    private static final int HARDWARE_ADDRESS_LENGTH = 11;

    /**
     * An address without the parts that the kernel fills in.
     *
     * @param protocol EtherType, 0 to 65535
     * @param interfaceIndex index of the interface, 0 for any
     * @param hardwareAddress link-layer address, 0 to 32 octets; empty to bind
     */
    public LinkSocketAddress(int protocol, int interfaceIndex, HardwareAddress hardwareAddress) {
        this(protocol, interfaceIndex, 0, 0, hardwareAddress);
    }

    /**
     * Writes the structure.
     *
     * @param memory where to, in native byte order
     * @param offset first octet
     * @return its length in octets
     */
    public int put(ByteBuffer memory, int offset) {
        int length = put(memory, offset, protocol, interfaceIndex, hardwareAddress.length());
        memory.putShort(offset + HARDWARE_TYPE, (short) hardwareType);
        memory.put(offset + PACKET_TYPE, (byte) packetType);
        memory.put(offset + HARDWARE_ADDRESS, hardwareAddress.octets());
        return length;
    }

    /**
     * Writes the structure of a destination without an object, with a hardware address of zeros, which the caller writes at {@link
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
        memory.putShort(offset, (short) AddressFamily.AF_PACKET.number());
        memory.put(offset + PROTOCOL, (byte) (protocol >>> Byte.SIZE));
        memory.put(offset + PROTOCOL + 1, (byte) protocol);
        memory.putInt(offset + INTERFACE_INDEX, interfaceIndex);
        memory.putShort(offset + HARDWARE_TYPE, (short) 0);
        memory.put(offset + PACKET_TYPE, (byte) 0);
        memory.put(offset + HARDWARE_ADDRESS_LENGTH, (byte) addressLength);
        memory.putLong(offset + HARDWARE_ADDRESS, 0);
        return Math.max(SIZE, HARDWARE_ADDRESS + addressLength);
    }

    /**
     * Reads the structure.
     *
     * @param memory where from, in native byte order
     * @param offset first octet
     * @param length octets the kernel says there are
     * @return the address; null where there is none
     */
    public static LinkSocketAddress get(ByteBuffer memory, int offset, int length) {
        if (length < HARDWARE_ADDRESS || memory.getShort(offset) != AddressFamily.AF_PACKET.number()) {
            return null;
        }
        int reported = Byte.toUnsignedInt(memory.get(offset + HARDWARE_ADDRESS_LENGTH));
        byte[] address =
                new byte[Math.min(Math.min(reported, length - HARDWARE_ADDRESS), HardwareAddress.MAXIMUM_LENGTH)];
        memory.get(offset + HARDWARE_ADDRESS, address);
        return new LinkSocketAddress(
                protocol(memory, offset),
                interfaceIndex(memory, offset),
                hardwareType(memory, offset),
                packetType(memory, offset),
                new HardwareAddress(address));
    }

    /**
     * {@return the EtherType of a structure, without an object}
     *
     * @param memory where from
     * @param offset first octet of the structure
     */
    public static int protocol(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + PROTOCOL)) << Byte.SIZE
                | Byte.toUnsignedInt(memory.get(offset + PROTOCOL + 1));
    }

    /**
     * {@return the interface index of a structure, without an object}
     *
     * @param memory where from, in native byte order
     * @param offset first octet of the structure
     */
    public static int interfaceIndex(ByteBuffer memory, int offset) {
        return memory.getInt(offset + INTERFACE_INDEX);
    }

    /**
     * {@return the hardware type of a structure, without an object}
     *
     * @param memory where from, in native byte order
     * @param offset first octet of the structure
     */
    public static int hardwareType(ByteBuffer memory, int offset) {
        return Short.toUnsignedInt(memory.getShort(offset + HARDWARE_TYPE));
    }

    /**
     * {@return the length of a structure's hardware address, without an object}
     *
     * @param memory where from
     * @param offset first octet of the structure
     */
    public static int addressLength(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + HARDWARE_ADDRESS_LENGTH));
    }

    /**
     * {@return the packet type of a structure, without an object}
     *
     * @param memory where from
     * @param offset first octet of the structure
     */
    public static int packetType(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + PACKET_TYPE));
    }
}

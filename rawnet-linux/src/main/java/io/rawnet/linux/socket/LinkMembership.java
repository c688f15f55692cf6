package io.rawnet.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Packets that an interface takes for a packet socket beside its own: {@code struct packet_mreq} (packet(7)).
 * <pre>
 * offset
 *      0  interface index, s32
 *      4  type, PACKET_MR_…, u16
 *      6  length of the address, u16
 *      8  address, 8 octets; more where it is longer
 * </pre>
 */
public final class LinkMembership {
    /** The packets to a group. */
    public static final int PACKET_MR_MULTICAST = 0;

    /** All packets. */
    public static final int PACKET_MR_PROMISC = 1;

    /** The packets to all groups. */
    public static final int PACKET_MR_ALLMULTI = 2;

    /** The packets to one more address. */
    public static final int PACKET_MR_UNICAST = 3;

    private static final int ADDRESS = 8;
    private static final int LEAST_ADDRESS_SIZE = 8;

    private LinkMembership() {}

    /**
     * {@return the structure}
     *
     * @param interfaceIndex the interface
     * @param type {@code PACKET_MR_…}
     * @param address the group or address; empty for the other types
     */
    public static ByteBuffer of(int interfaceIndex, int type, byte[] address) {
        return ByteBuffer.allocate(ADDRESS + Math.max(LEAST_ADDRESS_SIZE, address.length))
                .order(ByteOrder.nativeOrder())
                .putInt(interfaceIndex)
                .putShort((short) type)
                .putShort((short) address.length)
                .put(ADDRESS, address)
                .rewind();
    }
}

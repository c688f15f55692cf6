package io.rawnet.linux.socket;

import io.rawnet.linux.memory.Field;
import java.nio.ByteBuffer;

/**
 * {@code struct in_pktinfo} and {@code struct in6_pktinfo} (ip(7), RFC 3542 section 6), in memory of native byte order.
 * <pre>
 * offset  in_pktinfo                               in6_pktinfo
 *      0  interface index                          address, 16 octets: received to, or to send from
 *      4  local address: to send from
 *      8  address in the header: received to
 *     12                                           (16) interface index
 * </pre>
 */
public final class PacketInfo {
    /** Octets of {@code struct in_pktinfo}. */
    public static final int IPV4_SIZE = 12;
    /** Octets of {@code struct in6_pktinfo}. */
    public static final int IPV6_SIZE = 20;
    /** Where the IPv4 destination of a received packet stands. */
    public static final int IPV4_DESTINATION = 8;
    /** Where the IPv6 destination of a received packet stands. */
    public static final int IPV6_DESTINATION = 0;

    private static final int IPV6_INTERFACE_OFFSET = 16;
    /** Interface index of {@code struct in_pktinfo}. */
    public static final Field IPV4_INTERFACE = Field.s32(0);
    /** Interface index of {@code struct in6_pktinfo}. */
    public static final Field IPV6_INTERFACE = Field.s32(IPV6_INTERFACE_OFFSET);

    private static final int IPV4_SOURCE = 4;

    private PacketInfo() {}

    /**
     * Writes {@code struct in_pktinfo} for a packet to send, over zeros.
     *
     * @param memory where to
     * @param offset first octet
     * @param interfaceIndex interface to send through, 0 for the route's
     * @param source address to send from, its first octet highest, 0 for the route's
     */
    public static void putIpv4(ByteBuffer memory, int offset, int interfaceIndex, int source) {
        memory.putInt(offset, interfaceIndex);
        InternetSocketAddress.U32.set(memory, offset + IPV4_SOURCE, source);
    }

    /**
     * Writes {@code struct in6_pktinfo} for a packet to send.
     *
     * @param memory where to
     * @param offset first octet
     * @param interfaceIndex interface to send through, 0 for the route's
     * @param high first eight octets of the address to send from
     * @param low last eight octets; all 0 for the route's
     */
    public static void putIpv6(ByteBuffer memory, int offset, int interfaceIndex, long high, long low) {
        InternetSocketAddress.U64.set(memory, offset, high);
        InternetSocketAddress.U64.set(memory, offset + Long.BYTES, low);
        memory.putInt(offset + IPV6_INTERFACE_OFFSET, interfaceIndex);
    }
}

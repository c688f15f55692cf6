package io.rawnet.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What multicast options take (ip(7), RFC 3678 section 5.1), in native byte order.
 * <pre>
 * offset  struct ip_mreqn     struct group_req               struct group_source_req
 *      0  group               interface index, padded to 8   interface index, padded to 8
 *      4  local address
 *      8  interface index     group, struct sockaddr_storage group, struct sockaddr_storage
 *    136                                                     source, struct sockaddr_storage
 * </pre>
 */
public final class MulticastRequest {
    /** Where the group's socket address stands. */
    public static final int GROUP = 8;
    /** Where the source's socket address stands. */
    public static final int SOURCE = GROUP + 128;

    private static final int IP_MREQN_SIZE = 12;
    private static final int IP_MREQN_INTERFACE = 8;
    private static final int SOCKADDR_STORAGE_SIZE = 128;

    private MulticastRequest() {}

    /**
     * {@return the {@code struct ip_mreqn} for IP_MULTICAST_IF}
     *
     * @param interfaceIndex the interface, 0 for the route's
     */
    public static ByteBuffer outgoing(int interfaceIndex) {
        return zeros(IP_MREQN_SIZE).putInt(IP_MREQN_INTERFACE, interfaceIndex);
    }

    /**
     * {@return the {@code struct group_req} for MCAST_JOIN_GROUP and MCAST_LEAVE_GROUP, without its group}
     *
     * @param interfaceIndex the interface, 0 for the route's
     */
    public static ByteBuffer group(int interfaceIndex) {
        return zeros(GROUP + SOCKADDR_STORAGE_SIZE).putInt(0, interfaceIndex);
    }

    /**
     * {@return the {@code struct group_source_req} for the options about one source of a group, without group and source}
     *
     * @param interfaceIndex the interface, 0 for the route's
     */
    public static ByteBuffer source(int interfaceIndex) {
        return zeros(SOURCE + SOCKADDR_STORAGE_SIZE).putInt(0, interfaceIndex);
    }

    private static ByteBuffer zeros(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.nativeOrder());
    }
}

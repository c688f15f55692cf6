package io.rawnet.linux.socket;

import java.net.InetAddress;
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
    private static final int IP_MREQN_SIZE = 12;
    private static final int IP_MREQN_INTERFACE = 8;
    private static final int SOCKADDR_STORAGE_SIZE = 128;
    private static final int GROUP = 8;
    private static final int SOURCE = GROUP + SOCKADDR_STORAGE_SIZE;

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
     * {@return the {@code struct group_req} for MCAST_JOIN_GROUP and MCAST_LEAVE_GROUP}
     *
     * @param interfaceIndex the interface, 0 for the route's
     * @param group a multicast address
     */
    public static ByteBuffer group(int interfaceIndex, InetAddress group) {
        ByteBuffer request = zeros(GROUP + SOCKADDR_STORAGE_SIZE).putInt(0, interfaceIndex);
        InternetSocketAddress.put(request, GROUP, group, 0);
        return request;
    }

    /**
     * {@return the {@code struct group_source_req} for the options about one source of a group}
     *
     * @param interfaceIndex the interface, 0 for the route's
     * @param group a multicast address
     * @param source who sends to it
     */
    public static ByteBuffer source(int interfaceIndex, InetAddress group, InetAddress source) {
        ByteBuffer request = zeros(SOURCE + SOCKADDR_STORAGE_SIZE).putInt(0, interfaceIndex);
        InternetSocketAddress.put(request, GROUP, group, 0);
        InternetSocketAddress.put(request, SOURCE, source, 0);
        return request;
    }

    private static ByteBuffer zeros(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.nativeOrder());
    }
}

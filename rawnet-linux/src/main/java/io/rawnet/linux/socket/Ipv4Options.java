package io.rawnet.linux.socket;

/** Options of IPv4 sockets (ip(7)). */
public final class Ipv4Options {
    /** The level of these options. */
    public static final int IPPROTO_IP = 0;

    /** Type of service of what is sent, int; also the type of its control message. */
    public static final KernelOption IP_TOS = option("IP_TOS", 1);

    /** Time to live of what is sent, int; also the type of its control message. */
    public static final KernelOption IP_TTL = option("IP_TTL", 2);

    /** Whether the program writes the IP header, int. */
    public static final KernelOption IP_HDRINCL = option("IP_HDRINCL", 3);

    /** IP options of what is sent, octets. */
    public static final KernelOption IP_OPTIONS = option("IP_OPTIONS", 4);

    /** Whether messages come with interface and destination, int; also the type of the control message {@code struct in_pktinfo}. */
    public static final KernelOption IP_PKTINFO = option("IP_PKTINFO", 8);

    /** Path MTU discovery, int. */
    public static final KernelOption IP_MTU_DISCOVER = option("IP_MTU_DISCOVER", 10);

    /** Whether errors are queued, int; also the type of their control message. */
    public static final KernelOption IP_RECVERR = option("IP_RECVERR", 11);

    /** Whether messages come with their time to live, int. */
    public static final KernelOption IP_RECVTTL = option("IP_RECVTTL", 12);

    /** Whether messages come with their type of service, int. */
    public static final KernelOption IP_RECVTOS = option("IP_RECVTOS", 13);

    /** Path MTU of a connected socket, int, read only. */
    public static final KernelOption IP_MTU = option("IP_MTU", 14);

    /** Whether an address that is not local may be bound, int. */
    public static final KernelOption IP_FREEBIND = option("IP_FREEBIND", 15);

    /** Transparent proxying, int (CAP_NET_ADMIN). */
    public static final KernelOption IP_TRANSPARENT = option("IP_TRANSPARENT", 19);

    /** Whether queued errors come with the offset of RFC 4884 extensions, int. */
    public static final KernelOption IP_RECVERR_RFC4884 = option("IP_RECVERR_RFC4884", 26);

    /** Interface of outgoing multicast, {@code struct ip_mreqn}. */
    public static final KernelOption IP_MULTICAST_IF = option("IP_MULTICAST_IF", 32);

    /** Time to live of outgoing multicast, int. */
    public static final KernelOption IP_MULTICAST_TTL = option("IP_MULTICAST_TTL", 33);

    /** Whether outgoing multicast comes back to this host, int. */
    public static final KernelOption IP_MULTICAST_LOOP = option("IP_MULTICAST_LOOP", 34);

    /** Whether groups joined by other sockets are delivered, int. */
    public static final KernelOption IP_MULTICAST_ALL = option("IP_MULTICAST_ALL", 49);

    /** Joins a group, {@code struct group_req}; at this level for IPv4, at IPPROTO_IPV6 for IPv6. */
    public static final KernelOption MCAST_JOIN_GROUP = option("MCAST_JOIN_GROUP", 42);

    /** Blocks a source, {@code struct group_source_req}. */
    public static final KernelOption MCAST_BLOCK_SOURCE = option("MCAST_BLOCK_SOURCE", 43);

    /** Unblocks a source, {@code struct group_source_req}. */
    public static final KernelOption MCAST_UNBLOCK_SOURCE = option("MCAST_UNBLOCK_SOURCE", 44);

    /** Leaves a group, {@code struct group_req}. */
    public static final KernelOption MCAST_LEAVE_GROUP = option("MCAST_LEAVE_GROUP", 45);

    /** Joins a source of a group, {@code struct group_source_req}. */
    public static final KernelOption MCAST_JOIN_SOURCE_GROUP = option("MCAST_JOIN_SOURCE_GROUP", 46);

    /** Leaves a source of a group, {@code struct group_source_req}. */
    public static final KernelOption MCAST_LEAVE_SOURCE_GROUP = option("MCAST_LEAVE_SOURCE_GROUP", 47);

    private Ipv4Options() {}

    private static KernelOption option(String name, int number) {
        return new KernelOption(name, IPPROTO_IP, number);
    }
}

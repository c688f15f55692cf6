package io.rawnet.linux.socket;

/** Options of IPv6 sockets (ipv6(7), RFC 3542). */
public final class Ipv6Options {
    /** The level of these options. */
    public static final int IPPROTO_IPV6 = 41;

    /** Offset of the checksum that the kernel fills in and verifies, int; -1 for none. Sockets for ICMPv6 refuse it (RFC 3542). */
    public static final KernelOption IPV6_CHECKSUM = option("IPV6_CHECKSUM", 7);

    /** Whether messages come with their flow label, int; also the type of its control message, u32 in network byte order. */
    public static final KernelOption IPV6_FLOWINFO = option("IPV6_FLOWINFO", 11);

    /** Hop limit of unicast, int; -1 for the route's. */
    public static final KernelOption IPV6_UNICAST_HOPS = option("IPV6_UNICAST_HOPS", 16);

    /** Interface of outgoing multicast, its index, int. */
    public static final KernelOption IPV6_MULTICAST_IF = option("IPV6_MULTICAST_IF", 17);

    /** Hop limit of multicast, int; -1 for 1. */
    public static final KernelOption IPV6_MULTICAST_HOPS = option("IPV6_MULTICAST_HOPS", 18);

    /** Whether outgoing multicast comes back to this host, int. */
    public static final KernelOption IPV6_MULTICAST_LOOP = option("IPV6_MULTICAST_LOOP", 19);

    /** Path MTU discovery, int. */
    public static final KernelOption IPV6_MTU_DISCOVER = option("IPV6_MTU_DISCOVER", 23);

    /** Path MTU of a connected socket, int; setting it fragments earlier. */
    public static final KernelOption IPV6_MTU = option("IPV6_MTU", 24);

    /** Whether errors are queued, int; also the type of their control message. */
    public static final KernelOption IPV6_RECVERR = option("IPV6_RECVERR", 25);

    /** Whether IPv4 is left alone, int. */
    public static final KernelOption IPV6_V6ONLY = option("IPV6_V6ONLY", 26);

    /** Whether groups joined by other sockets are delivered, int. */
    public static final KernelOption IPV6_MULTICAST_ALL = option("IPV6_MULTICAST_ALL", 29);

    /** Whether the program writes the IPv6 header, int. */
    public static final KernelOption IPV6_HDRINCL = option("IPV6_HDRINCL", 36);

    /** Whether queued errors come with the offset of RFC 4884 extensions, int. */
    public static final KernelOption IPV6_RECVERR_RFC4884 = option("IPV6_RECVERR_RFC4884", 31);

    /** Joins a group, {@code struct group_req}. */
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

    /** Whether messages come with interface and destination, int. */
    public static final KernelOption IPV6_RECVPKTINFO = option("IPV6_RECVPKTINFO", 49);

    /** Type of the control message {@code struct in6_pktinfo}. */
    public static final KernelOption IPV6_PKTINFO = option("IPV6_PKTINFO", 50);

    /** Whether messages come with their hop limit, int. */
    public static final KernelOption IPV6_RECVHOPLIMIT = option("IPV6_RECVHOPLIMIT", 51);

    /** Type of the control message with the hop limit, int. */
    public static final KernelOption IPV6_HOPLIMIT = option("IPV6_HOPLIMIT", 52);

    /** Whether path MTU changes are reported, int. */
    public static final KernelOption IPV6_RECVPATHMTU = option("IPV6_RECVPATHMTU", 60);

    /** Path MTU, {@code struct ip6_mtuinfo}; also the type of its control message. */
    public static final KernelOption IPV6_PATHMTU = option("IPV6_PATHMTU", 61);

    /** Whether sending beyond the MTU fails, int. */
    public static final KernelOption IPV6_DONTFRAG = option("IPV6_DONTFRAG", 62);

    /** Whether messages come with their traffic class, int. */
    public static final KernelOption IPV6_RECVTCLASS = option("IPV6_RECVTCLASS", 66);

    /** Traffic class of what is sent, int; also the type of its control message. */
    public static final KernelOption IPV6_TCLASS = option("IPV6_TCLASS", 67);

    /** Whether the kernel chooses flow labels, int. */
    public static final KernelOption IPV6_AUTOFLOWLABEL = option("IPV6_AUTOFLOWLABEL", 70);

    /** Transparent proxying, int (CAP_NET_ADMIN). */
    public static final KernelOption IPV6_TRANSPARENT = option("IPV6_TRANSPARENT", 75);

    /** Whether an address that is not local may be bound, int. */
    public static final KernelOption IPV6_FREEBIND = option("IPV6_FREEBIND", 78);

    private Ipv6Options() {}

    private static KernelOption option(String name, int number) {
        return new KernelOption(name, IPPROTO_IPV6, number);
    }
}

package io.rawnet.linux.socket;

/** Options of packet sockets (packet(7)). */
public final class PacketOptions {
    /** The level of these options. */
    public static final int SOL_PACKET = 263;

    /** Joins a link-layer group or mode, {@code struct packet_mreq}. */
    public static final KernelOption PACKET_ADD_MEMBERSHIP = option("PACKET_ADD_MEMBERSHIP", 1);

    /** Leaves a link-layer group or mode, {@code struct packet_mreq}. */
    public static final KernelOption PACKET_DROP_MEMBERSHIP = option("PACKET_DROP_MEMBERSHIP", 2);

    /** Creates the receive ring, {@code struct tpacket_req3}. */
    public static final KernelOption PACKET_RX_RING = option("PACKET_RX_RING", 5);

    /** Received and dropped packets since the last look, {@code struct tpacket_stats_v3}. */
    public static final KernelOption PACKET_STATISTICS = option("PACKET_STATISTICS", 6);

    /** Whether messages come with {@code struct tpacket_auxdata}, int; also the type of its control message. */
    public static final KernelOption PACKET_AUXDATA = option("PACKET_AUXDATA", 8);

    /** Whether the index is that of the physical interface, int. */
    public static final KernelOption PACKET_ORIGDEV = option("PACKET_ORIGDEV", 9);

    /** Layout of the ring, int: 0, 1 or 2 for versions 1 to 3. */
    public static final KernelOption PACKET_VERSION = option("PACKET_VERSION", 10);

    /** Creates the transmit ring, {@code struct tpacket_req}. */
    public static final KernelOption PACKET_TX_RING = option("PACKET_TX_RING", 13);

    /** Whether frames come with {@code struct virtio_net_hdr}, int. */
    public static final KernelOption PACKET_VNET_HDR = option("PACKET_VNET_HDR", 15);

    /** Source of a ring's timestamps, int of flags. */
    public static final KernelOption PACKET_TIMESTAMP = option("PACKET_TIMESTAMP", 17);

    /** Joins a group of sockets that share the load, int of id and mode. */
    public static final KernelOption PACKET_FANOUT = option("PACKET_FANOUT", 18);

    /** Whether sending goes around the queueing discipline, int. */
    public static final KernelOption PACKET_QDISC_BYPASS = option("PACKET_QDISC_BYPASS", 20);

    /** Whether outgoing packets are left out, int. */
    public static final KernelOption PACKET_IGNORE_OUTGOING = option("PACKET_IGNORE_OUTGOING", 23);

    private PacketOptions() {}

    private static KernelOption option(String name, int number) {
        return new KernelOption(name, SOL_PACKET, number);
    }
}

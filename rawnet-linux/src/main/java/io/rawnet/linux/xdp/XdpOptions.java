package io.rawnet.linux.xdp;

import io.rawnet.linux.socket.KernelOption;

/** Options of AF_XDP sockets. */
public final class XdpOptions {
    /** The level of these options. */
    public static final int SOL_XDP = 283;

    /** Where the parts of each ring lie, {@code struct xdp_mmap_offsets}. */
    public static final KernelOption XDP_MMAP_OFFSETS = option("XDP_MMAP_OFFSETS", 1);

    /** Creates the ring of received frames, int: its entries, a power of two. */
    public static final KernelOption XDP_RX_RING = option("XDP_RX_RING", 2);

    /** Creates the ring of frames to send, int: its entries, a power of two. */
    public static final KernelOption XDP_TX_RING = option("XDP_TX_RING", 3);

    /** Gives the kernel the memory of all frames, {@code struct xdp_umem_reg}. */
    public static final KernelOption XDP_UMEM_REG = option("XDP_UMEM_REG", 4);

    /** Creates the ring of frames that the kernel may fill, int: its entries, a power of two. */
    public static final KernelOption XDP_UMEM_FILL_RING = option("XDP_UMEM_FILL_RING", 5);

    /** Creates the ring of frames that were sent, int: its entries, a power of two. */
    public static final KernelOption XDP_UMEM_COMPLETION_RING = option("XDP_UMEM_COMPLETION_RING", 6);

    /** What was dropped, {@code struct xdp_statistics}. */
    public static final KernelOption XDP_STATISTICS = option("XDP_STATISTICS", 7);

    /** What the kernel has chosen, int: {@link #XDP_OPTIONS_ZEROCOPY}. */
    public static final KernelOption XDP_OPTIONS = option("XDP_OPTIONS", 8);

    /** The driver reads and writes the frames itself. */
    public static final int XDP_OPTIONS_ZEROCOPY = 1;

    private XdpOptions() {}

    private static KernelOption option(String name, int number) {
        return new KernelOption(name, SOL_XDP, number);
    }
}

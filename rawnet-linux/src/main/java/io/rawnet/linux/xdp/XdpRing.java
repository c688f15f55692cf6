package io.rawnet.linux.xdp;

import io.rawnet.linux.socket.KernelOption;
import java.nio.ByteBuffer;

/**
 * One of the four rings of an AF_XDP socket, and where its parts lie: {@code struct xdp_ring_offset} in {@code struct xdp_mmap_offsets}.
 * <pre>
 * offset in the mapping, as the kernel says (u64 each)
 *      0  producer, u32: how many entries were written, counted from 0 and wrapping
 *      8  consumer, u32: how many entries were read
 *     16  the entries
 *     24  flags, u32
 * </pre>
 */
public enum XdpRing {
    /** Received frames, {@code struct xdp_desc}: the kernel writes, the program reads. */
    RX(XdpOptions.XDP_RX_RING, 0, 0L, XdpDescriptor.SIZE),
    /** Frames to send, {@code struct xdp_desc}: the program writes, the kernel reads. */
    TX(XdpOptions.XDP_TX_RING, 32, 0x8000_0000L, XdpDescriptor.SIZE),
    /** Frames that the kernel may fill, their addresses: the program writes, the kernel reads. */
    FILL(XdpOptions.XDP_UMEM_FILL_RING, 64, 0x1_0000_0000L, Long.BYTES),
    /** Frames that were sent, their addresses: the kernel writes, the program reads. */
    COMPLETION(XdpOptions.XDP_UMEM_COMPLETION_RING, 96, 0x1_8000_0000L, Long.BYTES);

    /** Octets of {@code struct xdp_mmap_offsets}. */
    public static final int OFFSETS_SIZE = 128;

    /** Flag: the kernel does nothing with the ring before it is woken. */
    public static final int XDP_RING_NEED_WAKEUP = 1;

    private static final int PRODUCER = 0;
    private static final int CONSUMER = 8;
    private static final int ENTRIES = 16;
    private static final int FLAGS = 24;

    private final KernelOption option;
    private final int offsets;
    private final long mapped;
    private final int entrySize;

    XdpRing(KernelOption option, int offsets, long mapped, int entrySize) {
        this.option = option;
        this.offsets = offsets;
        this.mapped = mapped;
        this.entrySize = entrySize;
    }

    /** {@return the option that creates the ring} */
    public KernelOption option() {
        return option;
    }

    /** {@return the offset at which the socket maps the ring (mmap(2))} */
    public long mapped() {
        return mapped;
    }

    /** {@return the octets of an entry} */
    public int entrySize() {
        return entrySize;
    }

    /**
     * {@return where the producer's index lies in the mapping}
     *
     * @param all the kernel's {@code struct xdp_mmap_offsets}, in native byte order
     */
    public int producer(ByteBuffer all) {
        return part(all, PRODUCER);
    }

    /**
     * {@return where the consumer's index lies in the mapping}
     *
     * @param all the kernel's {@code struct xdp_mmap_offsets}, in native byte order
     */
    public int consumer(ByteBuffer all) {
        return part(all, CONSUMER);
    }

    /**
     * {@return where the entries lie in the mapping}
     *
     * @param all the kernel's {@code struct xdp_mmap_offsets}, in native byte order
     */
    public int entries(ByteBuffer all) {
        return part(all, ENTRIES);
    }

    /**
     * {@return where the flags lie in the mapping}
     *
     * @param all the kernel's {@code struct xdp_mmap_offsets}, in native byte order
     */
    public int flags(ByteBuffer all) {
        return part(all, FLAGS);
    }

    private int part(ByteBuffer all, int part) {
        return Math.toIntExact(all.getLong(offsets + part));
    }
}

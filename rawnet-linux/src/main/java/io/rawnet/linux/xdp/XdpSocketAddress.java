package io.rawnet.linux.xdp;

import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.AddressFamily;

/**
 * {@code struct sockaddr_xdp}.
 * <pre>
 * offset
 *      0  family, AF_XDP, u16
 *      2  flags, u16
 *      4  interface index, u32
 *      8  queue, u32
 *     12  descriptor of the socket whose memory is shared, u32
 * </pre>
 */
public final class XdpSocketAddress {
    /** Octets of the structure. */
    public static final int SIZE = 16;

    /** Flag: use the memory of another socket. */
    public static final int XDP_SHARED_UMEM = 1;

    /** Flag: the kernel copies frames. */
    public static final int XDP_COPY = 1 << 1;

    /** Flag: the driver reads and writes frames itself. */
    public static final int XDP_ZEROCOPY = 1 << 2;

    /** Flag: the kernel says when it has to be woken. */
    public static final int XDP_USE_NEED_WAKEUP = 1 << 3;

    private static final int FLAGS = 2;
    private static final int INTERFACE = 4;
    private static final int QUEUE = 8;
    private static final int SHARED = 12;

    private XdpSocketAddress() {}

    /**
     * {@return the structure}
     *
     * @param flags {@code XDP_…} bits
     * @param interfaceIndex index of the interface
     * @param queue number of the queue
     * @param shared descriptor of the socket whose memory is shared, 0 without {@link #XDP_SHARED_UMEM}
     */
    public static NativeMemory of(int flags, int interfaceIndex, int queue, int shared) {
        NativeMemory address = NativeMemory.allocate(SIZE);
        address.octets()
                .putShort(0, (short) AddressFamily.AF_XDP.number())
                .putShort(FLAGS, (short) flags)
                .putInt(INTERFACE, interfaceIndex)
                .putInt(QUEUE, queue)
                .putInt(SHARED, shared);
        return address;
    }
}

package io.rawnet.packet;

import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.descriptor.Descriptor;
import io.rawnet.linux.descriptor.Mapping;
import io.rawnet.linux.descriptor.Readiness;
import io.rawnet.linux.ring.BlockHeader;
import io.rawnet.linux.ring.RingRequest;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.PendingError;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;

/**
 * Receives packets through memory that is shared with the kernel ({@code PACKET_RX_RING}, {@code TPACKET_V3}): no system call and no copy
 * per packet. The kernel fills one block after the other and hands each over when it is full, or when its time is up.
 * <pre>{@code
 * try (PacketRing ring = PacketRing.builder().open().bind(on, PacketRing.ALL_PROTOCOLS)) {
 *     while (true) {
 *         try (RingBlock block = ring.poll()) {
 *             RingFrame frame = block.frames();
 *             while (frame.next()) {
 *                 EthernetView ethernet = EthernetView.at(frame.buffer(), frame.offset());
 *             }
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Several threads may poll, and blocks may be held while others are polled: each block goes to one caller, in order. For one order per
 * thread open several rings and {@linkplain #joinFanout join} them.
 *
 * <p>Closing the ring is safe at any time, and waits for nobody: the memory is given back to the kernel at once, and whoever still looks
 * at a packet gets an {@link IllegalStateException}, or sees zeros.
 */
public final class PacketRing extends PacketSocket<PacketRing> {

    private final int blockSize;
    private final int blockCount;
    private final Mapping mapping;
    private final ByteBuffer memory;
    private final BitSet held = new BitSet();
    private int next;

    PacketRing(PacketRingBuilder wanted) throws IOException {
        super(wanted.mode());
        blockSize = wanted.blockSize();
        blockCount = wanted.blockCount();
        try {
            socket().setInt(PacketOptions.PACKET_VERSION, RingRequest.TPACKET_V3);
            socket().set(
                            PacketOptions.PACKET_RX_RING,
                            RingRequest.receive(
                                    blockSize,
                                    blockCount,
                                    wanted.frameSize(),
                                    (int) wanted.blockTimeout().toMillis(),
                                    wanted.hasFlowHash()));
            mapping = socket().map(blockSize * blockCount);
        } catch (IOException | RuntimeException failure) {
            socket().close();
            throw failure;
        }
        memory = mapping.octets();
    }

    /** {@return what a ring is made with} */
    public static PacketRingBuilder builder() {
        return new PacketRingBuilder();
    }

    @Override
    PacketRing self() {
        return this;
    }

    /**
     * {@return the next block, waiting for it (poll(2))} Close it to give it back.
     *
     * @throws IOException if the interface is down or gone, as told at {@link PacketSocket}
     */
    public RingBlock poll() throws IOException {
        return poll(Deadline.NEVER);
    }

    /**
     * {@return the next block, waiting for it for a while (poll(2))} Close it to give it back.
     *
     * @param timeout how long to wait; zero does not wait
     * @throws SocketTimeoutException if none came
     * @throws IOException as {@link #poll()} does
     */
    public RingBlock poll(Duration timeout) throws IOException {
        return poll(Deadline.after(timeout));
    }

    /**
     * {@return the next block if it is already there}
     *
     * @throws IOException as {@link #poll()} does
     */
    public Optional<RingBlock> tryPoll() throws IOException {
        try {
            return Optional.of(poll(Duration.ZERO));
        } catch (SocketTimeoutException none) {
            return Optional.empty();
        }
    }

    private RingBlock poll(Deadline deadline) throws IOException {
        int index = waiting(
                deadline, until -> socket().call("poll of a ring", Readiness.RING_BLOCK, until, this::takeBlock));
        return new RingBlock(this, index, index * blockSize, blockSize);
    }

    private int takeBlock(int descriptor) {
        synchronized (held) {
            if (!held.get(next) && BlockHeader.isReady(memory, next * blockSize)) {
                int taken = next;
                held.set(taken);
                next = (next + 1) % blockCount;
                return taken;
            }
        }
        int error = PendingError.take(descriptor);
        return error < 0 ? error : Descriptor.WOULD_BLOCK;
    }

    void release(int index) {
        synchronized (held) {
            held.clear(index);
            BlockHeader.release(memory, index * blockSize);
        }
    }

    ByteBuffer memory() {
        return memory;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        super.implCloseChannel();
        mapping.close();
    }
}

package io.rawnet.packet;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.linux.ring.BlockHeader;
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
 * <p>Closing the ring is safe at any time and does not wait: the memory is given back to the kernel at once. A thread that still reads a
 * packet gets an {@link IllegalStateException} from {@link RingFrame} and {@link RingBlock}. From a buffer it gets that exception too, or zeros where
 * rawnet uses {@linkplain io.rawnet.linux.NativeBackEnd jnr-ffi}.
 */
public final class PacketRing extends PacketSocket<PacketRing> {
    private static final int NONE = Descriptor.WOULD_BLOCK;

    private final int blockSize;
    private final int blockCount;
    private final ByteBuffer memory;
    private final BitSet held = new BitSet();
    private final PendingError pendingError = new PendingError();
    private final Attempt takingBlock = this::takeBlock;
    private int next;

    PacketRing(PacketRingBuilder requested, ChannelSocket socket, InterfaceMonitor monitor, ByteBuffer memory) {
        super(requested.mode, socket, monitor);
        blockSize = requested.blockSize;
        blockCount = requested.blockCount;
        this.memory = memory;
        socket.readyWhen(this::isReady);
    }

    /** {@return a builder with the defaults} */
    public static PacketRingBuilder builder() {
        return new PacketRingBuilder();
    }

    /**
     * {@return the next block, waiting for it (poll(2))} Close it to give it back.
     *
     * @throws IOException if the interface is down or was removed, as {@link PacketSocket} describes
     */
    public RingBlock poll() throws IOException {
        return poll(Deadline.NEVER).orElseThrow();
    }

    /**
     * {@return the next block, waiting for it until a timeout (poll(2))} Close it to give it back.
     *
     * @param timeout how long to wait; zero does not wait
     * @throws SocketTimeoutException if none came
     * @throws IOException as {@link #poll()} does
     */
    public RingBlock poll(Duration timeout) throws IOException {
        Deadline deadline = Deadline.after(timeout);
        return poll(deadline).orElseThrow(() -> ChannelSocket.timedOut(Readiness.READ, deadline));
    }

    /**
     * {@return the next block if it is there already} Makes one system call if it is not (getsockopt(2), {@code SO_ERROR}), else none.
     *
     * @throws IOException as {@link #poll()} does
     */
    public Optional<RingBlock> tryPoll() throws IOException {
        return poll(Deadline.NOW);
    }

    private Optional<RingBlock> poll(Deadline deadline) throws IOException {
        int index = socket.call("poll of a ring", Readiness.READ, deadline, takingBlock);
        return index == NONE ? Optional.empty() : Optional.of(new RingBlock(this, index, index * blockSize, blockSize));
    }

    private int takeBlock(int descriptor) {
        synchronized (held) {
            if (isNextReady()) {
                int taken = next;
                held.set(taken);
                next = (next + 1) % blockCount;
                return taken;
            }
        }
        return pendingError.take(descriptor);
    }

    private boolean isNextReady() {
        try {
            return !held.get(next) && BlockHeader.isReady(memory, next * blockSize);
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    /** {@return whether a block can be polled without waiting} */
    boolean isReady(Readiness readiness) {
        synchronized (held) {
            return readiness == Readiness.READ && isNextReady();
        }
    }

    void release(int index) {
        synchronized (held) {
            held.clear(index);
            try {
                BlockHeader.release(memory, index * blockSize);
            } catch (IllegalStateException closed) {
                // all blocks went back to the kernel
            }
        }
    }

    ByteBuffer memory() {
        return memory;
    }
}

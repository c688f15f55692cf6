package io.rawnet.packet;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What a {@link PacketRing} is like. */
public final class PacketRingBuilder {

    private static final int PAGE = 4096;
    private static final int ALIGNMENT = 16;
    private static final int LEAST_FRAME_SIZE = 128;

    private LinkMode mode = LinkMode.RAW;
    private int blockSize = 1 << 20;
    private int blockCount = 32;
    private int frameSize = 2048;
    private Duration blockTimeout = Duration.ofMillis(10);
    private boolean flowHash;
    private Optional<BpfProgram> filter = Optional.empty();

    PacketRingBuilder() {}

    /**
     * Sets where packets begin; at the link header by default.
     *
     * @param newMode the mode
     * @return this
     */
    public PacketRingBuilder mode(LinkMode newMode) {
        mode = newMode;
        return this;
    }

    /**
     * Sets the length of a block, 1 MiB by default. A packet must fit into a block, and is cut otherwise.
     *
     * @param octets a multiple of the page size, which is 4096 or more
     * @return this
     */
    public PacketRingBuilder blockSize(int octets) {
        if (octets < PAGE || octets % PAGE != 0) {
            throw new IllegalArgumentException(
                    "block size " + octets + ": must be a multiple of the page size " + PAGE);
        }
        blockSize = octets;
        return this;
    }

    /**
     * Sets how many blocks there are, 32 by default. The kernel sets memory aside for all of them.
     *
     * @param blocks how many, 1 or more
     * @return this
     */
    public PacketRingBuilder blockCount(int blocks) {
        if (blocks < 1) {
            throw new IllegalArgumentException("block count " + blocks + ": must be 1 or more");
        }
        blockCount = blocks;
        return this;
    }

    /**
     * Sets the frame size, 2048 octets by default. The kernel checks that blocks hold a whole number of them, but packs packets of any
     * length.
     *
     * @param octets a multiple of 16, 128 or more
     * @return this
     */
    public PacketRingBuilder frameSize(int octets) {
        if (octets < LEAST_FRAME_SIZE || octets % ALIGNMENT != 0) {
            throw new IllegalArgumentException("frame size " + octets + ": must be a multiple of " + ALIGNMENT + ", "
                    + LEAST_FRAME_SIZE + " or more");
        }
        frameSize = octets;
        return this;
    }

    /**
     * Sets how long a packet may wait for its block to become full, 10 ms by default.
     *
     * @param time 1 ms or more
     * @return this
     */
    public PacketRingBuilder blockTimeout(Duration time) {
        if (time.toMillis() < 1 || time.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("block timeout " + time + ": must be 1 ms or more");
        }
        blockTimeout = time;
        return this;
    }

    /**
     * Asks for {@link RingFrame#flowHash}, which costs the kernel a look at each packet.
     *
     * @return this
     */
    public PacketRingBuilder flowHash() {
        flowHash = true;
        return this;
    }

    /**
     * Lets in only the packets that a program accepts, cut to the length it returns; the last one of this and {@link #snapLength} counts.
     *
     * @param program the program
     * @return this
     */
    public PacketRingBuilder filter(BpfProgram program) {
        filter = Optional.of(program);
        return this;
    }

    /**
     * Lets in the first octets of every packet. This is a filter: to have both, let the filter return the length.
     *
     * @param octets how many octets of a packet to keep, 1 or more
     * @return this
     */
    public PacketRingBuilder snapLength(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("snap length " + octets + ": must be 1 or more");
        }
        return filter(BpfProgram.of(new Instruction.Return(octets)));
    }

    /**
     * {@return the ring, with its filter in force; it receives nothing before {@link PacketSocket#bind(LinkInterface,
     * io.rawnet.codec.number.EtherType)}}
     *
     * @throws IllegalArgumentException if a block does not hold a frame, or the ring is longer than 2 GiB
     * @throws IOException if the kernel refuses, for want of {@code CAP_NET_RAW} or of memory for instance; the message says what to do
     */
    public PacketRing open() throws IOException {
        if (frameSize > blockSize) {
            throw new IllegalArgumentException(
                    "frame size " + frameSize + ": must not exceed the block size " + blockSize);
        }
        if ((long) blockSize * blockCount > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "block size " + blockSize + " times block count " + blockCount + ": must be below 2 GiB");
        }
        PacketRing ring = new PacketRing(this);
        try {
            if (filter.isPresent()) {
                ring.attachFilter(filter.get());
            }
            return ring;
        } catch (IOException | RuntimeException failure) {
            ring.close();
            throw failure;
        }
    }

    LinkMode mode() {
        return mode;
    }

    int blockSize() {
        return blockSize;
    }

    int blockCount() {
        return blockCount;
    }

    int frameSize() {
        return frameSize;
    }

    Duration blockTimeout() {
        return blockTimeout;
    }

    boolean hasFlowHash() {
        return flowHash;
    }
}

package io.rawnet.packet;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.ring.RingRequest;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Configures and opens a {@link PacketRing}. */
public final class PacketRingBuilder {

    private static final int ALIGNMENT = 16;
    private static final int LEAST_FRAME_SIZE = 128;

    LinkMode mode = LinkMode.RAW;
    int blockSize = 1 << 20;
    int blockCount = 32;
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
        mode = Arguments.require(newMode, "newMode");
        return this;
    }

    /**
     * Sets the length of a block, 1 MiB by default. A packet must fit into a block, and is cut otherwise.
     *
     * @param octets a multiple of the page size ({@code getconf PAGESIZE}); a multiple of 65536 is one everywhere
     * @return this
     */
    public PacketRingBuilder blockSize(int octets) {
        requireWholePages(octets, DescriptorCalls.pageSize());
        blockSize = octets;
        return this;
    }

    static void requireWholePages(int octets, int pageSize) {
        if (octets < pageSize || octets % pageSize != 0) {
            throw new IllegalArgumentException(
                    "blockSize must be a multiple of the page size " + pageSize + ", not " + octets);
        }
    }

    /**
     * Sets how many blocks there are, 32 by default. The kernel sets memory aside for all of them.
     *
     * @param blocks how many, 1 or more
     * @return this
     */
    public PacketRingBuilder blockCount(int blocks) {
        blockCount = Arguments.requireRange(blocks, 1, Integer.MAX_VALUE, "blockCount");
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
            throw new IllegalArgumentException("frameSize must be a multiple of " + ALIGNMENT + ", " + LEAST_FRAME_SIZE
                    + " or more, not " + octets);
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
        Arguments.require(time, "time");
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("blockTimeout must be 1 ms to 24 days, not " + time);
        }
        blockTimeout = time;
        return this;
    }

    /**
     * Makes the kernel compute {@link RingFrame#flowHash} for each packet.
     *
     * @return this
     */
    public PacketRingBuilder flowHash() {
        flowHash = true;
        return this;
    }

    /**
     * Receives only the packets that a program accepts, cut to the length it returns. Replaces {@link #snapLength}.
     *
     * @param program the program
     * @return this
     */
    public PacketRingBuilder filter(BpfProgram program) {
        filter = Optional.of(Arguments.require(program, "program"));
        return this;
    }

    /**
     * Receives the first octets of every packet. This is a filter, and replaces {@link #filter}: to have both, let the filter return
     * the length.
     *
     * @param octets how many octets of a packet to keep, 1 or more
     * @return this
     */
    public PacketRingBuilder snapLength(int octets) {
        int kept = Arguments.requireRange(octets, 1, Integer.MAX_VALUE, "snapLength");
        return filter(BpfProgram.of(new Instruction.Return(kept)));
    }

    /**
     * {@return the ring, with its filter attached; it receives nothing before {@link PacketSocket#bind(LinkInterface,
     * io.rawnet.codec.number.EtherType)}}
     *
     * @throws IllegalArgumentException if a block does not hold a frame, or the ring is longer than 2 GiB
     * @throws IOException if the kernel refuses, EPERM without {@code CAP_NET_RAW}, ENOMEM if there is no memory for it
     */
    public PacketRing open() throws IOException {
        Arguments.requireRange(frameSize, LEAST_FRAME_SIZE, blockSize, "frameSize");
        long length = (long) blockSize * blockCount;
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "blockSize " + blockSize + " times blockCount " + blockCount + " must be below 2 GiB");
        }
        return PacketSocket.open(mode, (socket, monitor) -> {
            int milliseconds = (int) blockTimeout.toMillis();
            ByteBuffer request = RingRequest.receive(blockSize, blockCount, frameSize, milliseconds, flowHash);
            ByteBuffer memory = PacketSocket.map(
                    socket, RingRequest.TPACKET_V3, PacketOptions.PACKET_RX_RING, request, (int) length);
            PacketRing ring = new PacketRing(this, socket, monitor, memory);
            return filter.isEmpty() ? ring : ring.attachFilter(filter.get());
        });
    }
}

package io.rawnet.examples.tool.capture;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkStatistics;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.PacketSocket;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.RingBlock;
import io.rawnet.packet.RingFrame;
import io.rawnet.packet.StrippedVlanTag;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** Receives the packets of an interface, or of all, through memory shared with the kernel. */
final class PacketSource implements Closeable {
    private static final int BLOCK = 1 << 20;
    private static final int LEAST_BLOCKS = 2;
    private static final int MOST_BLOCKS = 2047;
    /** A packet waits so long for others, in milliseconds; the kernel's clock ticks less often than each. */
    private static final long UNTIL_HANDED_OVER = 25;

    private final PacketRing ring;
    private final CaptureSettings settings;
    private final OptionalInt loopback;
    private final int blocks;
    private final CookedHeader cooked = new CookedHeader();
    private final CapturedFrame captured = new CapturedFrame();
    private long taken;

    private PacketSource(PacketRing ring, int blocks, CaptureSettings settings, OptionalInt loopback) {
        this.ring = ring;
        this.blocks = blocks;
        this.settings = settings;
        this.loopback = loopback;
    }

    /** {@return a source that receives from now on; the kernel filters from the first packet on} */
    static PacketSource open(CaptureSettings settings) throws IOException {
        int blocks = (int) Math.max(LEAST_BLOCKS, Math.min(MOST_BLOCKS, settings.buffer() / BLOCK));
        PacketRing ring = PacketRing.builder()
                .mode(settings.linkLayer().mode())
                .blockSize(BLOCK)
                .blockCount(blocks)
                .filter(settings.filter())
                .open();
        try {
            Optional<LinkInterface> on = settings.on();
            ring.bind(on.map(LinkInterface::index).orElse(PacketSocket.ANY_INTERFACE), PacketSocket.ALL_PROTOCOLS);
            if (settings.promiscuous() && on.isPresent() && !on.get().loopback()) {
                ring.promiscuous(on.get().index());
            }
            return new PacketSource(ring, blocks, settings, loopbackIndex());
        } catch (IOException | RuntimeException refused) {
            ring.close();
            throw refused;
        }
    }

    private static OptionalInt loopbackIndex() throws IOException {
        return LinkInterface.all().stream()
                .filter(LinkInterface::loopback)
                .mapToInt(LinkInterface::index)
                .findFirst();
    }

    PacketRing ring() {
        return ring;
    }

    /** {@return how many packets have been taken so far} */
    long taken() {
        return taken;
    }

    /**
     * Takes the packets of one block, if the kernel has handed one over.
     *
     * @param most how many packets to have taken then, at most
     * @param sink where they go
     * @return whether there was a block
     */
    boolean take(long most, PacketSink sink) throws IOException {
        Optional<RingBlock> next = ring.tryPoll();
        if (next.isEmpty()) {
            return false;
        }
        try (RingBlock block = next.get()) {
            RingFrame frame = block.frames();
            while (taken < most && !sink.isFull() && frame.next()) {
                if (isWanted(frame)) {
                    taken++;
                    sink.take(whole(frame));
                }
            }
        }
        return true;
    }

    /**
     * Takes what the kernel has received but not yet handed over, at the end: at most as much as the ring holds.
     *
     * @param most how many packets to have taken then, at most
     * @param sink where they go
     */
    void takeRest(long most, PacketSink sink) throws IOException {
        try {
            Thread.sleep(UNTIL_HANDED_OVER);
            int block = 0;
            while (block < blocks && take(most, sink)) {
                block++;
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        } catch (InterfaceDownException none) {
            // nothing is left
        }
    }

    /** What is sent on the loopback interface arrives there too, and counts once. */
    private boolean isWanted(RingFrame frame) {
        if (frame.packetType() != PacketType.OUTGOING) {
            return settings.direction() != Direction.OUT;
        }
        boolean comesBack = loopback.isPresent() && frame.interfaceIndex() == loopback.getAsInt();
        return settings.direction() != Direction.IN && !comesBack;
    }

    private CapturedFrame whole(RingFrame frame) {
        if (settings.linkLayer() == LinkLayer.COOKED) {
            ByteBuffer packet = cooked.inFrontOf(frame);
            return captured.set(frame, kept(packet), packet.remaining() - frame.length());
        }
        Optional<StrippedVlanTag> tag = frame.vlanTag();
        // a frame that was cut so short has no place for its tag
        return tag.isEmpty() || frame.length() < EthernetHeader.LENGTH
                ? captured.set(frame, frame.buffer(), 0)
                : captured.set(frame, kept(tag.get().restoredTo(frame.buffer()).buffer()), StrippedVlanTag.LENGTH);
    }

    /** The kernel keeps so many octets of what it gives, to which something was added. */
    private ByteBuffer kept(ByteBuffer packet) {
        return packet.slice(0, Math.min(packet.limit(), settings.snapshotLength()));
    }

    LinkStatistics statistics() throws IOException {
        return ring.statistics();
    }

    @Override
    public void close() throws IOException {
        ring.close();
    }
}

package io.rawnet.examples.tool.capture;

import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.RawChannel;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkStatistics;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.PacketSocket;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.RingBlock;
import io.rawnet.packet.RingFrame;
import io.rawnet.packet.StrippedVlanTag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Receives the packets of an interface, or of all, through memory shared with the kernel ({@link PacketRing}). */
final class RingSource implements PacketSource {
    private static final long USUAL_BUFFER = 32 << 20;
    private static final int BLOCK = 1 << 20;
    private static final int LEAST_BLOCKS = 2;
    private static final int MOST_BLOCKS = 2047;
    /** How long the packets that are there at the end may take, longer than the kernel keeps a block back, and shorter than Ctrl-C waits. */
    private static final long LONGEST_END = TimeUnit.SECONDS.toNanos(1);

    private final PacketRing ring;
    private final CaptureSettings settings;
    private final OptionalInt loopback;
    private final CookedHeader cooked = new CookedHeader();
    private final CapturedRingFrame captured = new CapturedRingFrame();
    private long seen;
    private long taken;

    private RingSource(PacketRing ring, CaptureSettings settings, OptionalInt loopback) {
        this.ring = ring;
        this.settings = settings;
        this.loopback = loopback;
    }

    /** {@return a source that receives from now on; the kernel filters from the first packet on} */
    static RingSource open(CaptureSettings settings) throws IOException {
        int blocks = (int)
                Math.max(LEAST_BLOCKS, Math.min(MOST_BLOCKS, settings.buffer().orElse(USUAL_BUFFER) / BLOCK));
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
            return new RingSource(ring, settings, loopbackIndex());
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

    @Override
    public List<RawChannel<?>> channels() {
        return List.of(ring);
    }

    @Override
    public List<String> notices() {
        return List.of("listening on " + settings.interfaceName() + ", "
                + settings.linkLayer().linkType());
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public void take(long most, PacketSink sink) throws IOException {
        takeBlock(most, sink);
    }

    /** {@return whether the kernel had handed a block over, whose packets were taken} */
    private boolean takeBlock(long most, PacketSink sink) throws IOException {
        Optional<RingBlock> next = ring.tryPoll();
        if (next.isEmpty()) {
            return false;
        }
        try (RingBlock block = next.get()) {
            seen += block.frameCount();
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

    /** The kernel keeps a block back until it is full or its time is up, later on a busy machine, but counts each packet at once. */
    @Override
    public void takeRest(long most, PacketSink sink) throws IOException {
        long received = ring.statistics().received();
        long start = System.nanoTime();
        try {
            while (seen < received && taken < most && !sink.isFull() && System.nanoTime() - start < LONGEST_END) {
                if (!takeReady(most, sink)) {
                    Thread.sleep(1);
                }
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether there was a block} That the interface is down or gone makes no difference to what it gave before. */
    private boolean takeReady(long most, PacketSink sink) throws IOException {
        try {
            return takeBlock(most, sink);
        } catch (InterfaceDownException | NoSuchInterfaceException none) {
            return false;
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

    private CapturedRingFrame whole(RingFrame frame) {
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

    @Override
    public CaptureCounts counts() throws IOException {
        LinkStatistics counted = ring.statistics();
        return new CaptureCounts(counted.received() + counted.dropped(), counted.dropped(), List.of());
    }

    @Override
    public void close() throws IOException {
        ring.close();
    }
}

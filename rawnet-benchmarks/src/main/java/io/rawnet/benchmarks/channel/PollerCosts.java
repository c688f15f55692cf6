package io.rawnet.benchmarks.channel;

import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.EtherType;
import io.rawnet.ip.IpReceiveBatch;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkSendBatch;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** One thread with one poller and many channels: whether anything is lost, and whether a selection costs by the channels that are ready. */
final class PollerCosts implements AutoCloseable {

    private static final int CHANNELS = 256;
    private static final int FEW = 2;
    private static final int FIRST_ADDRESS = 0x7F01_0001;
    private static final int FIRST_OF_FEW = 0x7F02_0001;
    private static final int SELECTIONS = 20_000;
    private static final double MOST_RATIO = 1.25;
    private static final int BURSTS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<TransportChannel> channels = new ArrayList<>();
    private final TransportChannel sender = IpBatches.openSender();
    private final IpReceiveBatch received = new IpReceiveBatch(IpBatches.BATCH, IpBatches.ROOM);
    private final ByteBuffer packet = ByteBuffer.allocateDirect(IpBatches.LENGTH);
    private final Poller poller = Poller.open();
    private final int first;
    private long packets;

    private PollerCosts(int count, int first) throws IOException {
        this.first = first;
        for (int index = 0; index < count; index++) {
            channels.add(IpBatches.open().bind(address(index)));
            poller.register(channels.get(index), PollKey.OP_READ);
        }
    }

    private Ipv4Address address(int index) {
        return new Ipv4Address(first + index);
    }

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        return List.of(nothingIsLost(network), costs());
    }

    private static Outcome costs() throws IOException {
        Medians costs = new Medians();
        try (PollerCosts few = new PollerCosts(FEW, FIRST_OF_FEW);
                PollerCosts many = new PollerCosts(CHANNELS, FIRST_ADDRESS)) {
            many.nanosecondsPerSelection();
            few.nanosecondsPerSelection();
            for (int round = 0; round < Medians.ROUNDS; round++) {
                double little = few.nanosecondsPerSelection();
                costs.add(many.nanosecondsPerSelection(), little);
            }
        }
        String figures = String.format("%,.0f ns, of %d %,.0f ns", costs.ours(), FEW, costs.theirs());
        return Outcome.atMost("select and receive, 1 ready of " + CHANNELS, figures, costs.ratio(), MOST_RATIO);
    }

    /** Sends a packet to one channel after the other; only selecting and receiving it counts. */
    private double nanosecondsPerSelection() throws IOException {
        long[] times = new long[SELECTIONS];
        for (int selection = 0; selection < SELECTIONS; selection++) {
            sender.send(packet.clear(), address(selection % channels.size()));
            long start = System.nanoTime();
            int selected = poller.select(this::receive, PATIENCE);
            times[selection] = System.nanoTime() - start;
            if (selected != 1) {
                throw new IllegalStateException(selected + " channels were selected, not 1");
            }
        }
        Arrays.sort(times);
        return times[SELECTIONS / 2];
    }

    private void receive(PollKey key) {
        try {
            packets += ((TransportChannel) key.channel()).tryReceive(received);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Outcome nothingIsLost(PrivateNetwork network) throws Exception {
        AtomicLong arrived = new AtomicLong();
        long expected = (long) BURSTS * (CHANNELS + LinkFrames.BATCH);
        try (PollerCosts all = new PollerCosts(CHANNELS, FIRST_ADDRESS);
                PacketRing ring = LinkFrames.openRing(network.local())) {
            all.poller.register(ring, PollKey.OP_READ);
            Future<?> frames = network.peer().background(() -> {
                sendFrames(network, arrived);
                return null;
            });
            Future<?> others = network.local().background(() -> {
                all.sendPackets(arrived);
                return null;
            });
            int selected = 1;
            while (selected > 0 && arrived.get() < expected) {
                selected = all.poller.select(
                        key -> {
                            if (key.channel() == ring) {
                                arrived.addAndGet(take(ring));
                            } else {
                                long before = all.packets;
                                all.receive(key);
                                arrived.addAndGet(all.packets - before);
                            }
                        },
                        PATIENCE);
            }
            frames.get();
            others.get();
        }
        String figures = String.format("%,d packets and frames were sent", expected);
        return Outcome.allOf(
                "poller of " + CHANNELS + " channels and a ring: received", figures, arrived.get(), expected);
    }

    private static long take(PacketRing ring) {
        try (RingBlock block = ring.tryPoll().orElseThrow()) {
            return block.frameCount();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void sendFrames(PrivateNetwork network, AtomicLong arrived) throws Exception {
        LinkSendBatch batch = LinkFrames.batch();
        try (LinkChannel channel =
                LinkChannel.open(LinkMode.RAW).bind(network.peer().interfaceIndex(), EtherType.of(0))) {
            for (int burst = 0; burst < BURSTS; burst++) {
                batch.rewind();
                channel.send(batch);
                letThemArrive(burst, arrived);
            }
        }
    }

    private void sendPackets(AtomicLong arrived) throws Exception {
        ByteBuffer octets = ByteBuffer.allocateDirect(IpBatches.LENGTH);
        for (int burst = 0; burst < BURSTS; burst++) {
            for (int index = 0; index < channels.size(); index++) {
                sender.send(octets.clear(), address(index));
            }
            letThemArrive(burst, arrived);
        }
    }

    /** Waits while there are bursts on their way, for some time: a lost packet must not stop the run. */
    private static void letThemArrive(int burst, AtomicLong arrived) throws InterruptedException {
        long most = 20L * CHANNELS;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while ((long) burst * CHANNELS - arrived.get() > most && System.nanoTime() < end) {
            Thread.sleep(1);
        }
    }

    @Override
    public void close() throws IOException {
        poller.close();
        sender.close();
        for (TransportChannel channel : channels) {
            channel.close();
        }
    }
}

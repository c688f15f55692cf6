package io.rawnet.benchmarks.channel;

import com.sun.management.OperatingSystemMXBean;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.channel.RawChannel;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.EtherType;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The processor time of a process that only waits. */
@SuppressWarnings("try") // closing early is what ends the other thread's call
final class IdleCosts {

    private static final int EACH = 100;
    private static final double MOST_PERCENT = 1;
    private static final int RECEIVERS_SECONDS = 10;
    private static final int POLLER_SECONDS = 5;
    private static final long SETTLE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Ipv4Address QUIET = Ipv4Address.of("127.2.0.1");
    private static final Ipv4Address NOBODY = Ipv4Address.of("127.2.0.2");

    private IdleCosts() {}

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        return List.of(blockedReceivers(network), poller(network));
    }

    private static Outcome blockedReceivers(PrivateNetwork network) throws Exception {
        List<RawChannel<?>> channels = new ArrayList<>();
        try {
            for (int index = 0; index < EACH; index++) {
                TransportChannel ip = IpBatches.open();
                channels.add(ip);
                network.local().background(() -> ip.receive(ByteBuffer.allocate(IpBatches.ROOM)));
                LinkChannel link =
                        LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), LinkFrames.TYPE);
                channels.add(link);
                network.local().background(() -> link.receive(ByteBuffer.allocate(IpBatches.ROOM)));
            }
            double percent = percentOfProcessor(RECEIVERS_SECONDS);
            return outcome(2 * EACH + " blocked receivers", RECEIVERS_SECONDS, percent, "");
        } finally {
            for (RawChannel<?> channel : channels) {
                channel.close();
            }
        }
    }

    /** A held block and an error that nobody takes are there all the time; neither may keep the poller awake. */
    private static Outcome poller(PrivateNetwork network) throws Exception {
        Host local = network.local();
        AtomicLong selections = new AtomicLong();
        try (Poller poller = Poller.open();
                PacketRing ring = LinkFrames.openRing(local);
                TransportChannel channel = IpBatches.open().bind(QUIET);
                LinkChannel sender = network.peer().call(() -> openSender(network.peer()))) {
            channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
            channel.send(ByteBuffer.allocate(IpBatches.LENGTH), NOBODY);
            sender.send(LinkFrames.batch());
            poller.register(ring, PollKey.OP_READ);
            poller.register(channel, PollKey.OP_READ);
            try (RingBlock held = ring.poll(PATIENCE)) {
                Future<?> selecting = local.background(() -> select(poller, channel, selections));
                long before = selections.get();
                double percent = percentOfProcessor(POLLER_SECONDS);
                channel.receiveError(PATIENCE); // it was there all the time
                poller.close();
                selecting.get();
                String more = String.format(
                        ", %d frames held, 1 error queued, %d selections",
                        held.frameCount(), selections.get() - before);
                return outcome("idle poller", POLLER_SECONDS, percent, more);
            }
        }
    }

    private static LinkChannel openSender(Host host) throws IOException {
        return LinkChannel.open(LinkMode.RAW).bind(host.interfaceIndex(), EtherType.of(0));
    }

    private static Void select(Poller poller, TransportChannel channel, AtomicLong selections) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(IpBatches.ROOM);
        try {
            while (true) {
                if (poller.select(key -> {}) > 0) {
                    channel.tryReceive(in.clear());
                }
                selections.incrementAndGet();
            }
        } catch (ClosedSelectorException over) {
            return null;
        }
    }

    private static double percentOfProcessor(int seconds) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Thread.sleep(SETTLE);
        long start = System.nanoTime();
        long before = system.getProcessCpuTime();
        Thread.sleep(seconds * 1000L);
        return 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - start);
    }

    private static Outcome outcome(String what, int seconds, double percent, String more) {
        String figures = String.format("%.2f %% of a processor over %d s%s", percent, seconds, more);
        return Outcome.atMost(what, figures, percent, MOST_PERCENT);
    }
}

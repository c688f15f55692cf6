package io.rawnet.benchmarks.channel;

import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkStatistics;
import io.rawnet.testkit.Attachment;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.xdp.CopyMode;
import io.rawnet.xdp.Umem;
import io.rawnet.xdp.XdpFrame;
import io.rawnet.xdp.XdpProgram;
import io.rawnet.xdp.XdpSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Frames per second that a host between two veth pairs takes from one and sends into the other, without a copy of its own. C sends as fast as
 * it can, and the kernel of the far end counts what arrives: all that was sent, but for what the statistics call dropped.
 */
final class XdpForwarding {

    private static final double SECONDS = 0.4;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int FRAMES = 4096;
    private static final int FRAME_SIZE = 2048;
    /** Frames of the sockets that they do not need to forward. */
    private static final int SPARE = 1;

    /** How often there is nothing after the sender has ended until there is nothing more. */
    private static final int MOST_IDLE = 500;

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private final PrivateNetwork network;
    private final AllocatedOctets allocated = new AllocatedOctets();

    private XdpForwarding(PrivateNetwork network) {
        this.network = network;
    }

    static List<Outcome> compare(PrivateNetwork ignored) throws Exception {
        try (CProgram c = CProgram.compile("xdp_rate.c");
                PrivateNetwork network = PrivateNetwork.builder().bridge().open()) {
            return new XdpForwarding(network).compare(c);
        }
    }

    private List<Outcome> compare(CProgram c) throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            turn(c, new AllocatedOctets());
        }
        Medians rates = new Medians();
        long sent = 0;
        long arrived = 0;
        long dropped = 0;
        for (int round = 0; round < Medians.ROUNDS; round++) {
            XdpTurn turn = turn(c, allocated);
            rates.add(turn.rate(), turn.sent().millionsPerSecond());
            sent += turn.sent().packets();
            arrived += turn.received();
            dropped += turn.dropped();
        }
        String figures = String.format("%,d sent, %,d arrived, %,d dropped", sent, arrived, dropped);
        return List.of(
                rates.known("forward frames from veth to veth by AF_XDP", "sent"),
                Outcome.allOf("arrived and dropped of all frames sent", figures, arrived + dropped, sent),
                allocated.nothing("octets allocated per frame forwarded"));
    }

    private XdpTurn turn(CProgram c, AllocatedOctets octets) throws Exception {
        Host between = network.bridge();
        Attachment near = between.attachments().get(0);
        Attachment far = between.attachments().get(1);
        try (LinkChannel counter = network.peer().call(() -> LinkChannel.open(LinkMode.RAW)
                        .bind(network.peer().interfaceIndex(), LinkFrames.TYPE));
                Umem umem = Umem.allocate(FRAMES, FRAME_SIZE);
                XdpProgram program = between.call(
                        () -> XdpProgram.builder().etherType(LinkFrames.TYPE).attach(near.interfaceIndex()));
                XdpSocket in = between.call(() -> XdpSocket.builder()
                        .umem(umem)
                        .copyMode(CopyMode.COPY)
                        .frameCount(FRAMES - SPARE)
                        .sendFrames(SPARE)
                        .open(near.interfaceIndex(), 0));
                XdpSocket out = between.call(() -> XdpSocket.builder()
                        .umem(umem)
                        .frameCount(SPARE)
                        .sendOnly()
                        .open(far.interfaceIndex(), 0))) {
            program.add(in);
            Process sender = c.start(network.local(), "send", network.local().interfaceName(), SECONDS);
            octets.start();
            octets.stop(forward(in, out, sender));
            Rate sent = Rate.sent(sender);
            return account(sent, in, out, counter);
        }
    }

    /** Forwards until a sender has ended and there was nothing more for a while. */
    private static long forward(XdpSocket in, XdpSocket out, Process sender) throws IOException {
        long frames = 0;
        for (int idle = 0; idle < MOST_IDLE; ) {
            int burst = 0;
            Optional<XdpFrame> next = in.tryReceive();
            while (next.isPresent()) {
                out.forward(next.get());
                burst++;
                next = burst < LinkFrames.BATCH ? in.tryReceive() : Optional.empty();
            }
            if (burst > 0) {
                out.flush();
                frames += burst;
                idle = 0;
            } else {
                LockSupport.parkNanos(XdpFrames.SLEEP_NANOSECONDS);
                idle += sender.isAlive() ? 0 : 1;
            }
        }
        return frames;
    }

    /** Waits until the far end has seen what it was sent. */
    private static XdpTurn account(Rate sent, XdpSocket in, XdpSocket out, LinkChannel counter) throws Exception {
        long start = System.nanoTime();
        while (true) {
            long dropped = XdpFrames.dropped(in.statistics()) + out.statistics().sendDropped();
            LinkStatistics seen = counter.statistics();
            long arrived = seen.received() + seen.dropped();
            if (arrived + dropped >= sent.packets() || System.nanoTime() - start > MOST_PATIENCE.toNanos()) {
                return new XdpTurn(sent, arrived, dropped);
            }
            Thread.sleep(1);
        }
    }
}

package io.rawnet.benchmarks.channel;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.ip.IpReceiveBatch;
import io.rawnet.ip.IpSendBatch;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkReceiveBatch;
import io.rawnet.packet.LinkSendBatch;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.packet.RingFrame;
import io.rawnet.testkit.PrivateNetwork;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Octets of the heap that a call allocates, compiled code, as the JVM counts them for the thread. */
final class Allocations {

    private static final int WARM_UP = 50_000;
    private static final int CALLS = 10_000;
    private static final int RING_BATCHES = 2_000;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(IpBatches.LENGTH);
    private final ByteBuffer in = ByteBuffer.allocate(IpBatches.ROOM);

    private Allocations() {}

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        Allocations allocations = new Allocations();
        allocations.ip();
        allocations.link(network);
        allocations.ring(network);
        return allocations.outcomes;
    }

    private void ip() throws Exception {
        IpSendBatch toSend = new IpSendBatch(IpBatches.BATCH, IpBatches.LENGTH);
        IpReceiveBatch received = new IpReceiveBatch(IpBatches.BATCH, IpBatches.ROOM);
        try (TransportChannel receiver = IpBatches.open();
                TransportChannel sender = IpBatches.openSender()) {
            nothing("IP tryReceive, empty", 1, () -> receiver.tryReceive(in.clear()));
            known(
                    "IP send",
                    () -> sender.send(packet.clear(), Ipv4Address.LOOPBACK),
                    () -> receiver.tryReceive(received));
            known(
                    "IP receive",
                    () -> receiver.receive(in.clear()),
                    () -> sender.send(packet.clear(), Ipv4Address.LOOPBACK));
            nothing("IP batch, add, send and receive, per packet", IpBatches.BATCH, () -> {
                toSend.clear();
                while (toSend.add(packet.clear(), Ipv4Address.LOOPBACK)) {
                    // until there is no room
                }
                sender.send(toSend);
                receiver.tryReceive(received);
            });
        }
    }

    private void link(PrivateNetwork network) throws Exception {
        ByteBuffer frame = LinkFrames.frame();
        LinkSendBatch toSend = LinkFrames.batch();
        LinkReceiveBatch received = new LinkReceiveBatch(LinkFrames.BATCH, IpBatches.ROOM);
        int far = network.peer().interfaceIndex();
        try (LinkChannel receiver =
                        network.peer().call(() -> LinkChannel.open(LinkMode.RAW).bind(far, LinkFrames.TYPE));
                LinkChannel sender =
                        LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), LinkFrames.TYPE)) {
            nothing("link tryReceive, empty", 1, () -> receiver.tryReceive(in.clear()));
            known("link send", () -> sender.send(frame.clear()), () -> receiver.tryReceive(received));
            known("link receive", () -> receiver.receive(in.clear()), () -> sender.send(frame.clear()));
            nothing("link batch, add, send and receive, per packet", LinkFrames.BATCH, () -> {
                toSend.clear();
                while (toSend.add(frame.clear())) {
                    // until there is no room
                }
                sender.send(toSend);
                receiver.tryReceive(received);
            });
        }
    }

    private void ring(PrivateNetwork network) throws Exception {
        LinkSendBatch batch = LinkFrames.batch();
        try (PacketRing ring = LinkFrames.openRing(network.peer());
                LinkChannel sender =
                        LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), LinkFrames.TYPE)) {
            long octets = 0;
            long blocks = 0;
            long frames = 0;
            for (int burst = 0; burst < RING_BATCHES; burst++) {
                batch.rewind();
                sender.send(batch);
                if (burst % 100 == 99) { // the blocks are large: most of them are full then
                    Thread.sleep(20);
                    long before = AllocatedOctets.now();
                    long seen = drain(ring);
                    octets += AllocatedOctets.now() - before;
                    frames += seen >>> Integer.SIZE;
                    blocks += (int) seen;
                }
            }
            double perPacket = octets / (double) frames;
            String figures = String.format(
                    "%,d frames, %d blocks of %.0f octets each", frames, blocks, octets / (double) blocks);
            outcomes.add(Outcome.atMost("ring, octets per packet", figures, perPacket, 1));
        }
    }

    /** {@return how many frames there were, and in the lower half how many blocks} */
    private static long drain(PacketRing ring) throws Exception {
        long seen = 0;
        while (true) {
            var next = ring.tryPoll();
            if (next.isEmpty()) {
                return seen;
            }
            try (RingBlock block = next.get()) {
                seen++;
                RingFrame frame = block.frames();
                while (frame.next()) {
                    if (frame.buffer().get(frame.offset()) != 0) {
                        seen += 1L << Integer.SIZE;
                    }
                }
            }
        }
    }

    private void nothing(String what, int packets, Call call) throws Exception {
        double octets = octets(call, () -> {}) / packets;
        outcomes.add(Outcome.atMost(what, String.format("%.2f octets", octets), octets, AllocatedOctets.NOTHING));
    }

    private void known(String what, Call call, Call between) throws Exception {
        outcomes.add(Outcome.known(what, String.format("%.0f octets a call", octets(call, between))));
    }

    private double octets(Call call, Call between) throws Exception {
        long octets = 0;
        for (int index = 0; index < WARM_UP + CALLS; index++) {
            // what a packet waits for stands before a call that receives, and after one that sends
            between.run();
            long before = AllocatedOctets.now();
            call.run();
            octets += index < WARM_UP ? 0 : AllocatedOctets.now() - before;
        }
        return octets / (double) CALLS;
    }

    @FunctionalInterface
    private interface Call {
        void run() throws Exception;
    }
}

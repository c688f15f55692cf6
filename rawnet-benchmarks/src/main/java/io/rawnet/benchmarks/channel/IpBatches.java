package io.rawnet.benchmarks.channel;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.IpReceiveBatch;
import io.rawnet.ip.IpSendBatch;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/** Packets per second over loopback in batches: one thread sends by sendmmsg(2), another one receives by recvmmsg(2), as in {@code ip_rate.c}. */
@SuppressWarnings("try") // closing early is what ends the other thread's call
final class IpBatches {

    static final int BATCH = 64;
    static final int LENGTH = 64;
    static final int ROOM = 256;

    private static final double LEAST = 0.97;
    private static final double SECONDS = 0.4;
    private static final double NANOSECONDS = 1e9;
    private static final int RECEIVE_BUFFER = 8 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final long SETTLE = 200;

    private IpBatches() {}

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        Medians sent = new Medians();
        Medians received = new Medians();
        try (CProgram c = CProgram.compile("ip_rate.c")) {
            for (int round = 0; round <= Medians.ROUNDS; round++) {
                double[] theirs = CProgram.finish(c.start(network.local(), "batch", SECONDS));
                Rate[] ours = run(network);
                if (round > 0) { // the first one is for warming up
                    sent.add(ours[0].millionsPerSecond(), theirs[0] / theirs[2] / 1e6);
                    received.add(ours[1].millionsPerSecond(), theirs[1] / theirs[2] / 1e6);
                }
            }
        }
        return List.of(
                outcome("send IP packets by sendmmsg", sent), outcome("receive IP packets by recvmmsg", received));
    }

    private static Outcome outcome(String what, Medians rates) {
        String figures = String.format("%.3f million/s, C %.3f", rates.ours(), rates.theirs());
        return Outcome.atLeast(what, figures, rates.ratio(), LEAST);
    }

    /** {@return a full batch of packets to the host itself} */
    static IpSendBatch batch() {
        IpSendBatch batch = new IpSendBatch(BATCH, LENGTH);
        ByteBuffer packet = ByteBuffer.allocateDirect(LENGTH);
        while (batch.add(packet.clear(), Ipv4Address.LOOPBACK)) {
            // until there is no room
        }
        return batch;
    }

    static TransportChannel open() throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1)
                .setOption(ChannelOptions.RECEIVE_BUFFER_FORCE, RECEIVE_BUFFER);
    }

    /** {@return a channel that receives nothing: it would get a copy of each packet that it sends} */
    static TransportChannel openSender() throws IOException {
        return TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1, BpfProgram.dropAll());
    }

    private static Rate[] run(PrivateNetwork network) throws Exception {
        try (TransportChannel receiver = open();
                TransportChannel sender = openSender()) {
            Future<Long> received = network.local().background(() -> receive(receiver));
            IpSendBatch batch = batch();
            long sent = 0;
            long start = System.nanoTime();
            long now = start;
            while (now - start < SECONDS * NANOSECONDS) {
                batch.rewind();
                sent += sender.send(batch);
                now = System.nanoTime();
            }
            double took = (now - start) / NANOSECONDS;
            Thread.sleep(SETTLE);
            receiver.close();
            return new Rate[] {new Rate(sent, took, 0), new Rate(received.get(), took, 0)};
        }
    }

    private static long receive(TransportChannel channel) throws IOException {
        IpReceiveBatch batch = new IpReceiveBatch(BATCH, ROOM);
        long packets = 0;
        while (true) {
            try {
                packets += channel.receive(batch, PATIENCE);
            } catch (SocketTimeoutException nothingCame) {
                // as the C program polls again
            } catch (ClosedChannelException over) {
                return packets;
            }
        }
    }
}

package io.rawnet.benchmarks.channel;

import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.util.List;

/**
 * Frames per second that are sent into a veth pair through AF_XDP, in turns: by an XdpSocket, by C, and by our other two senders. Each writes
 * every frame anew, but for the batch, which sends the same one again and again.
 */
final class XdpSending {

    private static final double LEAST_OF_C = 0.95;
    private static final double LEAST_OF_BATCH = 1.3;
    private static final double SECONDS = 0.4;

    private XdpSending() {}

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        Host host = network.local();
        Medians besideC = new Medians();
        Medians besideBatch = new Medians();
        Medians besideRing = new Medians();
        AllocatedOctets allocated = new AllocatedOctets();
        warmUp(host);
        try (CProgram c = CProgram.compile("xdp_rate.c")) {
            for (int round = 0; round < Medians.ROUNDS; round++) {
                double theirs = Rate.sent(c.start(host, "send", host.interfaceName(), SECONDS))
                        .millionsPerSecond();
                double ours = XdpFrames.send(host, SECONDS, allocated).millionsPerSecond();
                besideC.add(ours, theirs);
                besideBatch.add(ours, LinkFrames.send(host, SECONDS).millionsPerSecond());
                besideRing.add(ours, LinkFrames.sendByRing(host, SECONDS).millionsPerSecond());
            }
        }
        return List.of(
                besideC.atLeast("send frames by AF_XDP", "C", LEAST_OF_C),
                besideBatch.atLeast("the same", "SendBatch", LEAST_OF_BATCH),
                besideRing.known("the same", "TransmitRing"),
                allocated.nothing("octets allocated per frame sent"));
    }

    private static void warmUp(Host host) throws Exception {
        XdpFrames.send(host, 5 * SECONDS, new AllocatedOctets());
        LinkFrames.send(host, 2 * SECONDS);
        LinkFrames.sendByRing(host, 2 * SECONDS);
    }
}

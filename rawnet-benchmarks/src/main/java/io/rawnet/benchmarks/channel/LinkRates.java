package io.rawnet.benchmarks.channel;

import io.rawnet.packet.PacketRing;
import io.rawnet.testkit.PrivateNetwork;
import java.util.List;

/** Frames per second through a veth pair: what Java and C send by sendmmsg(2), and what each receives of it from a ring, in turns. */
final class LinkRates {

    private static final double LEAST = 0.97;
    private static final double SECONDS = 0.4;

    private LinkRates() {}

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        try (CProgram c = CProgram.compile("packet_rate.c")) {
            return List.of(sending(c, network), receiving(c, network));
        }
    }

    private static Outcome sending(CProgram c, PrivateNetwork network) throws Exception {
        Medians rates = new Medians();
        LinkFrames.send(network.local(), 5 * SECONDS);
        for (int round = 0; round < Medians.ROUNDS; round++) {
            Rate theirs = send(c, network);
            rates.add(LinkFrames.send(network.local(), SECONDS).millionsPerSecond(), theirs.millionsPerSecond());
        }
        return outcome("send frames by sendmmsg", rates, "");
    }

    private static Outcome receiving(CProgram c, PrivateNetwork network) throws Exception {
        Medians rates = new Medians();
        long lost = 0;
        for (int round = 0; round <= Medians.ROUNDS; round++) {
            Process receiver = c.start(network.peer(), "receive", network.peer().interfaceName(), SECONDS + 0.8);
            Thread.sleep(300); // until its ring is there
            send(c, network);
            double[] printed = CProgram.finish(receiver);
            Rate theirs = new Rate((long) printed[0], printed[1], (long) printed[2]);
            try (PacketRing ring = LinkFrames.openRing(network.peer())) {
                Process sender =
                        c.start(network.local(), "send", network.local().interfaceName(), SECONDS);
                Rate ours = LinkFrames.receive(ring, sender);
                lost += (long) CProgram.finish(sender)[0] - ours.packets();
                if (round > 0) { // the first one is for warming up
                    rates.add(ours.millionsPerSecond(), theirs.millionsPerSecond());
                }
            }
        }
        return outcome("receive frames from a ring", rates, ", " + lost + " lost");
    }

    private static Rate send(CProgram c, PrivateNetwork network) throws Exception {
        return Rate.sent(c.start(network.local(), "send", network.local().interfaceName(), SECONDS));
    }

    private static Outcome outcome(String what, Medians rates, String more) {
        String figures = String.format("%.3f million/s, C %.3f%s", rates.ours(), rates.theirs(), more);
        return Outcome.atLeast(what, figures, rates.ratio(), LEAST);
    }
}

package io.rawnet.benchmarks.rate;

import io.rawnet.packet.PacketRing;
import io.rawnet.testkit.PrivateNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints what Java and C send by sendmmsg(2), and what each receives of it from a ring, in turns. */
public final class RateComparison {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 2;
    private static final int WARM_UP_SECONDS = 2;

    private RateComparison() {}

    /**
     * Measures and prints.
     *
     * @param arguments none
     * @throws Exception if the network cannot be made, or there is no C compiler
     */
    public static void main(String[] arguments) throws Exception {
        try (CProgram c = CProgram.compile();
                PrivateNetwork network = PrivateNetwork.open()) {
            compareSending(c, network);
            compareReceiving(c, network);
        }
    }

    private static void compareSending(CProgram c, PrivateNetwork network) throws Exception {
        JavaSide.send(network.local(), WARM_UP_SECONDS);
        List<Rate> java = new ArrayList<>();
        List<Rate> other = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            other.add(CProgram.finish(c.start(network.local(), "send", SECONDS)));
            java.add(JavaSide.send(network.local(), SECONDS));
        }
        print("sendmmsg", java, other);
    }

    private static void compareReceiving(CProgram c, PrivateNetwork network) throws Exception {
        List<Rate> java = new ArrayList<>();
        List<Rate> other = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process receiver = c.start(network.peer(), "receive", SECONDS + 2);
            Thread.sleep(500); // until its ring is there
            Rate sent = CProgram.finish(c.start(network.local(), "send", SECONDS));
            other.add(account("C", sent, CProgram.finish(receiver)));
            try (PacketRing ring = JavaSide.openRing(network.peer())) {
                Process sender = c.start(network.local(), "send", SECONDS);
                Rate received = JavaSide.receive(ring, sender);
                java.add(account("Java", CProgram.finish(sender), received));
            }
        }
        print("ring", java, other);
    }

    private static Rate account(String side, Rate sent, Rate received) {
        System.out.printf(
                "ring, %s: %,d sent = %,d received + %,d dropped%s%n",
                side,
                sent.frames(),
                received.frames(),
                received.dropped(),
                sent.frames() == received.frames() + received.dropped() ? "" : " does not hold");
        return received;
    }

    private static void print(String what, List<Rate> java, List<Rate> other) {
        Rate ours = median(java);
        Rate theirs = median(other);
        System.out.printf(
                "%s: Java %s, C %s, ratio %.3f (medians of %d)%n",
                what, ours, theirs, ours.millionsPerSecond() / theirs.millionsPerSecond(), ROUNDS);
    }

    private static Rate median(List<Rate> rates) {
        return rates.stream()
                .sorted(Comparator.comparingDouble(Rate::millionsPerSecond))
                .toList()
                .get(rates.size() / 2);
    }
}

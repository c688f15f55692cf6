package io.rawnet.benchmarks.channel;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.IcmpFilter;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** ICMP echo requests over loopback and their replies, octets in and octets out, as {@code ip_rate.c} does. */
final class EchoRoundTrips {

    private static final int LENGTH = 64;
    private static final int ROOM = 256;
    private static final byte REQUEST = 8;
    private static final int REPLY = 0;
    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE = 6;
    private static final short OURS = 78;

    private static final int ROUND_TRIPS = 50_000;
    private static final int WARM_UP_ROUNDS = 6;
    private static final int COLLECTIONS = 5;
    private static final int CHUNK = 1 << 16;
    private static final double MOST_MEDIAN = 1.10;
    private static final double MOST_PERCENTILE = 1.25;

    private final ByteBuffer request =
            ByteBuffer.allocate(LENGTH).put(0, REQUEST).putShort(IDENTIFIER, OURS);
    private final ByteBuffer reply = ByteBuffer.allocate(ROOM);
    private byte[] garbage;

    static List<Outcome> compare(PrivateNetwork network) throws Exception {
        EchoRoundTrips ours = new EchoRoundTrips();
        Medians median = new Medians();
        Medians percentile = new Medians();
        Medians plain = new Medians();
        try (CProgram c = CProgram.compile("ip_rate.c")) {
            long[] cold = ours.measure(ROUND_TRIPS);
            ours.warmUp();
            for (int round = 0; round < Medians.ROUNDS; round++) {
                double[] messages = CProgram.finish(c.start(network.local(), "messages", ROUND_TRIPS));
                long[] times = ours.measure(ROUND_TRIPS);
                double[] sendAndReceive = CProgram.finish(c.start(network.local(), "plain", ROUND_TRIPS));
                median.add(times[ROUND_TRIPS / 2], messages[0]);
                percentile.add(times[ROUND_TRIPS / 100 * 99], messages[1]);
                plain.add(times[ROUND_TRIPS / 2], sendAndReceive[0]);
            }
            return List.of(
                    Outcome.atMost("echo round trip, p50", figures(median), median.ratio(), MOST_MEDIAN),
                    Outcome.atMost("echo round trip, p99", figures(percentile), percentile.ratio(), MOST_PERCENTILE),
                    Outcome.known(
                            "echo round trip, p50 beside send and recv",
                            figures(plain) + String.format(", ratio %.3f", plain.ratio())),
                    Outcome.known(
                            "echo round trip, the first 50,000 of a JVM",
                            String.format(
                                    "p50 %,d ns, p99 %,d ns", cold[ROUND_TRIPS / 2], cold[ROUND_TRIPS / 100 * 99])));
        }
    }

    private static String figures(Medians times) {
        return String.format("%,.0f ns, C %,.0f ns", times.ours(), times.theirs());
    }

    /**
     * Compiles what runs often, and uses each page of the young generation once, as a program has that runs for a while: the first use of
     * a page costs 2 µs, and what a call allocates uses a new page for more than 1 of 100 round trips.
     */
    private void warmUp() throws IOException {
        long before = collections();
        while (collections() < before + COLLECTIONS) {
            garbage = new byte[CHUNK];
        }
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            measure(ROUND_TRIPS);
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** {@return the time of each round trip in nanoseconds, in ascending order} */
    long[] measure(int count) throws IOException {
        long[] times = new long[count];
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            channel.setOption(
                    RawSocketOptions.ICMP_FILTER, IcmpFilter.blockAll().accepting(REPLY));
            for (int trip = 0; trip < count; trip++) {
                long start = System.nanoTime();
                roundTrip(channel, (short) trip);
                times[trip] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private void roundTrip(TransportChannel channel, short sequence) throws IOException {
        request.clear().putShort(SEQUENCE, sequence).putShort(CHECKSUM, (short) 0);
        request.putShort(CHECKSUM, (short) InternetChecksum.finish(InternetChecksum.sum(request, 0, LENGTH)));
        channel.send(request, Ipv4Address.LOOPBACK);
        do {
            channel.receive(reply.clear());
        } while (reply.getShort(IDENTIFIER) != OURS || reply.getShort(SEQUENCE) != sequence);
    }
}

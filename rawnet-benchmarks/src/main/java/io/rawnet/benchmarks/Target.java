package io.rawnet.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * What rawnet wants to be: an operation of ours takes at most a part of the time that a peer's takes.
 *
 * @param ours the name of our figure
 * @param peer the name of the peer's figure
 * @param atMost the largest part that will do
 */
record Target(String ours, String peer, double atMost) {

    static final List<Target> ALL = List.of(
            new Target("DecodeBenchmark.rawnetViewsEveryField", "gopacket.decode", 0.4),
            new Target("DecodeBenchmark.rawnetRecords", "gopacket.decode", 0.6),
            new Target("DecodeBenchmark.rawnetPacket", "gopacket.packet", 0.2),
            new Target("DecodeBenchmark.rawnetViewsEveryField", "DecodeBenchmark.pcap4j", 1 / 25.0),
            new Target("DecodeBenchmark.rawnetRecords", "DecodeBenchmark.pcap4j", 1 / 25.0),
            new Target("BuildBenchmark.rawnetHeaders", "gopacket.build", 0.7),
            new Target("BuildBenchmark.rawnetHeaders", "BuildBenchmark.pcap4j", 1 / 20.0),
            new Target("ChecksumBenchmark.rawnetHeap", "c.checksum", 1 / 2.0),
            new Target("ChecksumBenchmark.rawnetDirect", "c.checksum", 1 / 2.0));

    enum Verdict {
        MET,
        MISSED,
        NOT_MEASURED
    }

    double ratio(Map<String, Figure> figures) {
        return figures.get(ours).nanoseconds() / figures.get(peer).nanoseconds();
    }

    Verdict verdict(Map<String, Figure> figures) {
        if (!figures.containsKey(ours) || !figures.containsKey(peer)) {
            return Verdict.NOT_MEASURED;
        }
        return ratio(figures) <= atMost ? Verdict.MET : Verdict.MISSED;
    }

    String line(Map<String, Figure> figures) {
        Verdict verdict = verdict(figures);
        String ratio = verdict == Verdict.NOT_MEASURED ? "-" : String.format("%.3f", ratio(figures));
        return String.format("%-40s of %-24s %7s  at most %.3f  %s", ours, peer, ratio, atMost, verdict);
    }
}

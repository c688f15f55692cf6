package io.rawnet.examples.diagram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a picture shows.
 *
 * @param lifelines the hosts, in the order in which they were seen
 * @param arrows the packets
 * @param leftOut how many packets are not shown
 */
record Conversation(List<Lifeline> lifelines, List<Arrow> arrows, long leftOut) {
    private static final double NANOSECONDS_IN_MILLISECOND = 1e6;
    private static final int NANOSECONDS_IN_MICROSECOND = 1000;

    private record Sighting(TimedPacket timed, Ends ends) {}

    private record Line(Sighting sighting, int from, int to) {}

    /**
     * {@return the conversation of some packets} Those without a known address, or with one that is not among the first, are left out.
     *
     * @param packets the packets
     * @param others how many packets there are beside these
     */
    static Conversation of(List<TimedPacket> packets, long others) {
        List<Sighting> sightings = new ArrayList<>();
        packets.forEach(timed -> Ends.of(timed.packet()).ifPresent(ends -> sightings.add(new Sighting(timed, ends))));
        Lifelines lifelines =
                new Lifelines(sightings.stream().map(Sighting::ends).toList());
        List<Line> lines = new ArrayList<>();
        for (Sighting sighting : sightings) {
            OptionalInt from = lifelines.index(sighting.ends.source());
            OptionalInt to = lifelines.index(sighting.ends.destination());
            if (from.isPresent() && to.isPresent()) {
                lines.add(new Line(sighting, from.getAsInt(), to.getAsInt()));
            }
        }
        return new Conversation(lifelines.all(), arrows(lines, lifelines), others + packets.size() - lines.size());
    }

    private static List<Arrow> arrows(List<Line> lines, Lifelines lifelines) {
        Optional<Instant> start = lines.stream()
                .flatMap(line -> line.sighting.timed.time().stream())
                .findFirst();
        PacketText texts = new PacketText();
        List<Arrow> arrows = new ArrayList<>();
        for (Line line : lines) {
            TimedPacket timed = line.sighting.timed;
            PacketText.Marked text = texts.of(timed.packet());
            String ports = lifelines.needPorts(line.from, line.to) ? ports(line.sighting.ends) : "";
            String time = timed.time()
                    .map(seen -> words(Duration.between(start.get(), seen)))
                    .orElse("");
            arrows.add(new Arrow(
                    line.from, line.to, time, ports + text.words() + text.mark().words(), text.mark()));
        }
        return arrows;
    }

    private static String ports(Ends ends) {
        OptionalInt source = ends.source().port();
        OptionalInt destination = ends.destination().port();
        return source.isPresent() && destination.isPresent()
                ? source.getAsInt() + " > " + destination.getAsInt() + " "
                : "";
    }

    private static String words(Duration sinceStart) {
        Duration positive = sinceStart.abs();
        String words = positive.getSeconds() == 0
                ? String.format(Locale.ROOT, "%.3f ms", positive.getNano() / NANOSECONDS_IN_MILLISECOND)
                : String.format(
                        Locale.ROOT,
                        "%d.%06d s",
                        positive.getSeconds(),
                        positive.getNano() / NANOSECONDS_IN_MICROSECOND);
        return sinceStart.isNegative() ? "-" + words : words;
    }
}

package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process may leave behind by mistake, counted in {@code /proc/self}.
 *
 * @param descriptors open descriptors of sockets
 * @param eventfds open descriptors through which waiting threads are woken, of which a pool keeps some
 * @param rings mapped rings of packet sockets
 * @param threads threads
 */
record Leftovers(long descriptors, long eventfds, long rings, long threads) {

    /** The pool of those who wait in poll(2) keeps as many. */
    private static final int POOLED = 16;

    /** The virtual machine starts and ends a few threads of its own as it likes. */
    private static final int THREADS_OF_THE_MACHINE = 3;

    static Leftovers count() throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"));
                Stream<Path> tasks = Files.list(Path.of("/proc/self/task"));
                Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            List<String> targets = open.map(Leftovers::target).toList();
            return new Leftovers(
                    targets.stream()
                            .filter(target -> target.startsWith("socket:"))
                            .count(),
                    targets.stream()
                            .filter(target -> target.contains("eventfd"))
                            .count(),
                    mappings.filter(line -> line.contains("socket:[")).count(),
                    tasks.count());
        }
    }

    /** Threads that have ended take a moment to go. */
    static void assertNoMoreThan(Leftovers before) throws Exception {
        Leftovers now = count();
        for (int tries = 0; tries < 100 && !now.isWithin(before); tries++) {
            Thread.sleep(50);
            now = count();
        }
        assertThat(now.rings).as("rings").isLessThanOrEqualTo(before.rings);
        assertThat(now.descriptors).as("descriptors").isLessThanOrEqualTo(before.descriptors);
        assertThat(now.eventfds).as("eventfds").isLessThanOrEqualTo(Math.max(before.eventfds, POOLED));
        assertThat(now.threads).as("threads").isLessThanOrEqualTo(before.threads + THREADS_OF_THE_MACHINE);
    }

    private boolean isWithin(Leftovers before) {
        return descriptors <= before.descriptors && rings <= before.rings && threads <= before.threads;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }
}

package io.rawnet.xdp;

import static io.rawnet.xdp.Frames.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stays behind after sockets and programs are gone: nothing. */
@Requires(Requirements.BPF)
@InPrivateNetwork
@Timeout(300)
class LeftoversTest {
    /** Of opening, traffic and closing; -Drawnet.tests.xdp.cycles=1000 for the whole proof. */
    private static final int CYCLES = Integer.getInteger("rawnet.tests.xdp.cycles", 20);

    @Test
    void cyclesOfOpeningTrafficAndClosingLeaveNothing() throws Exception {
        Cable cable = Cable.lay();
        cycle(cable); // loads what stays for good
        List<String> before = descriptorsAndMappings();
        for (int number = 0; number < CYCLES; number++) {
            cycle(cable);
        }
        // addresses are given back when their buffers are collected
        for (int tries = 0; tries < 1000 && descriptorsAndMappings().size() > before.size(); tries++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(descriptorsAndMappings()).hasSizeLessThanOrEqualTo(before.size());
    }

    private static void cycle(Cable cable) throws IOException {
        try (XdpProgram program = XdpProgram.builder().etherType(Frames.OURS).attach(cable.left());
                XdpSocket receiver = XdpSocket.builder().frameCount(128).open(cable.left(), 0);
                XdpSocket sender = Frames.sender(cable.right())) {
            program.add(receiver);
            Frames.send(sender, 0, 10);
            for (int left = 10; left > 0; left--) {
                receiver.receive(SOON).close();
            }
        }
    }

    /** What the process has open of sockets, programs, maps and links, and what of sockets it has mapped. */
    private static List<String> descriptorsAndMappings() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"));
                Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            Stream<String> descriptors = open.map(LeftoversTest::target)
                    .filter(target -> target.startsWith("socket:") || target.contains("bpf"));
            return Stream.concat(descriptors, mappings.filter(line -> line.contains("socket:[")))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }

    @Test
    void killedProcessLeavesNothingAttached(PrivateNetwork network) throws Exception {
        Cable cable = Cable.lay();
        Process process = network.local().start(JavaProgram.command(Attached.class, Integer.toString(cable.left())));
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(Attached.READY::equals)).isTrue();
        }
        process.destroyForcibly().waitFor();
        // a second program and socket have the interface to themselves once the kernel has let go
        IOException last = null;
        for (int tries = 0; tries < 3000; tries++) {
            try {
                cycle(cable);
                return;
            } catch (IOException busy) {
                last = busy;
                Thread.sleep(10);
            }
        }
        throw last;
    }
}

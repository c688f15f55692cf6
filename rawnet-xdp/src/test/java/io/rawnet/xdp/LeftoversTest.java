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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stays behind after sockets and programs are gone: nothing. Tests wait for that, until their time is up. */
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
        while (descriptorsAndMappings().size() > before.size()) {
            System.gc();
            Thread.sleep(20);
        }
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
    void killedProcessLeavesNoProgramMapOrLink(PrivateNetwork network) throws Exception {
        Cable cable = Cable.lay();
        Process process = network.local().start(JavaProgram.command(Attached.class, Integer.toString(cable.left())));
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().anyMatch(Attached.READY::equals)).isTrue();
        }
        Set<KernelObject> held = KernelObject.heldBy(process.pid());
        assertThat(held).extracting(KernelObject::kind).containsExactlyInAnyOrder("prog", "map", "link");
        assertThat(held).allMatch(KernelObject::exists);
        process.destroyForcibly().waitFor();
        // the kernel lets go some milliseconds later
        awaitGone(held);
        cycle(cable);
    }

    @Test
    void closedProgramsLeaveNoProgramMapOrLink() throws Exception {
        Cable cable = Cable.lay();
        Set<KernelObject> held = new HashSet<>();
        for (int number = 0; number < 3; number++) {
            try (XdpProgram program = XdpProgram.builder().attach(cable.left())) {
                assertThat(program.interfaceIndex()).isEqualTo(cable.left());
                held.addAll(KernelObject.heldBy(ProcessHandle.current().pid()));
            }
        }
        assertThat(held).hasSize(3 * 3);
        awaitGone(held);
    }

    private static void awaitGone(Set<KernelObject> objects) throws InterruptedException {
        while (objects.stream().anyMatch(KernelObject::exists)) {
            Thread.sleep(1);
        }
    }
}

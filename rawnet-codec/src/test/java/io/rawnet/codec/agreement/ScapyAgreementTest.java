package io.rawnet.codec.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState.Verdict;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.packet.Stop;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What scapy builds is read here as it was meant, and scapy builds anew what was built here. */
class ScapyAgreementTest {

    private static final Map<String, LinkType> LINK_TYPES = Map.of(
            "ethernet", LinkType.ETHERNET,
            "raw4", LinkType.IPV4,
            "raw6", LinkType.IPV6,
            "sll", LinkType.LINUX_SLL,
            "ppp", LinkType.PPP);

    @TempDir
    static Path folder;

    @BeforeAll
    static void needsScapy() {
        Tool.SCAPY.require("-c", "import scapy");
    }

    private static List<String> run(String... arguments) throws URISyntaxException {
        Path script = Path.of(ScapyAgreementTest.class.getResource("packets.py").toURI());
        return Tool.SCAPY.run(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList());
    }

    @TestFactory
    Stream<DynamicTest> readsWhatScapyBuilds() throws URISyntaxException {
        List<String> lines = run("build");
        assertThat(lines).hasSizeGreaterThan(60);
        return lines.stream()
                .map(line -> line.split(" "))
                .map(words -> DynamicTest.dynamicTest(words[1], () -> {
                    Octets octets = Octets.hex(words[2]);
                    Packet packet = Packet.decode(LINK_TYPES.get(words[0]), octets.buffer());
                    assertThat(names(packet)).isEqualTo(words[1]);
                    assertThat(packet.stop().reason()).isNotIn(Stop.Reason.MALFORMED, Stop.Reason.TOO_DEEP);
                    assertThat(packet.octets()).isEqualTo(octets);
                    assertThat(packet.missingOctets()).isZero();
                    assertThat(packet.checksums())
                            .allSatisfy(layer -> assertThat(layer.state().verdict())
                                    .as(layer.toString())
                                    .isIn(Verdict.VALID, Verdict.UNVERIFIABLE));
                    assertThat(packet.completed().octets()).as("completed").isEqualTo(octets);
                }));
    }

    private static String names(Packet packet) {
        return packet.headers().stream().flatMap(HeaderNames::of).collect(Collectors.joining(","));
    }

    @TestFactory
    Stream<DynamicTest> scapyBuildsAnewWhatWasBuiltHere() throws IOException, URISyntaxException {
        List<Specimen> specimens = Specimens.all()
                .filter(specimen -> specimen.notForScapy().isEmpty())
                .toList();
        Path file = folder.resolve("specimens.txt");
        Files.write(file, specimens.stream().map(ScapyAgreementTest::line).toList());
        List<String> lines = run("read", file.toString());
        assertThat(lines).hasSameSizeAs(specimens);
        return IntStream.range(0, specimens.size())
                .mapToObj(i -> DynamicTest.dynamicTest(specimens.get(i).toString(), () -> assertThat(lines.get(i))
                        .endsWith(" " + specimens.get(i).packet().octets())));
    }

    private static String line(Specimen specimen) {
        Octets octets = specimen.packet().octets();
        String name = specimen.linkType().equals(LinkType.RAW)
                ? "raw" + (octets.get(0) >> 4)
                : LINK_TYPES.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(specimen.linkType()))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        return name + " " + octets;
    }
}

package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.filter.CaptureFile.Captured;
import io.rawnet.bpf.generator.ListedExpressions;
import io.rawnet.bpf.generator.PacketGenerator;
import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Filters on capture files accept the packets that {@code tcpdump -r FILE EXPRESSION} prints: every expression of the manual page and as many
 * of our own, on a file of each link type with packets of every protocol of the language, cut to short snapshot lengths. What differs is in
 * {@link IntendedDifference}, and nothing else does.
 *
 * <p>tcpdump starts once for each expression and file. By default a sample of the expressions runs for each link type, another one for the next; the
 * system property {@code rawnet.tests.filters=all} runs all of them.
 */
class CaptureFilterAgreementTest {

    private static final int PACKETS = 600;
    private static final int SAMPLE = 5;
    private static final int[] SNAPSHOT_LENGTHS = {14, 20, 34, 40, 54, 60, 68, 96};

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsTcpdump() {
        RequiredTool.require("tcpdump");
    }

    static Stream<LinkType> linkTypes() {
        return Stream.of(
                LinkType.NULL,
                LinkType.ETHERNET,
                LinkType.PPP,
                LinkType.RAW,
                LinkType.LOOP,
                LinkType.LINUX_SLL,
                LinkType.IPV4,
                LinkType.IPV6,
                LinkType.LINUX_SLL2);
    }

    @ParameterizedTest
    @MethodSource("linkTypes")
    void acceptsWhatTcpdumpAccepts(LinkType linkType) throws Exception {
        List<Captured> packets = packets(linkType);
        Path file = Files.write(folder.resolve(linkType + ".pcap"), CaptureFile.of(linkType, packets));
        List<String> differences = new ArrayList<>();
        int taken = 0;
        int discerning = 0;
        for (String expression : chosen(linkType)) {
            Set<Integer> theirs = Tcpdump.accepted(file, expression);
            Set<Integer> ours = accepted(linkType, packets, expression);
            taken += ours == null ? 0 : 1;
            discerning += ours == null || ours.isEmpty() || ours.size() == packets.size() ? 0 : 1;
            if (ours == null || theirs == null) {
                if ((ours == null) != (theirs == null) && !IntendedDifference.isRefusedByOne(expression)) {
                    differences.add(expression + (ours == null ? ": refused here" : ": refused by tcpdump"));
                }
            } else if (!ours.equals(theirs)) {
                compare(linkType, file, packets, expression, ours, theirs, differences);
            }
        }
        int least = linkType.equals(LinkType.ETHERNET) ? taken / 2 : taken / 10;
        assertThat(discerning)
                .as("expressions that accept some packets of " + taken)
                .isGreaterThan(least);
        assertThat(differences).as(linkType.toString()).isEmpty();
    }

    /** The optimizer of libpcap changes what becomes of cut packets: its program before the optimizer counts as well. */
    private static void compare(
            LinkType linkType,
            Path file,
            List<Captured> packets,
            String expression,
            Set<Integer> ours,
            Set<Integer> theirs,
            List<String> differences)
            throws IOException, InterruptedException {
        Set<Integer> literal = null;
        for (int index = 0; index < packets.size(); index++) {
            boolean accepted = ours.contains(index);
            if (accepted == theirs.contains(index)
                    || IntendedDifference.mayDiffer(
                            linkType, expression, packets.get(index).octets())) {
                continue;
            }
            literal = literal == null ? Tcpdump.acceptedLiterally(file, expression) : literal;
            if (accepted != literal.contains(index)) {
                differences.add(expression + ": " + (accepted ? "accepted" : "rejected") + " unlike by tcpdump, "
                        + hex(packets.get(index).octets()));
                return;
            }
        }
    }

    @Test
    void hasEveryExpressionOfTheManualAndTwoHundredOthers() {
        assertThat(ListedExpressions.lines("manual.txt"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
        List<String> own = ListedExpressions.lines("own.txt");
        assertThat(own).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ListedExpressions.lines("manual.txt"));
        assertThat(own).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void thePageListsEveryDifference() throws IOException {
        String page = Files.readString(Path.of("../docs/filters.md"));
        for (IntendedDifference difference : IntendedDifference.values()) {
            assertThat(page).contains("| `" + difference + "` |");
        }
        String section = page.substring(page.indexOf("## What differs"));
        assertThat(section.lines().filter(line -> line.matches("\\| `[A-Z_]+` \\|.*")))
                .hasSameSizeAs(IntendedDifference.values());
    }

    private static List<String> chosen(LinkType linkType) {
        List<String> all = Stream.of("manual.txt", "own.txt")
                .flatMap(name -> ListedExpressions.lines(name).stream())
                .toList();
        if ("all".equals(System.getProperty("rawnet.tests.filters"))) {
            return all;
        }
        int turn = linkTypes().toList().indexOf(linkType) % SAMPLE;
        List<String> chosen = new ArrayList<>();
        for (int index = turn; index < all.size(); index += SAMPLE) {
            chosen.add(all.get(index));
        }
        return chosen;
    }

    /** A third is whole, a third cut to a snapshot length, a third cut anywhere. */
    private static List<Captured> packets(LinkType linkType) {
        Random random = new Random(linkType.number());
        PacketGenerator generator = new PacketGenerator(random);
        List<Captured> packets = new ArrayList<>();
        for (int count = 0; count < PACKETS; count++) {
            ByteBuffer whole = generator.next(linkType.number());
            int length =
                    switch (count % 3) {
                        case 0 -> whole.limit();
                        case 1 -> SNAPSHOT_LENGTHS[random.nextInt(SNAPSHOT_LENGTHS.length)];
                        default -> random.nextInt(whole.limit());
                    };
            packets.add(new Captured(whole.duplicate().limit(length), whole.limit()));
        }
        return packets;
    }

    /** {@return the indices of the packets that our program accepts; null if the expression is refused} */
    private static Set<Integer> accepted(LinkType linkType, List<Captured> packets, String expression)
            throws InvalidProgramException {
        BpfMachine machine;
        try {
            // tcpdump takes a netmask of 0 for files
            machine = new BpfMachine(
                    FilterCompiler.forLinkType(linkType).withIpv4PrefixLength(0).compile(expression));
        } catch (BpfSyntaxException refusal) {
            return null;
        }
        Set<Integer> accepted = new TreeSet<>();
        for (int index = 0; index < packets.size(); index++) {
            Captured packet = packets.get(index);
            if (machine.accepts(packet.octets(), packet.originalLength())) {
                accepted.add(index);
            }
        }
        return accepted;
    }

    private static String hex(ByteBuffer packet) {
        return HexFormat.of().formatHex(packet.array(), 0, packet.limit());
    }
}

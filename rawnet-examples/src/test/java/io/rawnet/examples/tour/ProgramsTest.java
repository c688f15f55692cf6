package io.rawnet.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.examples.experiment.transport.ProtocolZero;
import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that the tour runs and shows, as somebody finds them who copies one. */
class ProgramsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/rawnet/examples");

    private static final int MOST_LINES = 55;

    private static final Pattern USAGE = Pattern.compile("\"usage: \\w+( [^\"]+)\"");

    private List<Path> programs;

    @BeforeEach
    void findPrograms() throws IOException {
        programs = filesIn("experiment");
    }

    private static List<Path> filesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachIsAStopOfTheTour() {
        Set<Path> shown = new HashSet<>();
        Itinerary.all()
                .forEach(stop -> shown.add(
                        SOURCES.resolve(SourceCode.of(stop.card().program()).file())));

        assertThat(programs).hasSize(Itinerary.all().size()).containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void whatIsPrintedCompilesWithTheLibraryAlone(@TempDir Path copies, @TempDir Path classes) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Stop stop : Itinerary.all()) {
            Class<?> program = stop.card().program();
            sources.add(Files.writeString(
                    copies.resolve(program.getSimpleName() + ".java"),
                    SourceCode.of(program).text()));
        }
        Programs.compileWithLibrary(classes, sources.toArray(Path[]::new));

        for (Stop stop : Itinerary.all()) {
            assertThat(classes.resolve(stop.card().program().getSimpleName() + ".class"))
                    .exists();
        }
    }

    @Test
    @InPrivateNetwork
    void aCopyRunsFromItsSource(PrivateNetwork network, @TempDir Path copies) throws Exception {
        Path copy = Files.writeString(
                copies.resolve("ProtocolZero.java"),
                SourceCode.of(ProtocolZero.class).text());
        Process program = network.start(Programs.sourceCommandLine(copy));

        assertThat(Tool.output(program)).endsWith("the error is EPROTONOSUPPORT");
        assertThat(program.waitFor()).isZero();
    }

    @Test
    void eachIsShortEnoughToBeReadAtOnce() throws IOException {
        for (Path program : programs) {
            assertThat(Files.readAllLines(program)).as(program.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    @Test
    void whatNeedsArgumentsSaysWhichWhenItIsStartedWithoutThem() throws Exception {
        List<Path> all = new ArrayList<>(programs);
        all.addAll(filesIn("start"));
        for (Path program : all) {
            String usage = usage(program);
            assertThat(usage.isEmpty())
                    .as(program.toString())
                    .isEqualTo(!Files.readString(program).contains("args["));
            // an argument in brackets may be left out: without them the program runs
            if (!usage.replaceAll("\\[.*]", "").isBlank()) {
                String name = program.getFileName().toString().replace(".java", "");
                String folder = SOURCES.relativize(program).getParent().toString();
                Process started = new ProcessBuilder(
                                Programs.commandLine("io.rawnet.examples." + folder.replace('/', '.') + '.' + name))
                        .redirectErrorStream(true)
                        .start();
                assertThat(Tool.output(started)).isEqualTo("usage: " + name + usage);
                assertThat(started.waitFor()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "70000", "-1", ""})
    @InPrivateNetwork
    void aBadArgumentIsNamedWithItsReason(String bad) throws Exception {
        for (Stop stop : Itinerary.all()) {
            Class<?> program = stop.card().program();
            String[] words = usage(SOURCES.resolve(SourceCode.of(program).file()))
                    .strip()
                    .split(" ");
            String[] arguments = Stream.of(words).map(word -> bad).toArray(String[]::new);
            if (words[0].isEmpty()) {
                continue;
            }
            assertThatThrownBy(() -> program.getMethod("main", String[].class).invoke(null, (Object) arguments))
                    .as(program.getSimpleName())
                    .cause()
                    .satisfiesAnyOf(
                            failure -> assertThat(failure)
                                    .isNotInstanceOf(IndexOutOfBoundsException.class)
                                    .hasMessageContaining(bad),
                            failure -> assertThat(failure).isInstanceOf(BpfSyntaxException.class));
        }
    }

    /** {@return what the usage line of a program says behind its name; empty if it has none} */
    private static String usage(Path program) throws IOException {
        Matcher usage = USAGE.matcher(Files.readString(program));
        return usage.find() ? usage.group(1) : "";
    }
}

package io.rawnet.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the tour runs and shows, as somebody finds them who copies one. */
class ProgramsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/rawnet/examples");

    /** Most have fewer than 50; whole connections take more. */
    private static final int MOST_LINES = 70;

    private List<Path> programs;

    @BeforeEach
    void findPrograms() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("experiment"))) {
            programs = files.filter(file -> file.toString().endsWith(".java"))
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
}

package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.testkit.junit.Requirements;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rawnet tour --diagram}. */
class TourDiagramTest {
    @TempDir
    private Path folder;

    @Test
    void drawsWhatGoesOverTheCableOfAStop() throws Exception {
        Requirements.requirePrivileged();
        Path picture = folder.resolve("stop.svg");
        Result result = Shell.run("tour", "29", "--diagram", picture.toString());

        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(Files.readString(picture)).contains(">10.0.0.1<", ">10.0.0.2<", ">SYN seq 0<", ">RST seq 1, reset<");
    }

    @Test
    void drawsEachOfSeveralStopsThatSendSomething() throws Exception {
        Requirements.requirePrivileged();
        Path pictures = folder.resolve("tour.svg");
        Result result = Shell.run("tour", "3", "14", "26", "--diagram", pictures.toString());

        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(result.out())
                .containsOnlyOnce("   drawn    nothing, as no packet is sent\n")
                .contains("tour-03.svg\n", "tour-26.svg\n");
        assertThat(folder.resolve("tour-03.svg")).content().contains(">127.0.0.1<", "UDP");
        assertThat(folder.resolve("tour-26.svg")).content().contains("ARP");
        assertThat(folder).isDirectoryNotContaining("glob:**tour-14.svg").isDirectoryNotContaining("glob:**tour.svg");
    }
}

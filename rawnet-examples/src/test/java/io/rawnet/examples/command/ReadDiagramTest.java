package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rawnet read --diagram}. */
class ReadDiagramTest {
    private static final Path RESOURCES = Path.of("src/test/resources/io/rawnet/examples/diagram");
    private static final String CAPTURE = RESOURCES.resolve("reset.pcap").toString();

    @TempDir
    private Path folder;

    @Test
    void theSameCaptureIsTheSamePicture() throws Exception {
        Path picture = folder.resolve("reset.svg");
        Result result = Shell.run("read", CAPTURE, "--diagram", picture.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(picture).hasSameTextualContentAs(RESOURCES.resolve("reset.svg"));
    }

    @Test
    void theExpressionSaysWhatIsDrawn() throws Exception {
        Path picture = folder.resolve("resets.svg");
        Result result = Shell.run("read", CAPTURE, "--diagram", picture.toString(), "tcp[tcpflags] & tcp-rst != 0");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Files.readString(picture)).contains("<title>1 packet between ");
    }

    @ParameterizedTest
    @CsvSource({"picture.png, ends in .svg", "missing/picture.svg, cannot write", "folder.svg, cannot write"})
    void aFileThatCannotBeDrawnIsMisuse(String name, String reason) throws Exception {
        Files.createDirectory(folder.resolve("folder.svg"));
        Result result =
                Shell.run("read", CAPTURE, "--diagram", folder.resolve(name).toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).hasLineCount(1).contains(reason);
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws Exception {
        Path target = Files.writeString(folder.resolve("precious"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.svg"), target);

        assertThat(Shell.run("read", CAPTURE, "--diagram", link.toString()).status())
                .isEqualTo(1);
        assertThat(target).hasContent("precious");
    }
}

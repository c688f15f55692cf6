package io.rawnet.examples.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the command that people download: unpacked and run. */
@Timeout(60)
class CommandArchiveTest {
    @TempDir
    private Path folder;

    private Path unpacked;

    @BeforeEach
    void unpack() throws Exception {
        Process tar = new ProcessBuilder("tar", "xzf", archive().toString(), "-C", folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(Tool.output(tar)).isEmpty();
        assertThat(tar.waitFor()).isZero();
        unpacked = only(folder);
    }

    @Test
    void hasTheCommandItsModulesAndItsTerms() throws IOException {
        assertThat(files(unpacked)).contains("bin", "lib", "share", "LICENSE", "NOTICE");
        assertThat(unpacked.resolve("share/man/man1/rawnet-ping.1")).isNotEmptyFile();
        assertThat(unpacked.resolve("share/bash-completion/completions/rawnet")).isNotEmptyFile();
        assertThat(files(unpacked.resolve("lib")))
                .allMatch(name -> name.endsWith(".jar"))
                .anyMatch(name -> name.startsWith("rawnet-xdp-"));
    }

    @Test
    @InPrivateNetwork
    void pingsThroughASymbolicLink(PrivateNetwork network) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), unpacked.resolve("bin/rawnet"));
        Process ping = network.start(
                "env", "JAVA_HOME=" + System.getProperty("java.home"), link.toString(), "ping", "-c", "1", "127.0.0.1");

        assertThat(Tool.output(ping)).contains("1 packets transmitted, 1 received");
        assertThat(ping.waitFor()).isZero();
        assertThat(only(unpacked.resolve("startup"))).isNotEmptyFile(); // the classes, for later starts
    }

    @Test
    @InPrivateNetwork
    void endsWithItsCountsAtSigintAlsoWhereAShellHasItIgnored(PrivateNetwork network) throws Exception {
        Process capture = network.start(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "sh",
                "-c",
                "trap '' INT; exec \"$0\" capture -i lo",
                unpacked.resolve("bin/rawnet").toString());
        Tool.awaitLine(capture, "listening on lo");
        Tool.pressCtrlC(capture);

        assertThat(Tool.output(capture)).endsWith("0 packets dropped by kernel");
        assertThat(capture.waitFor()).isZero();
    }

    @Test
    void refusesAnOlderJava() throws Exception {
        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertRefused(folder.resolve("old"), "needs Java 17 or newer, and " + java + " is 11.");
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        assertRefused(folder.resolve("none"), "needs Java 17 or newer, and " + folder + "/none/bin/java is not there.");
    }

    private void assertRefused(Path javaHome, String reason) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(unpacked.resolve("bin/rawnet").toString(), "--version");
        command.environment().put("JAVA_HOME", javaHome.toString());
        Process refused = command.redirectErrorStream(true).start();

        assertThat(Tool.output(refused))
                .isEqualTo("rawnet: " + reason + " Install one, or set JAVA_HOME to its folder.");
        assertThat(refused.waitFor()).isEqualTo(1);
    }

    private static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith("-command.tar.gz"))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("no archive in target: mvn verify builds it before this test"));
        }
    }

    private static Path only(Path folder) throws IOException {
        List<String> files = files(folder);
        assertThat(files).hasSize(1);
        return folder.resolve(files.get(0));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

package io.rawnet.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code bin/rawnet} keeps the loaded classes, with a Java that writes down how it was started. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("src/main/command/bin/rawnet").toAbsolutePath();
    private static final String JAVA = """
            #!/bin/sh
            for word; do
                case $word in
                    -XX:SharedArchiveFile=*) [ -n "${FAILS-}" ] || case $* in *Rehearsal*) echo classes >"${word#*=}" ;; esac ;;
                    -XX:DumpLoadedClassList=*) echo a class >"${word#*=}" ;;
                esac
            done
            echo "$*" >>"$LOG"
            """;

    private static final String KEPT = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Path install;
    private Path cache;

    @BeforeEach
    void writeJava() throws IOException {
        install = Files.createDirectories(folder.resolve("place with a space"));
        cache = Files.createDirectories(folder.resolve("cache"));
        Path program = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(program, JAVA);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(Files.createDirectories(install.resolve("lib")).resolve("a.jar"));
        isVersion(25);
    }

    @Test
    void theFirstStartRehearsesAndTheNextOneDoesNot() throws Exception {
        List<String> first = start();
        assertThat(first).hasSize(3);
        assertThat(first.subList(0, 2)).allMatch(words -> words.endsWith("/lib/a.jar io.rawnet.examples.Rehearsal"));
        assertThat(first.get(2)).contains(KEPT + install + "/startup/").endsWith("Main ping -n");
        assertThat(start()).containsExactly(first.get(2));
    }

    @Test
    void otherModulesOrAnotherJdkRehearseAgain() throws Exception {
        start();
        Files.writeString(install.resolve("lib/a.jar"), "changed");
        assertThat(start()).hasSize(3);
        isVersion(26);
        assertThat(start()).hasSize(3);
    }

    @Test
    void aJdkThatCannotDoItIsNotAskedAgain() throws Exception {
        assertThat(start("FAILS=yes")).hasSize(3).last().asString().doesNotContain(KEPT);
        assertThat(start()).hasSize(1).last().asString().doesNotContain(KEPT);
    }

    @Test
    void modulesOfAnotherUserHaveTheirClassesInOnesOwnCache() throws Exception {
        giveAway(install);

        assertThat(start().get(2)).contains(KEPT + cache + "/rawnet/");
    }

    @Test
    void whatAnotherUserMayHaveWrittenIsNotUsed() throws Exception {
        giveAway(install);
        start();
        giveAway(only(cache.resolve("rawnet")));
        assertThat(start()).singleElement().asString().doesNotContain(KEPT);

        giveAway(cache.resolve("rawnet"));
        assertThat(start()).singleElement().asString().doesNotContain(KEPT);
    }

    @Test
    void aLinkToAFolderOfOnesOwnIsNotFollowed() throws Exception {
        giveAway(install);
        Files.createSymbolicLink(cache.resolve("rawnet"), Files.createDirectories(folder.resolve("own")));

        assertThat(start()).singleElement().asString().doesNotContain(KEPT);
        assertThat(folder.resolve("own")).isEmptyDirectory();
    }

    private void isVersion(int version) throws IOException {
        Files.writeString(
                folder.resolve("jdk/release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
    }

    /** {@return how Java was started, one line each time} */
    private List<String> start(String... variables) throws Exception {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        List<String> words = Stream.of(
                        Stream.of("env", "LOG=" + log, "JAVA_HOME=" + folder.resolve("jdk"), "XDG_CACHE_HOME=" + cache),
                        Stream.of(variables),
                        Stream.of("RAWNET_MODULES=" + install.resolve("lib"), SCRIPT.toString(), "ping", "-n"))
                .flatMap(part -> part)
                .toList();
        Process script = new ProcessBuilder(words).redirectErrorStream(true).start();
        assertThat(Tool.output(script)).isEmpty();
        assertThat(script.waitFor()).isZero();
        return Files.readAllLines(log);
    }

    private static void giveAway(Path path) {
        Requirements.requirePrivileged();
        try {
            Files.setAttribute(path, "unix:uid", 12_345);
        } catch (IOException refused) {
            Assumptions.abort("files cannot be given away here, as in a user namespace with one user: " + refused);
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}

package io.rawnet.examples.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/images.md, run as they stand there, and the images that they make. */
@Timeout(300)
class ImageTest {
    private static final int FIRST_WITH_FOREIGN_FUNCTIONS = 22;
    private static final long MEBIBYTE = 1 << 20;
    private static final Path CONSUMER = Path.of("src/consumer/src/main/java");
    private static final Path MODULES = Path.of("target/modules");
    private static final Pattern NEEDED_BY_THE_CONSUMER =
            Pattern.compile("rawnet-(codec|bpf|linux|channel|ip)-[0-9].*");
    private static final Pattern EVERY = Pattern.compile(".*[.]jar");
    private static final Pattern SHELL_BLOCK =
            Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    @BeforeEach
    void needsForeignFunctions() {
        assumeThat(Runtime.version().feature())
                .as("the JDK, which has java.lang.foreign from 22 on: jlink makes no image with jnr-ffi")
                .isGreaterThanOrEqualTo(FIRST_WITH_FOREIGN_FUNCTIONS);
    }

    @Test
    @InPrivateNetwork
    void aProgramOnRawnetIpPingsFromAnImageOf45Megabytes(PrivateNetwork network) throws Exception {
        Path modules = copyModules("target/modules", NEEDED_BY_THE_CONSUMER);
        Programs.compileModule(
                Files.createDirectories(modules.resolve("consumer")),
                CONSUMER.resolve("module-info.java"),
                CONSUMER.resolve("consumer/Ping.java"));

        assertThat(run(network, "jlink")).contains("ICMP echo reply");
        assertThat(size(folder.resolve("target/image"))).isLessThan(45 * MEBIBYTE);
    }

    @Test
    @InPrivateNetwork
    void theCommandPingsFromAnImage(PrivateNetwork network) throws Exception {
        copyModules("rawnet-examples/target/modules", EVERY);

        assertThat(run(network, "jpackage")).contains("1 packets transmitted, 1 received");
    }

    /** Runs the block of the page that begins with a word, and returns what it printed. */
    private String run(PrivateNetwork network, String word) throws Exception {
        String page = Files.readString(Path.of("../docs/images.md"));
        String block = SHELL_BLOCK
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.startsWith(word + " "))
                .findFirst()
                .orElseThrow();
        Process shell = network.start(
                "env",
                "--chdir=" + folder,
                "PATH=" + System.getProperty("java.home") + "/bin:" + System.getenv("PATH"),
                "sh",
                "-ec",
                "exec 2>&1\n" + block);
        String printed = Tool.output(shell);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }

    /** Copies archives to where the page has them, and returns that folder. */
    private Path copyModules(String to, Pattern which) throws IOException {
        Path copies = Files.createDirectories(folder.resolve(to));
        try (Stream<Path> modules = Files.list(MODULES)) {
            for (Path module : modules.toList()) {
                String name = module.getFileName().toString();
                if (which.matcher(name).matches()) {
                    Files.copy(module, copies.resolve(name));
                }
            }
        }
        return copies;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

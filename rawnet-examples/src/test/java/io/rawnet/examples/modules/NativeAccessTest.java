package io.rawnet.examples.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Native access, refused and granted to programs on the class path and on the module path, with each back end. */
class NativeAccessTest {
    private static final String PROGRAM = """
            package consumer;

            import io.rawnet.channel.Poller;
            import io.rawnet.linux.NativeBackEnd;

            public final class Consumer {
                public static void main(String[] args) {
                    for (int time = 0; time < 2; time++) {
                        try {
                            Poller.open().close();
                            System.out.println(NativeBackEnd.inUse() + " works, " + NativeBackEnd.accessFlag());
                        } catch (Throwable refused) {
                            System.out.println(refused);
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path sources;

    @TempDir
    private Path classes;

    @ParameterizedTest
    @CsvSource({
        "foreign, java.lang.foreign, false, ALL-UNNAMED",
        "foreign, java.lang.foreign, true, io.rawnet.linux",
        "jnr, jnr-ffi, false, ALL-UNNAMED",
        "jnr, jnr-ffi, true, org.jnrproject.jffi"
    })
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "--illegal-native-access is an option of JDK 24 and later")
    void eachRefusalNamesTheFlagWithWhichThereIsNoWordOfWarning(
            String backEnd, String title, boolean onModulePath, String granted) throws Exception {
        List<String> program = compiled(onModulePath);
        String flag = "--enable-native-access=" + granted;

        assertThat(run(program, backEnd, "--illegal-native-access=deny"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("java.lang.IllegalCallerException: The Java virtual machine refuses")
                        && line.contains("back end \"" + backEnd + "\"")
                        && line.contains("Start it with " + flag + ";"));
        String works = title + " works, " + flag;
        assertThat(run(program, backEnd, flag)).containsExactly(works, works);
    }

    private List<String> compiled(boolean onModulePath) throws IOException {
        Files.createDirectories(sources.resolve("consumer"));
        Path program = Files.writeString(sources.resolve("consumer").resolve("Consumer.java"), PROGRAM);
        if (onModulePath) {
            Path descriptor = sources.resolve("module-info.java");
            Files.writeString(descriptor, "module consumer { requires io.rawnet.ip; }");
            Programs.compileModule(classes, descriptor, program);
            return List.of(Programs.moduleCommandLine(classes, "consumer/consumer.Consumer"));
        }
        Programs.compile(classes, program);
        return List.of(Programs.commandLine(classes, "consumer.Consumer"));
    }

    /** {@return the lines that a program prints, with a back end and with a flag in place of the one that grants native access} */
    private static List<String> run(List<String> program, String backEnd, String flag) throws Exception {
        List<String> words = program.stream()
                .map(word -> word.startsWith("--enable-native-access=") ? flag : word)
                .map(word -> word.startsWith("-Drawnet.native=") ? "-Drawnet.native=" + backEnd : word)
                .toList();
        assertThat(words).contains(flag, "-Drawnet.native=" + backEnd);
        return Tool.output(new ProcessBuilder(words).redirectErrorStream(true).start())
                .lines()
                .toList();
    }
}

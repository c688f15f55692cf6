package io.rawnet.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.network.Interfaces;
import io.rawnet.linux.socket.MessageRow;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program sees on a machine that is refused, in a virtual machine that is told to be one. */
class RefusedMachineTest {
    @ParameterizedTest
    @CsvSource({"riscv64, differ between processors", "arm, 32-bit"})
    void everyWayInSaysWhyEachTime(String processor, String reason) throws Exception {
        List<String> lines = run(processor);
        assertThat(lines).hasSize(7).last().isEqualTo("EPERM (Operation not permitted)");
        assertThat(lines.subList(0, 6))
                .allMatch(
                        line -> line.startsWith("java.lang.UnsupportedOperationException: rawnet makes no system calls")
                                && line.contains("os.arch is " + processor)
                                && line.contains(reason));
    }

    /** Tries memory, a call and a conversation, twice each; the error numbers are read without any of them. */
    public static void main(String[] arguments) {
        for (int time = 0; time < 2; time++) {
            show(() -> new MessageRow(1, 1, 0));
            show(() -> SocketCalls.socket(2, 2, 0));
            show(Interfaces::all);
        }
        System.out.println(Errno.EPERM);
    }

    private static void show(Callable<?> attempt) {
        try {
            System.out.println("no refusal: " + attempt.call());
        } catch (Throwable refusal) {
            System.out.println(refusal);
        }
    }

    private static List<String> run(String processor) throws Exception {
        String classPath = Stream.of(RefusedMachineTest.class, SocketCalls.class)
                .map(RefusedMachineTest::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dos.arch=" + processor,
                        "-cp",
                        classPath,
                        RefusedMachineTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String location(Class<?> type) {
        return Path.of(java.net.URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}

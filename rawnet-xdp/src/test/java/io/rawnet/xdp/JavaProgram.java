package io.rawnet.xdp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the tests that need a process of their own. */
final class JavaProgram {
    private JavaProgram() {}

    /** {@return the command that runs a class in another process of this Java} */
    static String[] command(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }
}

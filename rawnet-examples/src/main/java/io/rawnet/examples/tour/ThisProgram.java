package io.rawnet.examples.tour;

import io.rawnet.linux.NativeBackEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts this program once more. */
public final class ThisProgram {
    private static final String MAIN = "io.rawnet.examples.Main";
    private static final int FIRST_TO_ASK_FOR_NATIVE_ACCESS = 22;
    private static final String BACK_END = "rawnet.native";

    private ThisProgram() {}

    /**
     * {@return the words of the command line}
     *
     * @param arguments the program's arguments
     */
    public static List<String> commandLine(List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        Module module = ThisProgram.class.getModule();
        if (Runtime.version().feature() >= FIRST_TO_ASK_FOR_NATIVE_ACCESS) {
            words.add(NativeBackEnd.accessFlag());
        }
        String backEnd = System.getProperty(BACK_END, "");
        if (!backEnd.isEmpty()) {
            words.add("-D" + BACK_END + "=" + backEnd);
        }
        words.addAll(
                module.isNamed()
                        ? List.of(
                                "--module-path",
                                System.getProperty("jdk.module.path"),
                                "--module",
                                module.getName() + "/" + MAIN)
                        : List.of("-cp", System.getProperty("java.class.path"), MAIN));
        words.addAll(arguments);
        return words;
    }
}

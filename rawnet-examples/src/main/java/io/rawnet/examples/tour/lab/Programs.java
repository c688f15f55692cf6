package io.rawnet.examples.tour.lab;

import java.io.File;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs of this machine. */
public final class Programs {
    private Programs() {}

    /**
     * {@return whether a program is in PATH}
     *
     * @param name its name
     */
    public static boolean has(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(File.pathSeparator).splitAsStream(path).anyMatch(folder -> new File(folder, name)
                .canExecute());
    }
}

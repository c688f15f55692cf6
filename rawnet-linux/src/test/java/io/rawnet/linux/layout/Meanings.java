package io.rawnet.linux.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What constants of Java are in C, as {@code layouts.txt} says. */
record Meanings(Map<String, String> byName) {
    static Meanings read() throws IOException {
        try (InputStream file = Meanings.class.getResourceAsStream("layouts.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Meanings(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("  ", 2))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1])));
        }
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** {@return whether the constant is not the kernel's} */
    boolean isOurs(String constant) {
        return of(constant).startsWith("- ");
    }

    /** {@return the C expression of a constant} */
    String of(String constant) {
        return byName.getOrDefault(constant, constant.substring(constant.indexOf('.') + 1));
    }

    /** {@return the C expression of the value of an int constant: a member stands for its offset} */
    String expression(String constant) {
        return isMember(of(constant)) ? "offsetof(" + of(constant) + ")" : of(constant);
    }

    /** {@return the C expression of the level of the options in a class} */
    String level(String type) {
        return of(type);
    }

    private static boolean isMember(String meaning) {
        return meaning.startsWith("struct ") && meaning.contains(", ");
    }
}

package io.rawnet.examples.manual;

import io.rawnet.examples.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes the manual pages of all commands, and the script that completes command lines. The build runs it. */
public final class Manual {
    private Manual() {}

    /**
     * Writes the pages into {@code man/man1}, and the script into {@code completions}.
     *
     * @param arguments the folder of both, and the date of the pages, which begins as in 2026-11-22
     * @throws IOException if they cannot be written
     */
    public static void main(String... arguments) throws IOException {
        Locale builders = Locale.getDefault();
        // picocli sorts options by the rules of the default locale, and in a Turkish one -i comes last
        Locale.setDefault(Locale.ROOT);
        try {
            writeAll(Path.of(arguments[0]), arguments[1].substring(0, "2026-11-22".length()));
        } finally {
            Locale.setDefault(builders);
        }
    }

    private static void writeAll(Path folder, String date) throws IOException {
        for (Map.Entry<String, String> page : pages(date).entrySet()) {
            write(folder.resolve("man/man1").resolve(page.getKey() + ".1"), page.getValue());
        }
        write(folder.resolve("completions/rawnet"), AutoComplete.bash("rawnet", Main.commandLine()));
    }

    /**
     * {@return the manual pages by their names}
     *
     * @param date when they were written, as in 2026-11-22
     */
    static Map<String, String> pages(String date) {
        CommandLine rawnet = Main.commandLine();
        Map<String, String> pages = new TreeMap<>();
        ManualPage main = new ManualPage(rawnet);
        pages.put(main.name(), main.text(date));
        for (CommandLine command : rawnet.getSubcommands().values()) {
            ManualPage page = new ManualPage(command);
            pages.put(page.name(), page.text(date));
        }
        return pages;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

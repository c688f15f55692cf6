package io.rawnet.examples;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the classes of the command, and uses those that each start uses. {@code bin/rawnet} runs it once, and has the Java virtual machine
 * keep the classes in a file, from which later starts take them.
 */
public final class Rehearsal {
    private static final List<List<String>> COMMAND_LINES = List.of(
            List.of("ping", "-n", "-c", "1", "127.0.0.1"),
            List.of("traceroute", "-n", "127.0.0.1"),
            List.of("filter", "tcp port 80"),
            List.of("--help"));

    private Rehearsal() {}

    /**
     * Loads the classes. Nothing leaves this host, and nothing is printed.
     *
     * @param arguments none
     * @throws IOException if an archive cannot be read
     */
    public static void main(String... arguments) throws IOException {
        for (String archive : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Path.of(archive).getFileName().toString().startsWith("rawnet-")) {
                load(archive);
            }
        }
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
        for (List<String> words : COMMAND_LINES) {
            String[] line = words.toArray(String[]::new);
            Main.commandLine(line).setOut(nowhere).setErr(nowhere).execute(line);
        }
        System.exit(0); // as the command does, which needs classes too
    }

    private static void load(String archive) throws IOException {
        try (JarFile file = new JarFile(archive)) {
            file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(Rehearsal::loadClass);
        }
    }

    private static void loadClass(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError optional) {
            // it needs an archive that is not here, as the test kit's extension of JUnit does
        }
    }
}

package io.rawnet.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.util.List;

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
     * @throws IOException if a module cannot be read
     */
    public static void main(String... arguments) throws IOException {
        for (ResolvedModule module :
                Rehearsal.class.getModule().getLayer().configuration().modules()) {
            if (module.name().startsWith("io.rawnet.")) {
                load(module);
            }
        }
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
        for (List<String> words : COMMAND_LINES) {
            String[] line = words.toArray(String[]::new);
            Main.commandLine(line).setOut(nowhere).setErr(nowhere).execute(line);
        }
        System.exit(0); // as the command does, which needs classes too
    }

    private static void load(ResolvedModule resolved) throws IOException {
        Module module = Rehearsal.class
                .getModule()
                .getLayer()
                .findModule(resolved.name())
                .orElseThrow();
        try (ModuleReader reader = resolved.reference().open()) {
            reader.list()
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(name -> load(module, name));
        }
    }

    private static void load(Module module, String name) {
        try {
            Class.forName(module, name);
        } catch (LinkageError optional) {
            // it needs a module that is not here, as the test kit's extension of JUnit does
        }
    }
}

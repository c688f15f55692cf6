package io.rawnet.examples.tool;

import io.rawnet.linux.NativeBackEnd;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java programs that a test compiles and starts. */
public final class Programs {
    private static final int FIRST_TO_ASK_FOR_NATIVE_ACCESS = 22;
    private static final Pattern NEEDED_BY_RAWNET_IP =
            Pattern.compile("/rawnet-(codec|bpf|linux|linux-jnr|channel|ip)/|/com/github/jnr/|/org/ow2/asm/");
    private static final Pattern LIBRARY = Pattern.compile(
            "/rawnet-(codec|bpf|pcap|linux|linux-jnr|channel|ip|packet)/|/com/github/jnr/|/org/ow2/asm/");

    private Programs() {}

    /** {@return the command line of a class of this class path} */
    public static String[] commandLine(String mainClass, String... arguments) {
        return onClassPath(System.getProperty("java.class.path"), mainClass, arguments);
    }

    /** {@return the command line of a class in a folder, which finds the classes of this class path} */
    public static String[] commandLine(Path folder, String mainClass, String... arguments) {
        return onClassPath(folder + File.pathSeparator + System.getProperty("java.class.path"), mainClass, arguments);
    }

    private static String[] onClassPath(String classPath, String mainClass, String... arguments) {
        return java("ALL-UNNAMED", List.of("-cp", classPath, mainClass), arguments);
    }

    /** {@return the command line of a program that is compiled as it starts, and finds the library and nothing else} */
    public static String[] sourceCommandLine(Path source, String... arguments) {
        return java("ALL-UNNAMED", List.of("-cp", partOfClassPath(LIBRARY), source.toString()), arguments);
    }

    /** {@return the command line of the main class of a module in a folder, which reads {@code io.rawnet.ip}} */
    public static String[] moduleCommandLine(Path folder, String mainClass, String... arguments) {
        return java(
                NativeBackEnd.inUse() == NativeBackEnd.FOREIGN ? "io.rawnet.linux" : "org.jnrproject.jffi",
                List.of("-p", folder + File.pathSeparator + partOfClassPath(NEEDED_BY_RAWNET_IP), "-m", mainClass),
                arguments);
    }

    private static String[] java(String nativeAccess, List<String> program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        if (Runtime.version().feature() >= FIRST_TO_ASK_FOR_NATIVE_ACCESS) {
            words.add("--enable-native-access=" + nativeAccess);
        }
        words.add("-Drawnet.native=" + System.getProperty("rawnet.native", ""));
        words.addAll(program);
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }

    /** Compiles sources that find the classes of this class path; every warning is an error. */
    public static void compile(Path folder, Path... sources) throws IOException {
        compile(folder, List.of("-cp", System.getProperty("java.class.path")), sources);
    }

    /** Compiles sources that find the library and nothing else; every warning is an error. */
    public static void compileWithLibrary(Path folder, Path... sources) throws IOException {
        compile(folder, List.of("-cp", partOfClassPath(LIBRARY)), sources);
    }

    /** Compiles a module that reads {@code io.rawnet.ip}; every warning is an error. */
    public static void compileModule(Path folder, Path... sources) throws IOException {
        compile(folder, List.of("-p", partOfClassPath(NEEDED_BY_RAWNET_IP)), sources);
    }

    private static void compile(Path folder, List<String> path, Path... sources) throws IOException {
        List<String> options = new ArrayList<>(
                List.of("-d", folder.toString(), "-proc:none", "-Werror", "-Xlint:all,-requires-transitive-automatic"));
        options.addAll(path);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(sources))
                    .call();
            if (!compiled) {
                throw new IOException(said.toString());
            }
        }
    }

    private static String partOfClassPath(Pattern which) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(which.asPredicate())
                .collect(Collectors.joining(File.pathSeparator));
    }
}

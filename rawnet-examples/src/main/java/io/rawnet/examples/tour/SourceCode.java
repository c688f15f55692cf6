package io.rawnet.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of a program, which is in the module beside its class.
 *
 * @param program the program's class
 */
record SourceCode(Class<?> program) {
    /** The folder that files are named from. */
    static final String ROOT = "rawnet-examples/src/main/java/io/rawnet/examples";

    private static final String PACKAGE = "io.rawnet.examples.";
    private static final Pattern PACKAGE_LINE = Pattern.compile("^package [^;]+;\\s+");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>/\\*.*?\\*/|//[^\\n]*)"
                    + "|(?<text>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
                    + "|\\b(?<word>package|import|public|private|static|final|class|record|void|new|return|if|else|for|while"
                    + "|do|try|catch|finally|throws|throw|int|long|short|byte|boolean|true|false|null)\\b",
            Pattern.DOTALL);

    static SourceCode of(Class<?> program) {
        return new SourceCode(program);
    }

    /** {@return its file, from {@link #ROOT} on} */
    String file() {
        return program.getName().substring(PACKAGE.length()).replace('.', '/') + ".java";
    }

    /**
     * {@return the source as a file of its own: without its package, which java(1) would look for in a folder of that name}
     *
     * @throws IOException if it cannot be read
     */
    String text() throws IOException {
        String name = program.getSimpleName() + ".java";
        try (InputStream source = program.getResourceAsStream(name)) {
            if (source == null) {
                throw new IOException(
                        "there is no source of " + name + " beside its class: build rawnet-examples with Maven");
            }
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            return PACKAGE_LINE.matcher(text).replaceFirst("");
        }
    }

    /**
     * {@return the source with comments, texts and words of Java in the colours of a terminal}
     *
     * @throws IOException if it cannot be read
     */
    String colouredText() throws IOException {
        return TOKEN.matcher(text())
                .replaceAll(
                        found -> Matcher.quoteReplacement("\033[" + colour(found) + "m" + found.group() + "\033[0m"));
    }

    private static int colour(MatchResult found) {
        if (found.group(1) != null) {
            return 32;
        }
        return found.group(2) != null ? 33 : 36;
    }
}

package io.rawnet.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that people read, and what is in them. */
final class Pages {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JAVADOC_BLOCK =
            Pattern.compile("^<pre>\\{@code\\n(.*?)^}</pre>$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Pages() {}

    /** {@return README.md and all pages of docs} */
    static List<Path> all() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    static Path docs(String name) {
        return ROOT.resolve("docs").resolve(name);
    }

    /** {@return the Java sources of all modules} */
    static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> folders = modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList();
            List<Path> sources = new java.util.ArrayList<>();
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            return sources;
        }
    }

    /** {@return the blocks of a page that are marked as Java} */
    static List<String> javaBlocks(Path page) throws IOException {
        return JAVA_BLOCK
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** {@return the documentation of the packages} */
    static List<Path> javadoc() throws IOException {
        return sources().stream()
                .filter(source -> source.endsWith("package-info.java"))
                .toList();
    }

    /** {@return the blocks of code in the Javadoc of a package} */
    static List<String> javadocBlocks(Path page) throws IOException {
        String text = Files.readString(page).replaceAll("(?m)^ \\* ?", "");
        return JAVADOC_BLOCK
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** {@return the cells of all rows of a page's tables, without headings} */
    static List<List<String>> rows(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .filter(cells -> cells.stream().anyMatch(cell -> cell.contains("`")))
                .toList();
    }

    /** {@return what a text shows as code} */
    static List<String> code(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }
}

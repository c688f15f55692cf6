package io.rawnet.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Writes the site into a folder: a page for each page of the book, the source files they link to, and the Javadoc. */
public final class Site {
    /** The folder of the Javadoc on the site. */
    static final String JAVADOC = "api";

    private static final String STYLE = "style.css";

    private final Path root;
    private final Path output;
    private final Javadoc javadoc;

    /**
     * Makes a site.
     *
     * @param root the root of the repository
     * @param output where to write it; created if it is not there
     */
    public Site(Path root, Path output) {
        this.root = root;
        this.output = output;
        javadoc = new Javadoc(output.resolve(JAVADOC));
    }

    /**
     * Writes the site and looks for dead links. Ends the process with status 0 if there are none, else with 1.
     *
     * @param arguments the root of the repository, the folder with the Javadoc, and the folder to write the site into
     * @throws IOException if a page cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        Path output = Path.of(arguments[2]);
        copy(Path.of(arguments[1]), output.resolve(JAVADOC));
        int pages = new Site(Path.of(arguments[0]), output).write();
        DeadLinks links = DeadLinks.in(output);
        links.dead().forEach(System.err::println);
        System.out.printf(
                "%d pages of the book, %d links on %d pages with the Javadoc, %d dead: %s%n",
                pages, links.checked(), links.pages(), links.dead().size(), output.resolve("index.html"));
        System.exit(links.dead().isEmpty() ? 0 : 1);
    }

    /**
     * {@return how many pages of the book were written} The Javadoc, where there is any, is in the output already.
     *
     * @throws IOException if a page cannot be read or written
     */
    public int write() throws IOException {
        Files.createDirectories(output);
        Book book = Book.read(root);
        Frame frame = new Frame(book, javadoc.isThere());
        for (Path source : book.pages()) {
            Markdown page = Markdown.read(root, source, javadoc);
            write(Path.of(Book.name(source)), frame.around(page.title(), page.html(), source));
            for (Path file : page.files()) {
                writeFile(file, frame);
            }
        }
        try (InputStream style = Site.class.getResourceAsStream(STYLE)) {
            Files.copy(style, output.resolve(STYLE), StandardCopyOption.REPLACE_EXISTING);
        }
        return book.pages().size();
    }

    /** A picture is copied; any other file becomes a page that shows it. */
    private void writeFile(Path file, Frame frame) throws IOException {
        if (Book.isPicture(file)) {
            copy(root.resolve(file), output.resolve(Book.name(file)));
        } else {
            String code = "<h1>" + file.getFileName() + "</h1>\n<p><code>" + file + "</code></p>\n<pre><code>"
                    + Frame.escaped(Files.readString(root.resolve(file))) + "</code></pre>\n";
            write(Path.of(Book.name(file)), frame.around(file.getFileName().toString(), code, file));
        }
    }

    private void write(Path name, String html) throws IOException {
        Path file = output.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, html);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

package io.rawnet.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * The pages of the book and their order. The order is that of the links on its first page, {@code docs/README.md}, whose headings are the
 * parts of the book.
 *
 * @param parts the parts, in their order
 * @param pages all pages, by their paths from the root of the repository: those of the parts in their order, then the others
 */
record Book(List<Part> parts, List<Path> pages) {
    /** The first page. */
    static final Path FIRST = Path.of("docs", "README.md");

    /**
     * A part of the book.
     *
     * @param title its heading
     * @param chapters its pages
     */
    record Part(String title, List<Chapter> chapters) {}

    /**
     * A page in a part.
     *
     * @param title what the link to it says
     * @param source its path from the root of the repository
     */
    record Chapter(String title, Path source) {}

    /**
     * {@return the book of a repository}
     *
     * @param root its root
     */
    static Book read(Path root) throws IOException {
        List<Part> parts = new ArrayList<>();
        Node first = Markdown.parse(Files.readString(root.resolve(FIRST)));
        first.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    parts.add(new Part(Markdown.text(heading), new ArrayList<>()));
                }
            }

            @Override
            public void visit(Link link) {
                Optional<Path> target = target(FIRST, link.getDestination());
                if (!parts.isEmpty() && target.isPresent() && isPage(target.get())) {
                    parts.get(parts.size() - 1).chapters().add(new Chapter(Markdown.text(link), target.get()));
                }
            }
        });
        List<Path> pages = new ArrayList<>(List.of(FIRST));
        parts.forEach(part -> part.chapters().forEach(chapter -> pages.add(chapter.source())));
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            docs.map(root::relativize)
                    .filter(page -> isPage(page) && !pages.contains(page))
                    .sorted()
                    .forEach(pages::add);
        }
        return new Book(parts, pages);
    }

    /**
     * {@return the file that a link means, by its path from the root of the repository; empty if it leads out of the repository or stays on
     * its page}
     *
     * @param page the page that the link is on
     * @param destination what the link says
     */
    static Optional<Path> target(Path page, String destination) {
        String file = destination.replaceFirst("#.*", "");
        return file.isEmpty() || file.contains(":")
                ? Optional.empty()
                : Optional.of(page.resolveSibling(file).normalize());
    }

    /** {@return whether a file is written in Markdown} */
    static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    /** {@return whether a file is a picture} */
    static boolean isPicture(Path file) {
        return file.toString().endsWith(".svg") || file.toString().endsWith(".png");
    }

    /**
     * {@return the name of a file on the site}
     *
     * @param file its path from the root of the repository
     */
    static String name(Path file) {
        if (file.equals(FIRST)) {
            return "index.html";
        }
        String name = file.toString();
        if (isPage(file)) {
            return name.replaceFirst("^docs/", "").replaceFirst("\\.md$", ".html");
        }
        return isPicture(file) ? name.replaceFirst("^docs/", "") : "files/" + name + ".html";
    }

    /**
     * {@return a page's neighbour in the order of the book}
     *
     * @param page the page
     * @param distance 1 for the next one, -1 for the one before
     */
    Optional<Chapter> neighbour(Path page, int distance) {
        List<Chapter> chapters =
                parts.stream().flatMap(part -> part.chapters().stream()).toList();
        List<Path> sources = chapters.stream().map(Chapter::source).toList();
        int index = sources.indexOf(page) + distance;
        boolean inTheOrder = sources.contains(page) || page.equals(FIRST) && distance > 0;
        return inTheOrder && index >= 0 && index < chapters.size()
                ? Optional.of(chapters.get(index))
                : Optional.empty();
    }
}

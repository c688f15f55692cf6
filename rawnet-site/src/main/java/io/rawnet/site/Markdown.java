package io.rawnet.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page in Markdown, as HTML: its links lead to pages of the site, and names of classes to their Javadoc.
 *
 * @param title its first heading
 * @param html what is inside the frame of a page
 * @param files the files that it links to and that are no pages, by their paths from the root of the repository
 */
record Markdown(String title, String html, Set<Path> files) {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    /**
     * {@return a page}
     *
     * @param root the root of the repository
     * @param source the page's path from there
     * @param javadoc where names of classes lead
     */
    static Markdown read(Path root, Path source, Javadoc javadoc) throws IOException {
        Node document = parse(Files.readString(root.resolve(source)));
        String title = title(document);
        Set<Path> files = new TreeSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (text(link).endsWith(".md")) {
                    showTitle(link);
                }
                link.setDestination(onSite(link.getDestination()));
            }

            /** Where a page is named by its file, as in a text editor, the site has its title. */
            private void showTitle(Link link) {
                Book.target(source, link.getDestination())
                        .map(root::resolve)
                        .filter(Files::isRegularFile)
                        .ifPresent(page -> {
                            link.getFirstChild().unlink();
                            link.appendChild(new Text(titleOf(page)));
                        });
            }

            @Override
            public void visit(Image image) {
                image.setDestination(onSite(image.getDestination()));
            }

            @Override
            public void visit(Heading heading) {
                // a link in a heading would be one too many
            }

            @Override
            public void visit(Code code) {
                javadoc.page(code.getLiteral()).ifPresent(page -> {
                    Link link = new Link(up(source) + Site.JAVADOC + '/' + page, null);
                    code.insertBefore(link);
                    link.appendChild(code);
                });
            }

            private String onSite(String destination) {
                Optional<Path> target = Book.target(source, destination);
                if (target.isEmpty()) {
                    return destination;
                }
                Path file = target.get();
                if (!Book.isPage(file) && Files.isRegularFile(root.resolve(file))) {
                    files.add(file);
                }
                int anchor = destination.indexOf('#');
                return up(source) + Book.name(file) + (anchor < 0 ? "" : destination.substring(anchor));
            }
        });
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();
        return new Markdown(title, renderer.render(document), files);
    }

    private static String titleOf(Path page) {
        try {
            return title(parse(Files.readString(page)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String title(Node document) {
        Node node = document.getFirstChild();
        while (node != null && !(node instanceof Heading)) {
            node = node.getNext();
        }
        return node == null ? "" : text(node);
    }

    /** {@return the way from a file of the site to the folder of the site} */
    static String up(Path source) {
        return "../".repeat(Path.of(Book.name(source)).getNameCount() - 1);
    }

    /** {@return a text as a tree} */
    static Node parse(String markdown) {
        return Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
    }

    /** {@return the words of a part of a page} */
    static String text(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}

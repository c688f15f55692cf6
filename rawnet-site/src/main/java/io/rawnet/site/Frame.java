package io.rawnet.site;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is around the text of each page: the contents of the book, and the way to the pages before and behind.
 *
 * @param book the book
 * @param withJavadoc whether the site has the Javadoc
 */
record Frame(Book book, boolean withJavadoc) {
    /**
     * {@return a whole page}
     *
     * @param title its title
     * @param html its text
     * @param source its path from the root of the repository
     */
    String around(String title, String html, Path source) {
        String up = Markdown.up(source);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="%sstyle.css">
                </head>
                <body>
                <a class="menu" href="#contents">Contents</a>
                <nav class="contents" id="contents" aria-label="Contents">
                %s</nav>
                <main>
                %s%s</main>
                </body>
                </html>
                """.formatted(
                        escaped(title.equals("rawnet") ? title : title + " – rawnet"),
                        up,
                        contents(up, source),
                        // a table that is wider than the page is scrolled, and not the page
                        html.replace("<table>", "<div class=\"wide\"><table>").replace("</table>", "</table></div>"),
                        neighbours(up, source));
    }

    private String contents(String up, Path source) {
        StringBuilder contents =
                new StringBuilder("<p class=\"home\"><a href=\"" + up + "index.html\">rawnet</a></p>\n");
        for (Book.Part part : book.parts()) {
            contents.append("<h2>").append(escaped(part.title())).append("</h2>\n<ul>\n");
            for (Book.Chapter chapter : part.chapters()) {
                String here = chapter.source().equals(source) ? " aria-current=\"page\"" : "";
                contents.append("<li><a href=\"" + up + Book.name(chapter.source()) + '"' + here + '>')
                        .append(escaped(chapter.title()))
                        .append("</a></li>\n");
            }
            contents.append("</ul>\n");
        }
        if (withJavadoc) {
            contents.append("<h2>API</h2>\n<ul>\n<li><a href=\"" + up + Site.JAVADOC
                    + "/index.html\">Javadoc</a></li>\n</ul>\n");
        }
        return contents.toString();
    }

    private String neighbours(String up, Path source) {
        Optional<Book.Chapter> before = book.neighbour(source, -1);
        Optional<Book.Chapter> next = book.neighbour(source, 1);
        if (before.isEmpty() && next.isEmpty()) {
            return "";
        }
        return "<nav class=\"neighbours\" aria-label=\"Pages before and behind\">\n"
                + before.map(chapter -> link(up, chapter, "prev", "← ")).orElse("<span></span>\n")
                + next.map(chapter -> link(up, chapter, "next", "→ ")).orElse("")
                + "</nav>\n";
    }

    private static String link(String up, Book.Chapter chapter, String relation, String arrow) {
        return "<a rel=\"" + relation + "\" href=\"" + up + Book.name(chapter.source()) + "\">" + arrow
                + escaped(chapter.title()) + "</a>\n";
    }

    /** {@return a text without what HTML would read as its own} */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

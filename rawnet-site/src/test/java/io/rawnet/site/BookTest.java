package io.rawnet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this repository, without the Javadoc: {@code docs/site} checks the links into that too. */
class BookTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    static Path output;

    @BeforeAll
    static void writeTheSite() throws IOException {
        new Site(ROOT, output).write();
    }

    @Test
    void noLinkIsDead() throws IOException {
        DeadLinks links = DeadLinks.in(output);

        assertThat(links.dead()).isEmpty();
        assertThat(links.checked()).isGreaterThan(500);
    }

    @Test
    void eachPageStandsInTheReadingOrderOnce() throws IOException {
        Book book = Book.read(ROOT);
        List<Path> ordered = book.parts().stream()
                .flatMap(part -> part.chapters().stream())
                .map(Book.Chapter::source)
                .toList();

        assertThat(ordered).doesNotHaveDuplicates();
        assertThat(book.pages()).hasSize(ordered.size() + 1).startsWith(Book.FIRST);
        assertThat(book.neighbour(Book.FIRST, 1).orElseThrow().source()).isEqualTo(ordered.get(0));
        assertThat(book.neighbour(ordered.get(0), -1)).isEmpty();
        assertThat(book.neighbour(ordered.get(ordered.size() - 1), 1)).isEmpty();
    }

    @Test
    void eachPageHasATitleAndTheContents() throws IOException {
        for (Path page : Book.read(ROOT).pages()) {
            assertThat(Files.readString(output.resolve(Book.name(page))))
                    .as(page.toString())
                    .contains("<h1 id=", "rawnet</title>", "href=\"kernel-facts.html\"");
        }
    }
}

package io.rawnet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small book with a little Javadoc. */
class SiteTest {
    @TempDir
    Path root;

    private Path output;

    @BeforeEach
    void writeABook() throws IOException {
        output = root.resolve("site");
        page("docs/README.md", "# Book\n\n## Part\n\n- [One](one.md)\n- [Home](../README.md)\n");
        page(
                "docs/one.md",
                "# One\n\nSee [there](two.md#second-part), [a file](../src/A.java), `TcpHeader.SYN`, `Twice` and [two.md](two.md).\n");
        page(
                "docs/two.md",
                "# Two\n\n## Second part\n\n![A picture](diagrams/b.svg)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
        page("README.md", "# rawnet\n");
        page("src/A.java", "class A<T> {}\n");
        page("docs/diagrams/b.svg", "<svg/>");
        page("site/api/module/io/rawnet/codec/TcpHeader.html", "<p id=\"SYN\">");
        page("site/api/module/io/rawnet/ip/Twice.html", "");
        page("site/api/module/io/rawnet/packet/Twice.html", "");
        page("site/api/module/io/rawnet/codec/class-use/TcpHeader.html", "");
        page("site/api/index.html", "");
    }

    private void page(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void linksLeadToPagesFilesAndJavadoc() throws IOException {
        new Site(root, output).write();

        assertThat(Files.readString(output.resolve("one.html")))
                .contains("<a href=\"two.html#second-part\">", "<a href=\"files/src/A.java.html\">")
                .contains("<a href=\"api/module/io/rawnet/codec/TcpHeader.html\"><code>TcpHeader.SYN</code></a>")
                .contains("<code>Twice</code>", "<a href=\"two.html\">Two</a>")
                .doesNotContain("Twice.html")
                .contains("<a rel=\"next\" href=\"README.html\">→ Home</a>");
        assertThat(Files.readString(output.resolve("files/src/A.java.html")))
                .contains("class A&lt;T&gt; {}", "href=\"../../style.css\"", "href=\"../../api/index.html\"");
        assertThat(output.resolve("diagrams/b.svg")).hasContent("<svg/>");
        assertThat(Files.readString(output.resolve("two.html"))).contains("<div class=\"wide\"><table>");
        assertThat(DeadLinks.in(output).dead()).isEmpty();
    }

    @Test
    void tellsEachDeadLink() throws IOException {
        page(
                "docs/one.md",
                "# One\n\n[a](three.md) [b](two.md#third) [c](#here) [d](../src/B.java) [e](https://example.org/x)\n");
        new Site(root, output).write();

        assertThat(DeadLinks.in(output).dead())
                .containsExactly(
                        "one.html: three.html",
                        "one.html: two.html#third",
                        "one.html: #here",
                        "one.html: files/src/B.java.html");
    }
}

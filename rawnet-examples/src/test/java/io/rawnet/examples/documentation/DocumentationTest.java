package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Java on the pages is Java that compiles: each block stands, but for its indentation, in a source file. */
class DocumentationTest {

    @TestFactory
    Stream<DynamicTest> eachJavaBlockIsInASourceFile() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path source : Pages.sources()) {
            sources.add(lines(Files.readString(source)));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : Pages.all()) {
            for (String block : Pages.javaBlocks(page)) {
                tests.add(isInASource(page, block, sources));
            }
        }
        for (Path page : Pages.javadoc()) {
            for (String block : Pages.javadocBlocks(page)) {
                tests.add(isInASource(page, block, sources));
            }
        }
        return tests.stream();
    }

    private static DynamicTest isInASource(Path page, String block, List<String> sources) {
        String first = block.lines().findFirst().orElse("").strip();
        return DynamicTest.dynamicTest(page.getFileName() + ": " + first, () -> assertThat(
                        sources.stream().anyMatch(source -> source.contains(lines(block))))
                .as("whether a source file has\n%s", block)
                .isTrue());
    }

    @Test
    void thereAreBlocksOnThePagesForNewcomers() throws IOException {
        assertThat(Pages.javaBlocks(Path.of("..", "README.md"))).isNotEmpty();
        assertThat(Pages.javaBlocks(Pages.docs("from-go.md"))).isNotEmpty();
        assertThat(Pages.javaBlocks(Pages.docs("from-python.md"))).isNotEmpty();
        assertThat(Pages.javaBlocks(Pages.docs("layers.md"))).hasSize(4);
    }

    /** The lines that are not empty, without indentation; each is whole, so a block cannot match a part of one. */
    private static String lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}

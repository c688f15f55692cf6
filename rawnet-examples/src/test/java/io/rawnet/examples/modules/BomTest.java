package io.rawnet.examples.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code rawnet-bom} beside the modules of the build. */
class BomTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
    private static final Pattern MANAGED =
            Pattern.compile("<dependency>\\s*<groupId>io.rawnet</groupId>\\s*<artifactId>(.+)</artifactId>");

    @Test
    void namesEveryPublishedModule() {
        List<String> published = matches(MODULE, pom("")).stream()
                .filter(module -> !module.equals("rawnet-bom"))
                .filter(module -> !pom(module).contains("<maven.deploy.skip>true"))
                .toList();

        assertThat(published).contains("rawnet-codec").doesNotContain("rawnet-benchmarks");
        assertThat(matches(MANAGED, pom("rawnet-bom"))).containsExactlyInAnyOrderElementsOf(published);
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String pom(String module) {
        try {
            return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people who come from Go and Python name everything that there is, and nothing that there is not. */
class FromOtherLanguagesTest {
    private static final Path FROM_GO = Pages.docs("from-go.md");
    private static final String JAVA_NAME = "[A-Z]\\w*[a-z]\\w*(\\.\\w+)*";

    @Test
    void eachFunctionAndMethodOfGoHasARow() throws IOException {
        List<String> described = Pages.rows(FROM_GO).stream()
                .flatMap(cells -> Pages.code(cells.get(0)).stream())
                .toList();
        assertThat(described).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(namesOfGo());
    }

    @Test
    void eachRowHasACounterpartOrAReason() throws IOException {
        assertThat(Pages.rows(FROM_GO)).allSatisfy(cells -> {
            assertThat(cells).hasSize(3);
            assertThat(Pages.code(cells.get(1)).isEmpty())
                    .isEqualTo(cells.get(1).equals("-"));
            assertThat(cells.get(1).equals("-") && cells.get(2).isBlank()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"from-go.md", "from-python.md"})
    void eachJavaNameExists(String page) throws IOException {
        List<String> names = Pages.rows(Pages.docs(page)).stream()
                .flatMap(cells -> cells.subList(1, cells.size()).stream())
                .flatMap(cell -> Pages.code(cell).stream())
                .filter(code -> code.matches(JAVA_NAME))
                .distinct()
                .toList();
        assertThat(names).hasSizeGreaterThan(30);
        assertThat(names).filteredOn(name -> !JavaNames.exists(name)).isEmpty();
    }

    @Test
    void aNameThatIsNotThereIsNotFound() {
        assertThat(JavaNames.exists("IpChannel.receive")).isTrue();
        assertThat(JavaNames.exists("Instruction.Jump")).isTrue();
        assertThat(JavaNames.exists("IpChannel.recieve")).isFalse();
        assertThat(JavaNames.exists("IpChanel")).isFalse();
    }

    private static List<String> namesOfGo() throws IOException {
        try (InputStream list = FromOtherLanguagesTest.class.getResourceAsStream("go-names.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}

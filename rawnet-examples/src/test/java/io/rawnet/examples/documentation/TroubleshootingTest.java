package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md quotes messages that there are, and with docs/errors.md all of those that the modules with channels write. */
class TroubleshootingTest {
    private static final Path PAGE = Pages.docs("troubleshooting.md");
    private static final String VARIABLE = "…";

    /** The modules whose messages are all looked up. */
    private static final Pattern WITH_CHANNELS =
            Pattern.compile("rawnet-(linux|channel|ip|packet|xdp|testkit|pcap)/src/main/");

    /** Files that hold nothing but messages. */
    private static final Pattern ADVICE = Pattern.compile("/(\\w*Advice|Remedy|Machine|BackEnds|Library)\\.java$");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)+)\"");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);

    /** What is thrown, and its first words. Values out of range say their name and range, whatever the value: the page has that once. */
    private static final Pattern THROWN =
            Pattern.compile("new (?!IllegalArgument|NullPointer|UncheckedIO)\\w*Exception\\(([^;]*);");

    @Test
    void eachMessageOnThePageIsInTheSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path source : mainSources()) {
            sources.append(joined(source)).append('\n');
        }
        List<String> messages = messagesOfThePage();

        assertThat(messages).hasSizeGreaterThan(80);
        String all = sources.toString();
        assertThat(messages)
                .filteredOn(message ->
                        !Stream.of(message.split(VARIABLE)).map(String::strip).allMatch(all::contains))
                .isEmpty();
    }

    @Test
    void eachMessageOfTheSourcesIsOnAPage() throws IOException {
        String pages = plain(Files.readString(PAGE) + Files.readString(Pages.docs("errors.md")));
        List<String> beginnings = new ArrayList<>();
        for (Path source : mainSources()) {
            if (WITH_CHANNELS.matcher(source.toString()).find()) {
                messages(source).map(TroubleshootingTest::beginning).forEach(beginnings::add);
            }
        }

        assertThat(beginnings).hasSizeGreaterThan(100);
        assertThat(beginnings)
                .filteredOn(beginning -> !pages.contains(beginning))
                .isEmpty();
    }

    /** {@return the code in the first column of the tables whose first column has messages} */
    private static List<String> messagesOfThePage() throws IOException {
        List<String> messages = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(PAGE)) {
            inTable = line.startsWith("| message ") || inTable && line.startsWith("| ");
            if (inTable && line.startsWith("| `")) {
                messages.addAll(Pages.code(line.substring(2, line.indexOf(" | ", 2))));
            }
        }
        return messages;
    }

    private static List<Path> mainSources() throws IOException {
        return Pages.sources().stream()
                .filter(source -> source.toString().contains("/src/main/"))
                .toList();
    }

    /** {@return a source whose literals are as long as what they say} */
    private static String joined(Path source) throws IOException {
        return Files.readString(source)
                .replaceAll("\"\\s*\\+ \"", "")
                .replaceAll("\\\\\n\\s*", "")
                .replace("\\\"", "\"");
    }

    private static Stream<String> messages(Path source) throws IOException {
        String text = Files.readString(source).replaceAll("\"\\s*\\+ \"", "").replaceAll("\\\\\n\\s*", "");
        if (ADVICE.matcher(source.toString()).find()) {
            Stream<String> rows = TEXT_BLOCK
                    .matcher(text)
                    .results()
                    .flatMap(block -> block.group(1).lines())
                    // the conditions of a row, and its error numbers
                    .map(row -> row.strip().replaceFirst("^(\\S+ )?[A-Z0-9_,]+ (?=[A-Z{])", ""));
            return Stream.concat(rows, literals(TEXT_BLOCK.matcher(text).replaceAll("")))
                    .filter(TroubleshootingTest::beginsAMessage);
        }
        return THROWN.matcher(text)
                .results()
                .flatMap(thrown -> literals(thrown.group(1)).limit(1))
                .filter(TroubleshootingTest::beginsAMessage);
    }

    private static Stream<String> literals(String code) {
        return LITERAL.matcher(code).results().map((MatchResult literal) -> literal.group(1));
    }

    private static boolean beginsAMessage(String literal) {
        return literal.matches("[A-Za-z].*") && literal.split(" ").length >= 4;
    }

    /** {@return the words up to the first punctuation or variable, which is enough to look a message up} */
    private static String beginning(String message) {
        String words = plain(message.split("[:;({,]")[0]).strip();
        return words.substring(0, Math.min(45, words.length())).replaceFirst("\\.$", "");
    }

    private static String plain(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT)
                        .replaceAll("[`|]", " ")
                        .replace("\\", "")
                        .split("\\s+"))
                .collect(Collectors.joining(" "));
    }
}

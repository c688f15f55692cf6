package io.rawnet.examples.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintableStreamTest {
    @Test
    void controlCharactersDoNotReachTheTerminal() {
        String hostile = "a\u001B[2J\u009B31m\u202Eb\u2066\u0007\u0000\u007F\r\n\tc\rd\n";

        assertThat(new PrintableStream().next(utf8(hostile))).isEqualTo("a?[2J?31m?b??" + "??\n\tc?d\n");
    }

    @Test
    void aCharacterMayComeInParts() {
        PrintableStream stream = new PrintableStream();
        Octets text = utf8("é€\r\n😀.");
        StringBuilder printed = new StringBuilder();
        for (int index = 0; index < text.size(); index++) {
            printed.append(stream.next(text.slice(index, index + 1)));
        }
        assertThat(printed).hasToString("é€\n😀.");
    }

    @Test
    void octetsThatAreNoTextBecomeReplacementCharacters() {
        assertThat(new PrintableStream().next(Octets.hex("ff41fe"))).isEqualTo("\uFFFDA\uFFFD");
    }

    private static Octets utf8(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

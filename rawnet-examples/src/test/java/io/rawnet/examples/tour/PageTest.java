package io.rawnet.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HexDump;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PageTest {
    private final StringWriter printed = new StringWriter();
    private final InputStream typed = new ByteArrayInputStream("\n\n\n".getBytes());

    @Test
    void breaksLinesBetweenWordsAndIndentsWhatFollows() {
        page(16).print("> ", "one two three four five");
        assertThat(printed.toString()).isEqualTo("> one two three\n    four five\n");
    }

    @Test
    void aWordThatIsLongerThanTheTerminalStaysWhole() {
        page(10).print("", "a experiment/transport/HearPing.java b");
        assertThat(printed.toString()).isEqualTo("a\n  experiment/transport/HearPing.java\n  b\n");
    }

    @Test
    void anEmptyTextIsItsMargin() {
        page(10).print("x  ", "");
        assertThat(printed.toString()).isEqualTo("x\n");
    }

    @Test
    void aHexDumpFits80ColumnsBelowItsLabel() {
        String line = HexDump.format(ByteBuffer.allocate(16)).strip();
        page(80).dump("   seen     ", line);
        assertThat(printed.toString()).isEqualTo("   seen\n " + line + "\n");
        assertThat(line.length() + 1).isLessThan(80);
    }

    @Test
    void asksBeforeAFullScreenScrollsAway() {
        Page page =
                new Page(new PrintWriter(printed, true), 80, new EnterKey(new PrintWriter(printed, true), typed, 4));
        for (int line = 1; line <= 5; line++) {
            page.print("", "line " + line);
        }
        assertThat(printed.toString()).isEqualTo("line 1\nline 2\nline 3\n   Enter shows more: line 4\nline 5\n");
    }

    @Test
    void keepsTogetherWhatHasRoomOnOneScreen() {
        Page page =
                new Page(new PrintWriter(printed, true), 80, new EnterKey(new PrintWriter(printed, true), typed, 4));
        page.print("", "line 1");
        page.keepTogether(3);
        page.print("", "line 2");
        page.read();
        page.keepTogether(9);
        page.print("", "line 3");
        assertThat(printed.toString()).isEqualTo("line 1\n   Enter shows more: line 2\nline 3\n");
    }

    private Page page(int width) {
        return new Page(new PrintWriter(printed, true), width);
    }
}

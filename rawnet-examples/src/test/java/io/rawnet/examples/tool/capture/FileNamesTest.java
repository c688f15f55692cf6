package io.rawnet.examples.tool.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files as tcpdump(8) makes them. */
class FileNamesTest {
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 3, 4, 15, 6, 7, 0, ZoneOffset.UTC);

    @Test
    void filesOfASizeHaveANumberBehindTheName() {
        FileNames names = names("trace.pcap", false, true, OptionalInt.empty());

        assertThat(names.name(TIME, 0)).isEqualTo("trace.pcap");
        assertThat(names.name(TIME, 1)).isEqualTo("trace.pcap1");
        assertThat(names.name(TIME, 12)).isEqualTo("trace.pcap12");
    }

    @Test
    void filesThatReplaceEachOtherHaveNumbersOfOneLength() {
        assertThat(names("f", false, true, OptionalInt.of(11)).name(TIME, 3)).isEqualTo("f03");
        assertThat(names("f", false, true, OptionalInt.of(10)).name(TIME, 9)).isEqualTo("f9");
    }

    @Test
    void lettersStandForTheTimeOnlyWhereFilesHaveAPeriod() {
        assertThat(names("f-%H%M%S", true, false, OptionalInt.empty()).name(TIME, 0))
                .isEqualTo("f-150607");
        assertThat(names("f-%H%M%S", false, false, OptionalInt.empty()).name(TIME, 0))
                .isEqualTo("f-%H%M%S");
        assertThat(names("f-%M", true, true, OptionalInt.empty()).name(TIME, 2)).isEqualTo("f-062");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%Y-%m-%d %H:%M:%S",
                "%F %T %z",
                "%y%j %R %D",
                "%a %A %b %B",
                "%I %p %e",
                "%s",
                "100%% %",
                "%! %-"
            })
    void lettersAreThoseOfDate(String format) throws Exception {
        Process date = new ProcessBuilder("date", "-u", "-d", "2026-03-04 15:06:07", "+" + format).start();
        String expected = new String(date.getInputStream().readAllBytes()).replaceFirst("\n$", "");

        assertThat(FileNames.expanded(format, TIME)).isEqualTo(expected.replace("UTC", "Z"));
    }

    private static FileNames names(String name, boolean period, boolean size, OptionalInt files) {
        return new FileNames(new FileSettings(
                name,
                period ? Optional.of(Duration.ofSeconds(60)) : Optional.empty(),
                size ? OptionalLong.of(1_000_000) : OptionalLong.empty(),
                files,
                false));
    }
}

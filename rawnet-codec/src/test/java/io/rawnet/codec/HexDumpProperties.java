package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class HexDumpProperties {

    @Property
    void readsBackWhatItWrote(@ForAll @Size(max = 100) byte[] octets) {
        Octets before = Octets.of(octets);
        assertThat(HexDump.parse(HexDump.format(before.buffer()))).isEqualTo(before);
    }

    @Property
    void readsOrRefusesAnyText(
            @ForAll @StringLength(max = 60) @CharRange(from = '0', to = '3') @Chars({' ', ':', '*', 'x', '|', '\n'})
                    String text) {
        try {
            assertThat(HexDump.parse(text).size()).isLessThanOrEqualTo(1 << 18);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("line ");
        }
    }

    @Example
    void readsNothingFromNothing() {
        assertThat(HexDump.parse("")).isEqualTo(Octets.EMPTY);
    }
}

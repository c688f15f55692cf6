package io.rawnet.codec.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Octets;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneveOptionsTest {

    private static final GeneveOption PLAIN = GeneveOption.of(0x0103, 0x01, Octets.EMPTY);
    private static final GeneveOption CRITICAL = GeneveOption.of(0x0103, 0x81, Octets.hex("cafebabe"));
    private static final GeneveOption.Malformed CUT = new GeneveOption.Malformed(Octets.hex("0104 82 a2 00000001"));

    @Test
    void writesOptionsOneBehindTheOther() {
        GeneveOptions options = GeneveOptions.of(PLAIN, CRITICAL, CUT);
        assertThat(options.octets()).isEqualTo(Octets.hex("0103 01 00  0103 81 01 cafebabe  0104 82 a2 00000001"));
        assertThat(options.length()).isEqualTo(20);
        assertThat(options.list()).containsExactly(PLAIN, CRITICAL, CUT);
        assertThat(options).hasToString("<0x0103/0x01,0x0103/0x81 0xcafebabe,malformed 0x010482a200000001>");
        assertThat(GeneveOptions.of()).isEqualTo(GeneveOptions.NONE);
    }

    @Test
    void readsWhatIsThereOfAMalformedOption() {
        assertThat(CUT.optionClass()).isEqualTo(0x0104);
        assertThat(CUT.type()).isEqualTo(0x82);
        assertThat(CUT.isCritical()).isTrue();
        assertThat(CUT.reserved()).isEqualTo(5);
        assertThat(CUT.data()).isEqualTo(Octets.hex("00000001"));
        assertThat(CUT.length()).isEqualTo(8);
    }

    @Test
    void findsTheFirstOfAClassAndTypeThatCanBeRead() {
        GeneveOption again = GeneveOption.of(0x0103, 0x81, Octets.EMPTY);
        GeneveOptions options = GeneveOptions.of(PLAIN, CRITICAL, again, CUT);
        assertThat(options.find(0x0103, 0x81)).map(GeneveOption.class::cast).contains(CRITICAL);
        assertThat(options.find(0x0103, 0x02)).isEmpty();
        assertThat(options.find(0x0102, 0x01)).isEmpty();
        assertThat(options.find(CUT.optionClass(), CUT.type())).isEmpty();
    }

    @Test
    void isCriticalAsSoonAsOneOptionIs() {
        assertThat(GeneveOptions.of(PLAIN, CRITICAL).hasCritical()).isTrue();
        assertThat(GeneveOptions.of(PLAIN, PLAIN).hasCritical()).isFalse();
    }

    @Test
    void writesNothingWhereAnOptionDoesNotFit() {
        Stream.of(CRITICAL, CUT).forEach(option -> {
            ByteBuffer out = ByteBuffer.allocate(7);
            assertThatThrownBy(() -> option.encode(out)).isInstanceOf(BufferOverflowException.class);
            assertThat(out.position()).isZero();
            assertThat(out.array()).containsOnly(0);
        });
    }

    @Test
    void refusesWhatLengthsCannotCount() {
        refuses(
                () -> GeneveOption.of(1, 1, Octets.of(1, 2, 3)),
                "data must be a multiple of 4 octets and at most 124, not 3");
        refuses(
                () -> GeneveOption.of(1, 1, Octets.of(new byte[128])),
                "data must be a multiple of 4 octets and at most 124, not 128");
        refuses(() -> GeneveOption.of(0x10000, 1, Octets.EMPTY), "optionClass must be 0 to 65535, not 65536");
        refuses(() -> GeneveOption.of(1, 256, Octets.EMPTY), "type must be 0 to 255, not 256");
        refuses(() -> new GeneveOption.Opaque(1, 1, 8, Octets.EMPTY), "reserved must be 0 to 7, not 8");
        GeneveOption longest = GeneveOption.of(1, 1, Octets.of(new byte[124]));
        refuses(
                () -> GeneveOptions.of(longest, longest),
                "options must be a multiple of 4 octets and at most 252, not 256");
        refuses(
                () -> new GeneveOptions(Octets.of(1, 2)),
                "options must be a multiple of 4 octets and at most 252, not 2");
        refuses(
                () -> new GeneveOption.Malformed(Octets.of(1, 2, 3)),
                "a malformed option has a multiple of 4 octets and at least 4, not 3");
        refuses(
                () -> new GeneveOption.Malformed(Octets.EMPTY),
                "a malformed option has a multiple of 4 octets and at least 4, not 0");
    }

    private static void refuses(Runnable construction, String message) {
        assertThatThrownBy(construction::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

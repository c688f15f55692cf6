package io.rawnet.examples.tool.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void readsPortsAndRangesOnceAndInOrder() {
        assertThat(Ports.of("80,22,20-23,80")).containsExactly(20, 21, 22, 23, 80);
        assertThat(Ports.of("0")).containsExactly(0);
        assertThat(Ports.of("-")).hasSize(65_535).startsWith(1).endsWith(65_535);
        assertThat(Ports.of("-3")).containsExactly(1, 2, 3);
        assertThat(Ports.of("65534-")).containsExactly(65_534, 65_535);
        assertThat(Ports.of(Ports.USUAL)).contains(22, 443, 3389, 27_017).hasSizeBetween(1100, 1300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "70000", "5-2", "1,,2", "-1-", "1-2-3", "22,"})
    void saysWhatItCannotRead(String text) {
        assertThatThrownBy(() -> Ports.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("22,80,1000-2000");
    }
}

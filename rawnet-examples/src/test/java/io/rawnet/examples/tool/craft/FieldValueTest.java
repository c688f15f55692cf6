package io.rawnet.examples.tool.craft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.IpAddress;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of fields and addresses that differ from packet to packet. */
class FieldValueTest {
    @Test
    void staysCountsUpOrIsRandom() {
        assertThat(ports("80")).containsExactly(80, 80, 80);
        assertThat(ports("+1")).containsExactly(7, 8, 9);
        assertThat(ports("65534+1")).containsExactly(65_534, 65_535, 0);
        assertThat(ports("0x10+16")).containsExactly(16, 32, 48);
        FieldValue random = FieldValue.of("random");
        assertThat(LongStream.range(0, 100)
                        .map(index -> random.at(index, 7, 16))
                        .distinct())
                .hasSizeGreaterThan(50)
                .allMatch(value -> value >= 0 && value < 65_536);
    }

    private static long[] ports(String text) {
        FieldValue value = FieldValue.of(text);
        return LongStream.range(0, 3).map(index -> value.at(index, 7, 16)).toArray();
    }

    @Test
    void leavesToTheHeaderToRefuseWhatDoesNotFit() {
        assertThat(FieldValue.of("70000").at(0, 7, 16)).isEqualTo(70_000);
        assertThat(FieldValue.of("-1").at(0, 7, 16)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1+", "+x", "Random", "1+2+3"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> FieldValue.of(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void countsAddressesUp() {
        assertThat(address("10.0.0.254+1", 2, "10.9.9.9")).isEqualTo("10.0.1.0");
        assertThat(address("+1", 1, "10.9.9.9")).isEqualTo("10.9.9.10");
        assertThat(address("2001:db8::f+1", 1, "2001:db8::1")).isEqualTo("2001:db8::10");
        assertThat(address("random", 0, "2001:db8::1")).startsWith("2001:db8:").isNotEqualTo("2001:db8::1");
        assertThat(address("random", 0, "10.9.9.9")).isNotEqualTo(address("random", 1, "10.9.9.9"));
        assertThatThrownBy(() -> AddressValue.of("10.0.0.x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddressValue.of("10.0.0.1+")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String address(String text, long index, String usual) {
        return AddressValue.of(text).at(index, IpAddress.of(usual)).toString();
    }
}

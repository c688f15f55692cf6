package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Ipv4OptionTest {

    private static final Ipv4Address FIRST = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address SECOND = Ipv4Address.of("192.0.2.2");

    /** Each option of RFC 791, RFC 1108 and RFC 2113 written out by hand, and its text. */
    static Stream<Arguments> wireVectors() {
        return Stream.of(
                vector("00", new Ipv4Option.EndOfOptionList(), "eol"),
                vector("01", new Ipv4Option.NoOperation(), "nop"),
                vector(
                        "070b08 c0000201 00000000",
                        new Ipv4RouteOption(Ipv4RouteOption.Kind.RECORD_ROUTE, 8, List.of(FIRST, Ipv4Address.ANY)),
                        "record route 192.0.2.1 |0.0.0.0"),
                vector(
                        "830b04 c0000201 c0000202",
                        new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 4, List.of(FIRST, SECOND)),
                        "loose source route |192.0.2.1 192.0.2.2"),
                vector(
                        "890708 c0000201",
                        new Ipv4RouteOption(Ipv4RouteOption.Kind.STRICT_SOURCE_ROUTE, 8, List.of(FIRST)),
                        "strict source route 192.0.2.1"),
                vector(
                        "440c0d00 02932e00 00000000",
                        timestamps(13, 0, Ipv4TimestampOption.Mode.TIMESTAMPS_ONLY, entry(43200000), entry(0)),
                        "timestamps 43200000 0"),
                vector(
                        "440c0511 c0000201 80000001",
                        timestamps(5, 1, Ipv4TimestampOption.Mode.WITH_ADDRESSES, entry(FIRST, 0x8000_0001L)),
                        "timestamps |192.0.2.1@2147483649 overflow 1"),
                vector(
                        "440c05f3 c0000202 00000000",
                        timestamps(5, 15, Ipv4TimestampOption.Mode.PRESPECIFIED, entry(SECOND, 0)),
                        "timestamps |192.0.2.2@0 overflow 15"),
                vector("8203ab", new Ipv4Option.Security(0xab, Octets.EMPTY), "security 171"),
                vector("8204 3d 80", new Ipv4Option.Security(0x3d, Octets.of(0x80)), "security 61 0x80"),
                vector("88041234", new Ipv4Option.StreamIdentifier(0x1234), "stream 4660"),
                vector("94040000", new Ipv4Option.RouterAlert(0), "router alert 0"),
                vector("5204beef", new Ipv4Option.Unknown(82, Octets.of(0xbe, 0xef)), "option-82 0xbeef"),
                vector("5202", new Ipv4Option.Unknown(82, Octets.EMPTY), "option-82"),
                vector("9403ff", new Ipv4Option.Unknown(148, Octets.of(0xff)), "option-148 0xff"),
                vector("8803ff", new Ipv4Option.Unknown(136, Octets.of(0xff)), "option-136 0xff"),
                vector("8202", new Ipv4Option.Unknown(130, Octets.EMPTY), "option-130"),
                vector("0702", new Ipv4Option.Unknown(7, Octets.EMPTY), "option-7"),
                vector("070404c0", new Ipv4Option.Unknown(7, Octets.of(4, 0xc0)), "option-7 0x04c0"),
                vector("440305", new Ipv4Option.Unknown(68, Octets.of(5)), "option-68 0x05"),
                vector("44040502", new Ipv4Option.Unknown(68, Octets.of(5, 2)), "option-68 0x0502"),
                vector("4405050000", new Ipv4Option.Unknown(68, Octets.of(5, 0, 0)), "option-68 0x050000"),
                vector("94", new Ipv4Option.Malformed(Octets.of(0x94)), "malformed 0x94"),
                vector("940100", new Ipv4Option.Malformed(Octets.of(0x94, 1, 0)), "malformed 0x940100"),
                vector("070bff", new Ipv4Option.Malformed(Octets.of(7, 11, 0xff)), "malformed 0x070bff"));
    }

    @ParameterizedTest
    @MethodSource("wireVectors")
    void readsAndWritesEachOption(Octets octets, Ipv4Option option, String text) {
        assertThat(Ipv4Option.parse(octets)).containsExactly(option);
        assertThat(option.length()).isEqualTo(octets.size());
        ByteBuffer out = ByteBuffer.allocate(octets.size());
        option.encode(out);
        assertThat(Octets.copyOf(out.flip())).isEqualTo(octets);
        assertThat(option).hasToString(text);
        assertThat(option.isCopied()).isEqualTo(option.type() >= 128);
    }

    @Test
    void padsToAMultipleOfFour() {
        Ipv4Options options = Ipv4Options.of(
                new Ipv4Option.NoOperation(),
                new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 4, List.of(FIRST)));
        assertThat(options.octets()).isEqualTo(Octets.hex("01 830704 c0000201"));
        assertThat(Ipv4Options.of(Ipv4RouteOption.recordRoute(1)).octets()).isEqualTo(Octets.hex("070704 00000000 00"));
        assertThat(options.find(Ipv4RouteOption.class)).isPresent();
        assertThat(options.find(Ipv4Option.RouterAlert.class)).isEmpty();
        assertThat(options).hasToString("<nop,loose source route |192.0.2.1>");
    }

    @Test
    void endsAtTheEndOfOptionList() {
        assertThat(new Ipv4Options(Octets.hex("00940400")).list()).containsExactly(new Ipv4Option.EndOfOptionList());
    }

    @Test
    void knowsWhetherARouteIsUsedUp() {
        assertThat(new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 4, List.of(FIRST)).isUsedUp())
                .isFalse();
        assertThat(new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 8, List.of(FIRST)).isUsedUp())
                .isTrue();
        assertThat(entry(1L << 31).isStandard()).isFalse();
        assertThat(entry((1L << 31) - 1).isStandard()).isTrue();
    }

    @Test
    void refusesWhatDoesNotFit() {
        Ipv4RouteOption ten = Ipv4RouteOption.recordRoute(10);
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Options.of(ten));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ipv4Options(Octets.of(1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ipv4Option.Unknown(1, Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ipv4Option.Malformed(Octets.EMPTY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timestamps(5, 0, Ipv4TimestampOption.Mode.WITH_ADDRESSES, entry(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timestamps(5, 0, Ipv4TimestampOption.Mode.TIMESTAMPS_ONLY, entry(FIRST, 0)));
    }

    private static Arguments vector(String octets, Ipv4Option option, String text) {
        return Arguments.of(Octets.hex(octets), option, text);
    }

    private static Ipv4TimestampOption timestamps(
            int pointer, int overflow, Ipv4TimestampOption.Mode mode, Ipv4TimestampOption.Entry... entries) {
        return new Ipv4TimestampOption(pointer, overflow, mode, List.of(entries));
    }

    private static Ipv4TimestampOption.Entry entry(long timestamp) {
        return new Ipv4TimestampOption.Entry(Optional.empty(), timestamp);
    }

    private static Ipv4TimestampOption.Entry entry(Ipv4Address address, long timestamp) {
        return new Ipv4TimestampOption.Entry(Optional.of(address), timestamp);
    }
}

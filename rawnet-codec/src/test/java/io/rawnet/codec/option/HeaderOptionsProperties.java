package io.rawnet.codec.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4Options;
import io.rawnet.codec.transport.option.TcpOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HeaderOptionsProperties {

    @Provide
    Arbitrary<byte[]> options() {
        return Arbitraries.integers()
                .between(0, 10)
                .flatMap(words -> Arbitraries.bytes().array(byte[].class).ofSize(words * 4));
    }

    @Property
    void keepEveryOctetOfEveryLength(@ForAll("options") byte[] octets) {
        TcpOptions options = new TcpOptions(Octets.of(octets));
        assertThat(options.length()).isEqualTo(octets.length);
        assertThat(options.octets()).isEqualTo(Octets.of(octets));
        assertThat(new Ipv4Options(Octets.of(octets)).octets()).isEqualTo(Octets.of(octets));
    }

    @Property
    void areReadAndWrittenAtAnIndexInAnyByteOrderAndNothingElseIs(@ForAll("options") byte[] octets) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer in = ByteBuffer.allocateDirect(3 + octets.length).order(order);
            in.put(3, octets);
            TcpOptions options = TcpOptions.copyOf(in, 3, octets.length);
            byte[] out = HexFormat.of().parseHex("ee".repeat(5 + octets.length));
            options.encode(ByteBuffer.wrap(out).order(order), 2);
            assertThat(Octets.of(out).slice(2, 2 + octets.length)).isEqualTo(Octets.of(octets));
            assertThat(Octets.of(out).toString()).startsWith("eeee").endsWith("eeeeee");
        }
    }

    @Property
    void addUpLikeTheirOctets(@ForAll("options") byte[] octets) {
        assertThat(InternetChecksum.finish(new TcpOptions(Octets.of(octets)).sum()))
                .isEqualTo(InternetChecksum.of(ByteBuffer.wrap(octets)));
    }

    @Property
    void areEqualExactlyIfTheirOctetsAre(@ForAll("options") byte[] octets, @ForAll @IntRange(max = 39) int changed) {
        TcpOptions options = new TcpOptions(Octets.of(octets));
        TcpOptions same = new TcpOptions(Octets.of(octets));
        assertThat(same).isEqualTo(options).hasSameHashCodeAs(options);
        assertThat((Object) new Ipv4Options(Octets.of(octets))).isNotEqualTo(options);
        if (changed < octets.length) {
            byte[] other = octets.clone();
            other[changed] ^= 0x10;
            assertThat(new TcpOptions(Octets.of(other))).isNotEqualTo(options);
        }
        if (octets.length < HeaderOptions.MAX_LENGTH) {
            byte[] longer = Arrays.copyOf(octets, octets.length + 4);
            assertThat(new TcpOptions(Octets.of(longer))).isNotEqualTo(options);
        }
    }

    @Example
    void refuseLengthsThatNoHeaderHasAndOctetsThatAreNotThere() {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        for (int length : new int[] {-4, 2, 41, 44}) {
            assertThatIllegalArgumentException().isThrownBy(() -> TcpOptions.copyOf(buffer, 0, length));
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> TcpOptions.copyOf(buffer, 48, 20));
    }
}

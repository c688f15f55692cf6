package io.rawnet.codec.transport.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class TcpOptionProperties {

    @Property
    void anyOctetsAreReadAndWrittenBack(@ForAll @Size(max = 300) byte[] any) {
        checkReadAndWrittenBack(Octets.of(any));
    }

    @Property
    void optionsOfKnownKindsWithAnyLengthAreReadAndWrittenBack(@ForAll("options") List<byte[]> options) {
        ByteBuffer out = ByteBuffer.allocate(300);
        options.forEach(out::put);
        checkReadAndWrittenBack(Octets.copyOf(out.flip()));
    }

    private static void checkReadAndWrittenBack(Octets octets) {
        ByteBuffer out = ByteBuffer.allocate(octets.size());
        List<TcpOption> options = TcpOption.parse(octets);
        for (TcpOption option : options) {
            int start = out.position();
            option.encode(out);
            assertThat(out.position() - start).isEqualTo(option.length());
            assertThat(option.kind()).isEqualTo(octets.get(start));
            assertThat(option.toString()).isNotBlank().doesNotContain("\n");
        }
        boolean ended = !options.isEmpty() && options.get(options.size() - 1) instanceof EndOfOptionList;
        assertThat(ended || !out.hasRemaining()).as("read to the end").isTrue();
        assertThat(Octets.copyOf(out.flip())).isEqualTo(octets.slice(0, out.limit()));
    }

    @Provide
    Arbitrary<List<byte[]>> options() {
        Arbitrary<Integer> kinds = Arbitraries.of(0, 1, 2, 3, 4, 5, 8, 19, 28, 29, 30, 34, 77, 172, 174, 253, 254);
        Arbitrary<byte[]> data = Arbitraries.bytes().array(byte[].class).ofMaxSize(18);
        return Combinators.combine(kinds, data)
                .as(TcpOptionProperties::option)
                .list()
                .ofMaxSize(12);
    }

    private static byte[] option(int kind, byte[] data) {
        return kind < 2
                ? new byte[] {(byte) kind}
                : ByteBuffer.allocate(2 + data.length)
                        .put((byte) kind)
                        .put((byte) (2 + data.length))
                        .put(data)
                        .array();
    }
}

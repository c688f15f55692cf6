package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** What every decoder and every header owes, whatever its protocol: DESIGN's promises as assertions. */
public final class HeaderLaws {

    private static final byte POISON = (byte) 0xA5;

    private HeaderLaws() {}

    /**
     * Checks every law for octets that hold exactly one header.
     *
     * @return the header, for assertions on its fields
     */
    public static <H extends Header> H checkAll(HeaderDecoder decoder, Octets vector) {
        return checkAll(decoder, vector, vector.size());
    }

    /**
     * Checks every law for a header that reaches to the end of the octets, so that cut short it is another header.
     *
     * @param leastLength below how many octets it must be refused
     */
    @SuppressWarnings("unchecked")
    public static <H extends Header> H checkAll(HeaderDecoder decoder, Octets vector, int leastLength) {
        Header header = decodes(decoder, vector.buffer());
        assertThat(header.length()).as("length").isEqualTo(vector.size());
        assertThat(header.octets()).as("encode(decode(octets))").isEqualTo(vector);
        decodesFromEveryBufferKind(decoder, vector, header);
        rejectsEveryTruncation(decoder, vector, leastLength);
        for (int length = leastLength; length < vector.size(); length++) {
            checkLossless(decoder, vector.slice(0, length));
        }
        encodesIntoPoisonedOutputOnlyWhereItShould(header, vector);
        refusesOutputThatIsTooSmall(header);
        answersEveryQuestion(header);
        return (H) header;
    }

    /** Checks that a header made of fields encodes and decodes to an equal one. */
    public static void checkRoundTrip(HeaderDecoder decoder, Header header) {
        Octets octets = header.octets();
        assertThat(octets.size()).isEqualTo(header.length());
        assertThat(decodes(decoder, octets.buffer())).isEqualTo(header);
        answersEveryQuestion(header);
    }

    /** Checks that any octets either decode losslessly or are refused with the typed error, position unmoved. */
    public static void checkLossless(HeaderDecoder decoder, Octets any) {
        ByteBuffer in = any.buffer();
        try {
            Header header = decoder.decode(in);
            assertThat(in.position()).as("position").isEqualTo(header.length());
            assertThat(header.octets()).isEqualTo(any.slice(0, header.length()));
            answersEveryQuestion(header);
        } catch (MalformedPacketException refused) {
            assertThat(in.position()).as("position after refusal").isZero();
            assertThat(refused.layer()).isNotBlank();
            assertThat(refused.offset()).isBetween(0, any.size());
        }
    }

    private static void decodesFromEveryBufferKind(HeaderDecoder decoder, Octets vector, Header expected) {
        byte[] surrounded = new byte[vector.size() + 12];
        Arrays.fill(surrounded, POISON);
        System.arraycopy(vector.toArray(), 0, surrounded, 5, vector.size());
        ByteBuffer heap = ByteBuffer.wrap(surrounded);
        ByteBuffer direct = ByteBuffer.allocateDirect(surrounded.length).put(surrounded);
        for (ByteBuffer buffer : List.of(heap, heap.asReadOnlyBuffer(), direct, direct.asReadOnlyBuffer())) {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                ByteBuffer in = buffer.order(order);
                in.limit(5 + vector.size()).position(5);
                assertThat(decodes(decoder, in)).isEqualTo(expected);
                assertThat(in.position()).as("position").isEqualTo(5 + vector.size());
                in.clear();
            }
        }
        ByteBuffer slice = heap.slice(5, vector.size());
        assertThat(decodes(decoder, slice)).as("from a slice").isEqualTo(expected);
    }

    private static void rejectsEveryTruncation(HeaderDecoder decoder, Octets vector, int leastLength) {
        for (int length = 0; length < leastLength; length++) {
            ByteBuffer in = vector.slice(0, length).buffer();
            assertThatThrownBy(() -> decoder.decode(in))
                    .as("cut to %d octets", length)
                    .isInstanceOfSatisfying(MalformedPacketException.class, error -> {
                        assertThat(error.required()).isGreaterThan(error.available());
                        assertThat(error.getMessage()).startsWith(error.layer() + ": ");
                    });
            assertThat(in.position()).as("position after refusal").isZero();
        }
    }

    private static void encodesIntoPoisonedOutputOnlyWhereItShould(Header header, Octets vector) {
        for (boolean direct : new boolean[] {false, true}) {
            int size = vector.size() + 8;
            ByteBuffer out = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
            out.order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < size; i++) {
                out.put(i, POISON);
            }
            header.encode(out.position(4));
            assertThat(out.position()).isEqualTo(4 + vector.size());
            assertThat(Octets.copyOf(out, 4, vector.size())).isEqualTo(vector);
            for (int i : new int[] {0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1}) {
                assertThat(out.get(i)).as("octet %d outside", i).isEqualTo(POISON);
            }
        }
    }

    private static void refusesOutputThatIsTooSmall(Header header) {
        ByteBuffer out = ByteBuffer.allocate(header.length() - 1);
        assertThatThrownBy(() -> header.encode(out)).isInstanceOf(BufferOverflowException.class);
        assertThat(out.position()).isZero();
        assertThat(out.array()).as("nothing written").isEqualTo(new byte[header.length() - 1]);
    }

    private static void answersEveryQuestion(Header header) {
        assertThat(header.toString()).isNotBlank().doesNotContain("\n");
        assertThat(header.protocolNumbers()).doesNotContainNull();
        assertThat(header.nextProtocol()).isNotNull();
        assertThat(header.declaredPayloadLength().orElse(0)).isNotNegative();
        header.checksumState(HeaderContext.NONE).ifPresent(state -> tellsWhereTheChecksumLies(header, state));
        assertThat(header.violations(HeaderContext.NONE)).doesNotContainNull();
        assertThat(header.completed(HeaderContext.NONE).length()).isEqualTo(header.length());
        assertThat(header).isEqualTo(header).hasSameHashCodeAs(header);
    }

    private static void tellsWhereTheChecksumLies(Header header, ChecksumState state) {
        String field = header.octets().toString().substring(2 * state.offset());
        assertThat(field)
                .as("checksum field at octet %d", state.offset())
                .matches(octets -> octets.startsWith(String.format("%04x", state.found()))
                        || octets.startsWith(String.format("%08x", state.found())));
    }

    private static Header decodes(HeaderDecoder decoder, ByteBuffer in) {
        try {
            return decoder.decode(in);
        } catch (MalformedPacketException e) {
            throw new AssertionError("should decode", e);
        }
    }
}

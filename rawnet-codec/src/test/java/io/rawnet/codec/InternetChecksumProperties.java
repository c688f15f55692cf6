package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class InternetChecksumProperties {

    @Property
    void equalsTheNaiveLoopOverEveryKindOfBuffer(
            @ForAll("octets") byte[] octets, @ForAll @IntRange(max = 17) int before) {
        int expected = naive(octets);
        ByteBuffer heap = ByteBuffer.allocate(before + octets.length + 3);
        heap.put(before, octets).position(before).limit(before + octets.length);
        ByteBuffer direct = ByteBuffer.allocateDirect(heap.capacity());
        direct.put(before, octets).position(before).limit(before + octets.length);
        for (ByteBuffer buffer : new ByteBuffer[] {heap, direct}) {
            assertThat(InternetChecksum.of(buffer)).isEqualTo(expected);
            assertThat(InternetChecksum.of(buffer.asReadOnlyBuffer())).isEqualTo(expected);
            assertThat(InternetChecksum.of(buffer.slice())).isEqualTo(expected);
            assertThat(InternetChecksum.of(buffer.slice().asReadOnlyBuffer())).isEqualTo(expected);
            assertThat(buffer.position()).isEqualTo(before);
        }
        long sum = InternetChecksum.sum(heap.array(), before, octets.length);
        assertThat(InternetChecksum.finish(sum)).isEqualTo(expected);
    }

    @Property
    void addsUpFromPartsOfEvenLength(@ForAll("octets") byte[] octets, @ForAll @IntRange(max = 150) int words) {
        int cut = Math.min(words * 2, octets.length / 2 * 2);
        long sum = InternetChecksum.sum(octets, 0, cut) + InternetChecksum.sum(octets, cut, octets.length - cut);
        assertThat(InternetChecksum.finish(sum)).isEqualTo(naive(octets));
    }

    @Property
    void eightOctetsAreSummedAsANumberToo(@ForAll long octets) {
        ByteBuffer buffer = ByteBuffer.allocate(8).putLong(0, octets);
        assertThat(InternetChecksum.finish(InternetChecksum.sum(octets))).isEqualTo(naive(buffer.array()));
    }

    @Property
    void updateEqualsRecomputation(
            @ForAll("words") byte[] octets, @ForAll @IntRange(max = 1000) int place, @ForAll int value) {
        octets[0] = 0x45; // RFC 1624: the one case that differs, nothing but zeros, does not occur in headers
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        int index = 2 + place % ((octets.length - 2) / 2) * 2;
        int checksum = InternetChecksum.of(buffer);
        int before = buffer.getShort(index) & 0xFFFF;
        buffer.putShort(index, (short) value);
        assertThat(InternetChecksum.update(checksum, before, value & 0xFFFF)).isEqualTo(naive(octets));
    }

    @Property
    void update32EqualsRecomputation(
            @ForAll("words") byte[] octets, @ForAll @IntRange(max = 1000) int place, @ForAll int value) {
        octets[0] = 0x45;
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        int index = 2 + place % ((octets.length - 4) / 2) * 2;
        int checksum = InternetChecksum.of(buffer);
        int before = buffer.getInt(index);
        buffer.putInt(index, value);
        assertThat(InternetChecksum.update32(checksum, before, value)).isEqualTo(naive(octets));
    }

    @Provide
    Arbitrary<byte[]> octets() {
        return octetsUpTo(0, 300);
    }

    @Provide
    Arbitrary<byte[]> words() {
        return octetsUpTo(4, 60).map(octets -> Arrays.copyOf(octets, octets.length * 2));
    }

    /** Extremes are made likely: carries and zeros are where mistakes are. */
    private static Arbitrary<byte[]> octetsUpTo(int least, int most) {
        Arbitrary<Byte> octet = Arbitraries.oneOf(Arbitraries.bytes(), Arbitraries.of((byte) 0, (byte) 0xFF));
        return octet.array(byte[].class).ofMinSize(least).ofMaxSize(most);
    }

    private static int naive(byte[] octets) {
        int sum = 0;
        for (int i = 0; i < octets.length; i++) {
            sum += (octets[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return ~sum & 0xFFFF;
    }
}

package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OctetsTest {

    private static final Octets FIVE = Octets.of(0, 0x7F, 0x80, 0xFF, 5);

    @Test
    void readsHexadecimalDigits() {
        assertThat(Octets.hex("007f 80:FF\n05")).isEqualTo(FIVE);
        assertThat(Octets.hex("")).isSameAs(Octets.EMPTY);
        assertThat(FIVE).hasToString("007f80ff05");
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.hex("123"));
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.hex("0x12"));
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.hex("\u0661\u0662"));
    }

    @Test
    void refusesIntsThatAreNoOctets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Octets.of(1, 256))
                .withMessage("octet 1 must be 0 to 255, not 256");
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.of(-1, 0));
    }

    @Test
    void isNotChangedThroughWhatItWasMadeOfOrGave() {
        byte[] array = {1, 2, 3};
        Octets octets = Octets.of(array);
        array[0] = 9;
        octets.toArray()[1] = 9;
        assertThat(octets).isEqualTo(Octets.of(1, 2, 3));
        assertThatThrownBy(() -> octets.buffer().put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
        ByteBuffer buffer = ByteBuffer.wrap(array).position(1);
        Octets copy = Octets.copyOf(buffer);
        array[1] = 9;
        assertThat(copy).isEqualTo(Octets.of(2, 3));
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void givesOneOctetOrSome() {
        assertThat(FIVE.size()).isEqualTo(5);
        assertThat(FIVE.get(3)).isEqualTo(255);
        assertThat(FIVE.slice(1, 3)).isEqualTo(Octets.of(0x7F, 0x80));
        assertThat(FIVE.slice(5, 5).isEmpty()).isTrue();
        assertThat(FIVE.isEmpty()).isFalse();
        assertThatThrownBy(() -> FIVE.get(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> FIVE.slice(3, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> FIVE.slice(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void writesAtThePositionOrAtAnIndex() {
        ByteBuffer out = ByteBuffer.allocate(7);
        Octets.of(1, 2).encode(out.position(1));
        assertThat(out.position()).isEqualTo(3);
        Octets.of(3, 4).encode(out, 5);
        assertThat(out.position()).isEqualTo(3);
        assertThat(Octets.copyOf(out, 0, 7)).isEqualTo(Octets.of(0, 1, 2, 0, 0, 3, 4));
        assertThatThrownBy(() -> FIVE.encode(out)).isInstanceOf(BufferOverflowException.class);
        assertThatThrownBy(() -> FIVE.encode(out, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Property
    void equalsByContentAndSurvivesText(@ForAll byte[] array) {
        Octets octets = Octets.of(array);
        assertThat(Octets.of(array.clone())).isEqualTo(octets).hasSameHashCodeAs(octets);
        assertThat(Octets.hex(octets.toString())).isEqualTo(octets);
        assertThat(octets.sum()).isEqualTo(InternetChecksum.sum(ByteBuffer.wrap(array)));
    }
}

package io.rawnet.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketFlagsTest {

    @Test
    void readsEachField() {
        PacketFlags flags = new PacketFlags(0x8001_0000 | 9 << 5 | 3 << 2 | 2);
        assertThat(flags.direction()).isEqualTo(PacketFlags.Direction.OUTBOUND);
        assertThat(flags.reception()).isEqualTo(3);
        assertThat(flags.frameCheckSequenceLength()).isEqualTo(9);
        assertThat(flags.linkLayerErrors()).isEqualTo(0x8001);
    }

    @Test
    void givesOptionsWithADirection() {
        assertThat(PacketFlags.of(PacketFlags.Direction.UNKNOWN).value()).isZero();
        assertThat(PacketFlags.of(PacketFlags.Direction.INBOUND).value()).isEqualTo(1);
        assertThat(PacketFlags.of(PacketFlags.Direction.OUTBOUND).value()).isEqualTo(2);
        BlockOptions options = PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
        assertThat(options.octets()).isEqualTo(Vectors.octets("0200 0400 02000000 0000 0000"));
        assertThat(PacketFlags.in(options)).contains(new PacketFlags(2));
    }

    @Test
    void isAbsentInAnotherLengthThanFour() {
        BlockOptions options = BlockOptions.of(Vectors.octets("0002 0002 0001 0000"));
        assertThat(PacketFlags.in(options)).isEmpty();
        assertThat(PacketFlags.in(BlockOptions.none())).isEmpty();
    }
}

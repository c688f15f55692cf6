package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class LoopbackHeaderTest {

    @Test
    void readsTheFamilyInEitherByteOrder() {
        LoopbackHeader big = HeaderLaws.checkAll(LoopbackHeader::decode, Octets.hex("00000002"));
        assertThat(big.byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(big.family()).contains(AddressFamily.IPV4);
        LoopbackHeader little = HeaderLaws.checkAll(LoopbackHeader::decode, Octets.hex("1e000000"));
        assertThat(little.byteOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(little.family()).contains(AddressFamily.IPV6_DARWIN);
        assertThat(little.nextProtocol()).contains(AddressFamily.IPV6_DARWIN);
        assertThat(little).hasToString("Loopback IPv6");
    }

    @Test
    void keepsAFamilyThatMakesNoSense() {
        LoopbackHeader header = HeaderLaws.checkAll(LoopbackHeader::decode, Octets.hex("12345680"));
        assertThat(header.family()).isEmpty();
        assertThat(header.nextProtocol()).isEmpty();
        assertThat(header).hasToString("Loopback family 0x12345680");
    }

    @Test
    void writesTheFamilyInEitherByteOrder() {
        assertThat(LoopbackHeader.of(AddressFamily.IPV6_FREEBSD, ByteOrder.BIG_ENDIAN)
                        .octets())
                .isEqualTo(Octets.hex("0000001c"));
        assertThat(LoopbackHeader.of(AddressFamily.IPV6_FREEBSD, ByteOrder.LITTLE_ENDIAN)
                        .octets())
                .isEqualTo(Octets.hex("1c000000"));
    }

    @Test
    void completesToTheFamilyOfWhatFollows() {
        LoopbackHeader header = LoopbackHeader.of(AddressFamily.IPV6_DARWIN, ByteOrder.LITTLE_ENDIAN);
        Packet packet = Packet.of(
                        header, Ipv4Header.builder().protocol(IpProtocol.UDP).build())
                .completed();
        assertThat(packet.headers().get(0)).isEqualTo(LoopbackHeader.of(AddressFamily.IPV4, ByteOrder.LITTLE_ENDIAN));
        assertThat(header.completed(HeaderContext.NONE)).isEqualTo(header);
    }
}

package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6ViewTest {

    private static final String ADDRESSES = "fe800000000000000000000000000001 fe800000000000000000000000000002";

    @Test
    void changesOneFieldAndNoOther() throws MalformedPacketException {
        ByteBuffer octets =
                ByteBuffer.wrap(Octets.hex("6b9abcde 0000 3b 02" + ADDRESSES).toArray());
        Ipv6View view = Ipv6View.of(octets);
        view.setDscp(0);
        assertThat(Octets.copyOf(octets, 0, 8)).isEqualTo(Octets.hex("601abcde 0000 3b 02"));
        view.setEcn(3);
        view.setFlowLabel(0xFFFFF);
        assertThat(Octets.copyOf(octets, 0, 8)).isEqualTo(Octets.hex("603fffff 0000 3b 02"));
        view.setTrafficClass(0xFF);
        assertThat(Octets.copyOf(octets, 0, 8)).isEqualTo(Octets.hex("6fffffff 0000 3b 02"));
        assertThat(view.decrementHopLimit()).as("1 left").isTrue();
        assertThat(view.decrementHopLimit()).as("0 left").isFalse();
        assertThat(view.decrementHopLimit()).isFalse();
        assertThat(view.hopLimit()).isZero();
        view.setSource(Ipv6Address.LOOPBACK);
        view.setDestination(Ipv6Address.ALL_NODES);
        assertThat(view.toHeader())
                .isEqualTo(new Ipv6Header(
                        63, 3, 0xFFFFF, 0, IpProtocol.NO_NEXT_HEADER, 0, Ipv6Address.LOOPBACK, Ipv6Address.ALL_NODES));
        assertThat(view).hasToString(view.toHeader().toString());
        assertThatIllegalArgumentException().isThrownBy(() -> view.setHopLimit(256));
        assertThatIllegalArgumentException().isThrownBy(() -> view.setFlowLabel(-1));
    }

    /** What follows the IPv6 header, the index of the upper layer and its number: where the walk has to stop. */
    @ParameterizedTest
    @CsvSource({
        "6, '', 40, 6",
        "0, 0600 010400000000, 48, 6",
        "0, 0601 010400000000, 40, 0",
        "44, 0600 0001 00000000 01, 48, 6",
        "44, 0600 0009 00000000 01, 40, 44",
        "50, 0600 0000 00000000, 40, 50",
        "51, 0604 0000 00000100 00000001 000000000000000000000000, 64, 6",
        "60, 060000, 40, 60",
        "43, 3c00 0000 00000000 0600 010400000000, 56, 6"
    })
    void stepsOverExtensionHeaders(int next, String rest, int offset, int protocol) throws MalformedPacketException {
        Octets octets = Octets.hex(String.format("60000000 0000 %02x 40", next) + ADDRESSES + rest);
        Ipv6View view = Ipv6View.of(octets.buffer());
        assertThat(view.upperLayerOffset()).isEqualTo(offset);
        assertThat(view.upperLayer().number()).isEqualTo(protocol);
    }

    @Test
    void boundsTheWalk() throws MalformedPacketException {
        byte[] octets = new byte[40 + 8 * 100];
        octets[0] = 0x60;
        Arrays.fill(octets, 8, 40, (byte) 1);
        assertThat(Ipv6View.of(ByteBuffer.wrap(octets)).upperLayerOffset()).isEqualTo(40 + 8 * 64);
    }

    @ParameterizedTest
    @CsvSource({
        "0002, 3b, 0102030405, 42", "0000, 3b, 0102030405, 40", "0000, fd, 0102030405, 45",
        "0009, fd, 0102030405, 45", "0000, 00, fd00c2040000000a aabbccdd, 50",
                "0000, 00, fd00c204000000ff aabbccdd, 52",
        "0000, 00, fd00c20400000001 aabbccdd, 48", "0000, 00, fd00010400000000 aabbccdd, 52"
    })
    void knowsWhereThePayloadEnds(String length, String next, String payload, int end) throws MalformedPacketException {
        Octets octets = Octets.hex("60000000" + length + next + "40" + ADDRESSES + payload);
        assertThat(Ipv6View.of(octets.buffer()).payloadEnd()).isEqualTo(end);
    }
}

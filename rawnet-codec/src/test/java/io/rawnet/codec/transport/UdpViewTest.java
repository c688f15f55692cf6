package io.rawnet.codec.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class UdpViewTest {

    private static UdpView view(String hex) throws MalformedPacketException {
        return UdpView.of(ByteBuffer.wrap(Octets.hex(hex).toArray()));
    }

    @Test
    void readsEachFieldFromItsPlace() throws MalformedPacketException {
        UdpView view = UdpView.at(Octets.hex("ffff 9c40 0035 000a e6f8 6869 00").buffer(), 2);
        assertThat(view.sourcePort()).isEqualTo(40000);
        assertThat(view.destinationPort()).isEqualTo(53);
        assertThat(view.datagramLength()).isEqualTo(10);
        assertThat(view.checksum()).isEqualTo(0xe6f8);
        assertThat(view.payloadOffset()).isEqualTo(10);
        assertThat(view.payloadEnd()).isEqualTo(12);
        assertThat(view).hasToString("UDP 40000 > 53 length 10");
    }

    @Test
    void endsThePayloadWhereTheBufferDoesOrTheHeaderForImpossibleLengths() throws MalformedPacketException {
        assertThat(view("0001 0002 ffff 0000 6869").payloadEnd()).isEqualTo(10);
        assertThat(view("0001 0002 0000 0000 6869").payloadEnd()).isEqualTo(10);
        assertThat(view("0001 0002 0007 0000 6869").payloadEnd()).isEqualTo(8);
    }

    @Test
    void rejectsFewerThanEightOctets() {
        assertThatThrownBy(() -> view("0001 0002 0008 00"))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("UDP: 8 octets required at offset 0, 7 available");
    }

    @Test
    void repairsTheChecksum() throws MalformedPacketException {
        UdpView view = view("9c40 0035 000a e6f8");
        view.setDestinationPort(54);
        assertThat(view.checksum())
                .as("one more in the sum is one less in its complement")
                .isEqualTo(0xe6f7);
        view.setSourcePort(0x9c30);
        assertThat(view.checksum()).isEqualTo(0xe707);
    }

    @Test
    void neverRepairsAChecksumToZero() throws MalformedPacketException {
        UdpView view = view("0001 0002 000a 0001");
        view.setSourcePort(2);
        assertThat(view.checksum()).isEqualTo(0xFFFF);
        view.setSourcePort(1);
        assertThat(view.checksum()).isEqualTo(1);
    }

    @Test
    void leavesAnAbsentChecksumAbsent() throws MalformedPacketException {
        UdpView view = view("0001 0002 000a 0000");
        view.setSourcePort(2);
        assertThat(view.toHeader()).isEqualTo(new UdpHeader(2, 2, 10, 0));
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() throws MalformedPacketException {
        UdpView view = view("0001 0002 000a 0000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.setSourcePort(-1))
                .withMessage("sourcePort must be 0 to 65535, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.setDestinationPort(65536))
                .withMessage("destinationPort must be 0 to 65535, not 65536");
    }
}

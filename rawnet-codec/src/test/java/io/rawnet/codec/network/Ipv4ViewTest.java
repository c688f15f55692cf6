package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Ipv4ViewTest {

    private static final Octets PLAIN = Octets.hex("4500 0073 1234 4000 4011 a62d c0a80001 c0a800c7");

    @Test
    void changesOneFieldAndTheChecksum() throws MalformedPacketException {
        ByteBuffer octets = ByteBuffer.wrap(PLAIN.toArray());
        Ipv4View view = Ipv4View.of(octets);
        view.setTotalLength(20);
        view.setIdentification(0xFFFF);
        view.setFlags(1);
        view.setFragmentOffset(8191);
        view.setDscp(46);
        view.setEcn(1);
        view.setTimeToLive(2);
        view.setSource(Ipv4Address.LOOPBACK);
        view.setDestination(Ipv4Address.BROADCAST);
        Octets expected = Octets.hex("45b9 0014 ffff 3fff 0211 0000 7f000001 ffffffff");
        assertThat(view.toHeader())
                .isEqualTo(Ipv4Header.decode(expected.buffer()).withChecksum());
        assertThat(view.isChecksumValid()).isTrue();
        assertThat(view).hasToString(view.toHeader().toString());
        assertThatIllegalArgumentException().isThrownBy(() -> view.setFragmentOffset(8192));
        assertThatIllegalArgumentException().isThrownBy(() -> view.setTotalLength(65536));
    }

    @Test
    void decrementsTheTimeToLiveNotBelowZero() throws MalformedPacketException {
        ByteBuffer octets = ByteBuffer.wrap(PLAIN.toArray());
        Ipv4View view = Ipv4View.of(octets);
        view.setTimeToLive(2);
        assertThat(view.decrementTimeToLive()).as("1 left").isTrue();
        assertThat(view.decrementTimeToLive()).as("0 left").isFalse();
        assertThat(view.decrementTimeToLive()).isFalse();
        assertThat(view.timeToLive()).isZero();
        assertThat(view.isChecksumValid()).isTrue();
    }

    @Test
    void endsWhereTheTotalLengthOrTheBufferEnds() throws MalformedPacketException {
        ByteBuffer octets = ByteBuffer.allocate(130).put(0, PLAIN.toArray());
        assertThat(Ipv4View.of(octets).payloadEnd()).isEqualTo(115);
        assertThat(Ipv4View.of(octets.limit(30)).payloadEnd()).isEqualTo(30);
        octets.putShort(2, (short) 0);
        assertThat(Ipv4View.of(octets).payloadEnd()).as("offload: to the end").isEqualTo(30);
        octets.putShort(2, (short) 7);
        assertThat(Ipv4View.of(octets).payloadEnd())
                .as("never before the header")
                .isEqualTo(20);
    }
}

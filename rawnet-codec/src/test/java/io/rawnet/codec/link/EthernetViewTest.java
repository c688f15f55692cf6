package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EthernetViewTest {

    private static final Octets FRAME = Octets.hex("ffffffffffff 020000000001 0806 cafe");

    @Test
    void readsTheHeaderWhereItLies() throws MalformedPacketException {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(20).put(4, FRAME.toArray()).position(4);
        EthernetView view = EthernetView.of(buffer);
        assertThat(view.destination()).isEqualTo(MacAddress.BROADCAST);
        assertThat(view.source()).isEqualTo(MacAddress.of("02:00:00:00:00:01"));
        assertThat(view.type()).isEqualTo(EtherType.ARP);
        assertThat(view.payloadOffset()).isEqualTo(18);
        assertThat(buffer.position()).isEqualTo(4);
        assertThat(view).hasToString(view.toHeader().toString());
    }

    @Test
    void changesOnlyTheFieldItIsToldTo() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(FRAME.toArray());
        EthernetView view = EthernetView.at(buffer, 0);
        view.setDestination(MacAddress.of("02:00:00:00:00:02"));
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex("020000000002 020000000001 0806 cafe"));
        view.setSource(MacAddress.of("0a:0b:0c:0d:0e:0f"));
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex("020000000002 0a0b0c0d0e0f 0806 cafe"));
        view.setType(EtherType.IPV6);
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex("020000000002 0a0b0c0d0e0f 86dd cafe"));
    }

    @Test
    void rejectsThirteenOctets() {
        assertThatThrownBy(() -> EthernetView.at(FRAME.buffer(), 3))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("Ethernet: 14 octets required at offset 0, 13 available");
    }
}

package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class PppHeaderTest {

    @Test
    void readsTheProtocolFieldAlone() {
        PppHeader header = HeaderLaws.checkAll(PppHeader::decode, Octets.hex("0021"));
        assertThat(header).isEqualTo(PppHeader.of(PppProtocol.IPV4));
        assertThat(header.nextProtocol()).contains(PppProtocol.IPV4);
        assertThat(header).hasToString("PPP IPv4");
        assertThat(HeaderLaws.<PppHeader>checkAll(PppHeader::decode, Octets.hex("c021")))
                .isEqualTo(PppHeader.of(PppProtocol.LCP));
    }

    @Test
    void readsAddressAndControlBeforeIt() {
        PppHeader header = HeaderLaws.checkAll(PppHeader::decode, Octets.hex("ff03 0057"));
        assertThat(header).isEqualTo(new PppHeader(true, false, PppProtocol.IPV6));
    }

    @Test
    void readsACompressedProtocolField() {
        assertThat(HeaderLaws.<PppHeader>checkAll(PppHeader::decode, Octets.hex("21")))
                .isEqualTo(new PppHeader(false, true, PppProtocol.IPV4));
        assertThat(HeaderLaws.<PppHeader>checkAll(PppHeader::decode, Octets.hex("ff03 57")))
                .isEqualTo(new PppHeader(true, true, PppProtocol.IPV6));
    }

    @Test
    void rejectsALoneAddress() {
        assertThatThrownBy(() -> PppHeader.decode(Octets.hex("ff05").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("PPP: 0xff begins no protocol field (offset 0)");
    }

    @Test
    void refusesProtocolsThatTheFieldCannotHold() {
        assertThatThrownBy(() -> new PppHeader(false, true, PppProtocol.LCP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol 0xc021 cannot be written in one octet");
        assertThatThrownBy(() -> PppHeader.of(new PppProtocol(0xff03)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol 0xff03 cannot be written in two octets");
    }

    @Test
    void completesTheProtocolWhereItFits() {
        Ipv4Header ip = Ipv4Header.builder().protocol(IpProtocol.UDP).build();
        assertThat(Packet.of(new PppHeader(false, true, PppProtocol.IPV6), ip)
                        .completed()
                        .headers())
                .startsWith(new PppHeader(false, true, PppProtocol.IPV4));
        PppHeader compressed = new PppHeader(false, true, PppProtocol.IPV4);
        assertThat(Packet.of(compressed, new MplsLabel(16, 0, true, 64))
                        .completed()
                        .headers())
                .as("0x0281 needs two octets")
                .startsWith(compressed);
    }
}

package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.SnapProtocol;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class SnapHeaderTest {

    @Test
    void announcesAnEtherTypeForOrganizationZero() {
        SnapHeader header = HeaderLaws.checkAll(SnapHeader::decode, Octets.hex("000000 0806"));
        assertThat(header).isEqualTo(SnapHeader.of(EtherType.ARP));
        assertThat(header.nextProtocol()).contains(EtherType.ARP);
        assertThat(header).hasToString("SNAP ARP");
        SnapHeader bridged = HeaderLaws.checkAll(SnapHeader::decode, Octets.hex("0000f8 8137"));
        assertThat(bridged.nextProtocol()).contains(EtherType.of(0x8137));
        assertThat(bridged).hasToString("SNAP bridged 0x8137");
    }

    @Test
    void announcesAnOrganizationsOwnProtocol() {
        SnapHeader header = HeaderLaws.checkAll(SnapHeader::decode, Octets.hex("00000c 2000"));
        assertThat(header.organization()).isEqualTo(0x0c);
        assertThat(header.protocol()).isEqualTo(0x2000);
        assertThat(header.nextProtocol()).contains(SnapProtocol.CISCO_DISCOVERY);
        assertThat(header).hasToString("SNAP 0x00000c/0x2000");
        assertThat(header.completed(HeaderContext.NONE)).isEqualTo(header);
    }

    @Test
    void completesTheEtherType() {
        Packet packet = Packet.of(SnapHeader.of(EtherType.of(0)), new MplsLabel(16, 0, true, 64))
                .completed();
        assertThat(packet.headers().get(0)).isEqualTo(SnapHeader.of(EtherType.MPLS));
    }
}

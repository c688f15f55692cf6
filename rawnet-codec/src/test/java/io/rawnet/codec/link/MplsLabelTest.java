package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class MplsLabelTest {

    @Test
    void readsEachFieldFromItsPlace() {
        MplsLabel entry = HeaderLaws.checkAll(MplsLabel::decode, Octets.hex("0006 4b 40"));
        assertThat(entry).isEqualTo(new MplsLabel(100, 5, true, 64));
        assertThat(entry.nextProtocol()).contains(LinkType.RAW);
        assertThat(entry).hasToString("MPLS label 100 tc 5 [S] ttl 64");
        MplsLabel outer = HeaderLaws.checkAll(MplsLabel::decode, Octets.hex("fffffeff"));
        assertThat(outer).isEqualTo(new MplsLabel(0xF_FFFF, 7, false, 255));
        assertThat(outer.nextProtocol()).contains(EtherType.MPLS);
    }

    @Test
    void knowsTheSpecialLabels() {
        assertThat(new MplsLabel(MplsLabel.IPV4_EXPLICIT_NULL, 0, true, 1).nextProtocol())
                .contains(LinkType.IPV4);
        assertThat(new MplsLabel(MplsLabel.IPV6_EXPLICIT_NULL, 0, true, 1).nextProtocol())
                .contains(LinkType.IPV6);
        assertThat(new MplsLabel(MplsLabel.GENERIC_ASSOCIATED_CHANNEL, 0, true, 1).nextProtocol())
                .isEmpty();
        assertThat(new MplsLabel(MplsLabel.IMPLICIT_NULL, 0, true, 1).violations(HeaderContext.NONE))
                .hasSize(1);
        assertThat(new MplsLabel(MplsLabel.ROUTER_ALERT, 0, false, 1).violations(HeaderContext.NONE))
                .isEmpty();
    }

    @Test
    void completesTheBottomOfTheStack() {
        MplsLabel wrong = new MplsLabel(16, 0, true, 64);
        MplsLabel alsoWrong = new MplsLabel(17, 0, false, 64);
        Packet packet = Packet.of(wrong, alsoWrong, PppoeHeader.session(1)).completed();
        assertThat(packet.headers()).startsWith(new MplsLabel(16, 0, false, 64), new MplsLabel(17, 0, true, 64));
        assertThat(alsoWrong.completed(HeaderContext.NONE)).isEqualTo(alsoWrong);
    }
}

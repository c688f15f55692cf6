package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class LlcHeaderTest {

    @Test
    void readsAnUnnumberedFrame() {
        LlcHeader header = HeaderLaws.checkAll(LlcHeader::decode, Octets.hex("42 43 03"));
        assertThat(header).isEqualTo(new LlcHeader(LlcSap.SPANNING_TREE, new LlcSap(0x43), 3));
        assertThat(header.isInformation()).isTrue();
        assertThat(header.nextProtocol()).contains(LlcSap.SPANNING_TREE);
        assertThat(header).hasToString("LLC 0x43 > spanning tree UI");
    }

    @Test
    void readsAControlFieldOfTwoOctets() {
        LlcHeader information = HeaderLaws.checkAll(LlcHeader::decode, Octets.hex("f0 f0 0204"));
        assertThat(information.control()).isEqualTo(0x0402);
        assertThat(information.isInformation()).isTrue();
        LlcHeader receiveReady = HeaderLaws.checkAll(LlcHeader::decode, Octets.hex("f0 f1 0103"));
        assertThat(receiveReady.isInformation()).isFalse();
        assertThat(receiveReady.nextProtocol()).isEmpty();
        assertThat(receiveReady).hasToString("LLC 0xf1 > NetBIOS control 0x301");
    }

    @Test
    void announcesNothingBehindATestFrame() {
        LlcHeader test = HeaderLaws.checkAll(LlcHeader::decode, Octets.hex("aa aa e3"));
        assertThat(test.nextProtocol()).isEmpty();
    }

    @Test
    void completesToTheAddressesOfSnap() {
        Packet packet = Packet.of(LlcHeader.of(LlcSap.IPX), SnapHeader.of(EtherType.ARP))
                .completed();
        assertThat(packet.headers().get(0)).isEqualTo(LlcHeader.of(LlcSap.SNAP));
    }

    /** N(S) 0 and N(R) 1 with the poll bit: the second octet alone would be a control field too. */
    @Test
    void tellsTwoOctetsFromOne() {
        LlcHeader header = HeaderLaws.checkAll(LlcHeader::decode, Octets.hex("aa aa 0003"));
        assertThat(header.control()).isEqualTo(0x0300);
        assertThat(header.length()).isEqualTo(4);
    }

    @Test
    void refusesAControlFieldOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LlcHeader(LlcSap.SNAP, LlcSap.SNAP, 0x103))
                .withMessage("control must be 0 to 255, not 259");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LlcHeader(LlcSap.SNAP, LlcSap.SNAP, 0x10000))
                .withMessage("control must be 0 to 65535, not 65536");
    }
}

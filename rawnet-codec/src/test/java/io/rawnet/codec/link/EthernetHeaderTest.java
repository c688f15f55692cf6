package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class EthernetHeaderTest {

    /** IEEE 802.3 clause 3.1.1 written out by hand: an ARP request's header. */
    private static final Octets ARP = Octets.hex("ffffffffffff 020000000001 0806");

    @Test
    void readsEachFieldFromItsPlace() {
        EthernetHeader header = HeaderLaws.checkAll(EthernetHeader::decode, ARP);
        assertThat(header.destination()).isEqualTo(MacAddress.BROADCAST);
        assertThat(header.source()).isEqualTo(MacAddress.of("02:00:00:00:00:01"));
        assertThat(header.type()).isEqualTo(EtherType.ARP);
        assertThat(header.nextProtocol()).contains(EtherType.ARP);
        assertThat(header.declaredPayloadLength()).isEmpty();
        assertThat(header).hasToString("Ethernet 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff ARP");
    }

    @Test
    void takesANumberUpTo1500ForALengthAndAnnouncesLlc() {
        EthernetHeader header =
                HeaderLaws.checkAll(EthernetHeader::decode, Octets.hex("0180c2000000 020000000001 05dc"));
        assertThat(header.isLength()).isTrue();
        assertThat(header.nextProtocol()).contains(EtherType.LLC);
        assertThat(header.declaredPayloadLength()).hasValue(1500);
        assertThat(header).hasToString("Ethernet 02:00:00:00:00:01 > 01:80:c2:00:00:00 length 1500");
        EthernetHeader undefined =
                HeaderLaws.checkAll(EthernetHeader::decode, Octets.hex("0180c2000000 020000000001 05dd"));
        assertThat(undefined.isLength()).isFalse();
    }

    @Test
    void completesTypeOrLength() {
        EthernetHeader blank = new EthernetHeader(MacAddress.BROADCAST, MacAddress.ZERO, EtherType.of(0));
        VlanTag tag = VlanTag.of(5, EtherType.of(0));
        assertThat(first(Packet.of(blank, tag))).isEqualTo(EtherType.VLAN);
        EthernetHeader service = new EthernetHeader(MacAddress.BROADCAST, MacAddress.ZERO, EtherType.SERVICE_VLAN);
        assertThat(first(Packet.of(service, tag)))
                .as("kept where it announces a tag too")
                .isEqualTo(EtherType.SERVICE_VLAN);
        Packet llc = Packet.of(service, LlcHeader.of(LlcSap.SPANNING_TREE)).withPayload((byte) 7);
        assertThat(first(llc)).isEqualTo(EtherType.of(4));
        assertThat(first(llc.completed())).isEqualTo(EtherType.of(4));
        assertThat(first(Packet.of(blank).withPayload(new byte[60]))).isEqualTo(EtherType.of(60));
        assertThatIllegalArgumentException()
                .isThrownBy(Packet.of(blank).withPayload(new byte[1501])::completed)
                .withMessage("Ethernet type: length must be 0 to 1500, not 1501: shorten the payload");
        assertThatIllegalArgumentException()
                .isThrownBy(Packet.of(tag).withPayload(new byte[1501])::completed)
                .withMessageStartingWith("VLAN type: length must be 0 to 1500, not 1501");
    }

    private static EtherType first(Packet packet) {
        return packet.completed().header(EthernetHeader.class).orElseThrow().type();
    }

    @Test
    void reportsAGroupAddressAsSource() {
        EthernetHeader header = new EthernetHeader(MacAddress.ZERO, MacAddress.BROADCAST, EtherType.IPV4);
        assertThat(header.violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 6: source address ff:ff:ff:ff:ff:ff is a group address (IEEE 802.3 3.2.3)");
        assertThat(new EthernetHeader(MacAddress.BROADCAST, MacAddress.ZERO, EtherType.IPV4)
                        .violations(HeaderContext.NONE))
                .isEmpty();
    }
}

package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LinuxCookedHeaderTest {

    @Test
    void readsEachFieldFromItsPlace() {
        LinuxCookedHeader header =
                HeaderLaws.checkAll(LinuxCookedHeader::decode, Octets.hex("0004 0001 0006 020000000001 beef 0800"));
        assertThat(header.packetType()).isEqualTo(LinuxCookedHeader.OUTGOING);
        assertThat(header.hardwareType()).isEqualTo(1);
        assertThat(header.addressLength()).isEqualTo(6);
        assertThat(header.address()).isEqualTo(Octets.hex("020000000001beef"));
        assertThat(header.senderAddress()).isEqualTo(Octets.hex("020000000001"));
        assertThat(header.senderMac()).contains(MacAddress.of("02:00:00:00:00:01"));
        assertThat(header.protocol()).isEqualTo(EtherType.IPV4);
        assertThat(header.nextProtocol()).contains(EtherType.IPV4);
        assertThat(header).hasToString("SLL Out 02:00:00:00:00:01 IPv4");
    }

    @Test
    void keepsAnAddressLengthBeyondItsEightOctets() {
        LinuxCookedHeader header =
                HeaderLaws.checkAll(LinuxCookedHeader::decode, Octets.hex("0009 0020 0014 0102030405060708 0806"));
        assertThat(header.senderAddress()).isEqualTo(Octets.hex("0102030405060708"));
        assertThat(header.senderMac()).isEmpty();
        assertThat(header).hasToString("SLL type 9 0x0102030405060708 ARP");
        LinuxCookedHeader none =
                HeaderLaws.checkAll(LinuxCookedHeader::decode, Octets.hex("0000 0200 0000 0000000000000000 0800"));
        assertThat(none).hasToString("SLL In IPv4");
    }

    @Test
    void announcesNothingWhereTheProtocolIsNoEtherType() {
        for (String hardwareType : new String[] {"0302", "0323", "0338"}) {
            LinuxCookedHeader header = HeaderLaws.checkAll(
                    LinuxCookedHeader::decode, Octets.hex("0000" + hardwareType + "0000 0000000000000000 0800"));
            assertThat(header.nextProtocol()).isEmpty();
        }
    }

    @Test
    void buildsAndCompletes() {
        LinuxCookedHeader header =
                LinuxCookedHeader.of(LinuxCookedHeader.HOST, MacAddress.of("02:00:00:00:00:01"), EtherType.IPV4);
        assertThat(header.octets()).isEqualTo(Octets.hex("0000 0001 0006 020000000001 0000 0800"));
        Packet packet = Packet.of(header, VlanTag.of(1, EtherType.IPV4)).completed();
        assertThat(packet.header(LinuxCookedHeader.class).orElseThrow().protocol())
                .isEqualTo(EtherType.VLAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinuxCookedHeader(OptionalLong.empty(), 0, 0, 1, 6, Octets.of(1), EtherType.IPV4))
                .withMessage("address with its padding must be 8 octets, not 1");
    }

    @Test
    void refusesWhatItsVersionCannotHold() {
        Octets address = Octets.hex("020000000001beef");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinuxCookedHeader(OptionalLong.empty(), 1, 0, 1, 6, address, EtherType.IPV4))
                .withMessage("reserved must be 0 to 0, not 1");
        for (long version2 : new long[] {0, 0xFFFF_FFFFL}) {
            OptionalLong index = OptionalLong.of(version2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinuxCookedHeader(index, 0, 256, 1, 6, address, EtherType.IPV4))
                    .withMessage("packetType must be 0 to 255, not 256");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinuxCookedHeader(index, 0, 0, 1, 256, address, EtherType.IPV4))
                    .withMessage("addressLength must be 0 to 255, not 256");
        }
        MacAddress sender = MacAddress.of("02:00:00:00:00:01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinuxCookedHeader.of(0, 0x1_0000_0000L, sender, EtherType.IPV4))
                .withMessage("interfaceIndex must be 0 to 4294967295, not 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinuxCookedHeader.of(65536, sender, EtherType.IPV4))
                .withMessage("packetType must be 0 to 65535, not 65536");
    }
}

package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import org.junit.jupiter.api.Test;

class LinuxCookedVersion2Test {

    @Test
    void readsEachFieldFromItsPlace() {
        LinuxCookedHeader header = HeaderLaws.checkAll(
                LinuxCookedHeader::decodeVersion2, Octets.hex("86dd 0000 fffffffe 0001 01 06 020000000001 beef"));
        assertThat(header.protocol()).isEqualTo(EtherType.IPV6);
        assertThat(header.reserved()).isZero();
        assertThat(header.interfaceIndex()).hasValue(4294967294L);
        assertThat(header.hardwareType()).isEqualTo(1);
        assertThat(header.packetType()).isEqualTo(LinuxCookedHeader.BROADCAST);
        assertThat(header.addressLength()).isEqualTo(6);
        assertThat(header.address()).isEqualTo(Octets.hex("020000000001beef"));
        assertThat(header.senderAddress()).isEqualTo(Octets.hex("020000000001"));
        assertThat(header.senderMac()).contains(MacAddress.of("02:00:00:00:00:01"));
        assertThat(header.nextProtocol()).contains(EtherType.IPV6);
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("SLL2 interface 4294967294 B 02:00:00:00:00:01 IPv6");
    }

    @Test
    void keepsAndReportsTheReservedField() {
        LinuxCookedHeader header = HeaderLaws.checkAll(
                LinuxCookedHeader::decodeVersion2, Octets.hex("0800 1234 00000001 0001 00 00 0000000000000000"));
        assertThat(header.reserved()).isEqualTo(0x1234);
        assertThat(header.violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 2: the reserved field is 4660, not 0 (LINKTYPE_LINUX_SLL2)");
    }

    @Test
    void buildsAndCompletes() {
        MacAddress sender = MacAddress.of("02:00:00:00:00:01");
        LinuxCookedHeader header = LinuxCookedHeader.of(LinuxCookedHeader.HOST, 3, sender, EtherType.IPV4);
        assertThat(header.octets()).isEqualTo(Octets.hex("0800 0000 00000003 0001 00 06 020000000001 0000"));
        Packet packet = Packet.of(header, new MplsLabel(16, 0, true, 64)).completed();
        assertThat(packet.header(LinuxCookedHeader.class).orElseThrow().protocol())
                .isEqualTo(EtherType.MPLS);
    }
}

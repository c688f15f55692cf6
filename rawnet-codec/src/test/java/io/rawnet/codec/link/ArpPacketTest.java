package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArpPacketTest {

    private static final MacAddress ONE = MacAddress.of("02:00:00:00:00:01");
    private static final MacAddress TWO = MacAddress.of("02:00:00:00:00:02");

    /** RFC 826 written out by hand: 10.0.0.1 asks for 10.0.0.2. */
    private static final Octets REQUEST =
            Octets.hex("0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002");

    @Test
    void readsEachFieldFromItsPlace() {
        ArpPacket packet = HeaderLaws.checkAll(ArpPacket::decode, REQUEST);
        assertThat(packet.hardwareType()).isEqualTo(ArpPacket.ETHERNET);
        assertThat(packet.protocolType()).isEqualTo(EtherType.IPV4);
        assertThat(packet.operation()).isEqualTo(ArpPacket.REQUEST);
        assertThat(packet.senderMac()).contains(ONE);
        assertThat(packet.senderIpv4()).contains(Ipv4Address.of("10.0.0.1"));
        assertThat(packet.targetMac()).contains(MacAddress.ZERO);
        assertThat(packet.targetIpv4()).contains(Ipv4Address.of("10.0.0.2"));
        assertThat(packet.protocolNumbers()).containsExactly(EtherType.ARP);
        assertThat(packet.violations(HeaderContext.NONE)).isEmpty();
        assertThat(packet).hasToString("ARP who-has 10.0.0.2 tell 10.0.0.1");
    }

    @Test
    void buildsTheFourUsualPackets() {
        Ipv4Address first = Ipv4Address.of("10.0.0.1");
        Ipv4Address second = Ipv4Address.of("10.0.0.2");
        assertThat(ArpPacket.request(ONE, first, second).octets()).isEqualTo(REQUEST);
        ArpPacket reply = ArpPacket.reply(TWO, second, ONE, first);
        assertThat(reply.octets())
                .isEqualTo(Octets.hex("0001 0800 06 04 0002 020000000002 0a000002 020000000001 0a000001"));
        assertThat(reply).hasToString("ARP 10.0.0.2 is-at 02:00:00:00:00:02");
        assertThat(ArpPacket.gratuitous(ONE, first).octets())
                .isEqualTo(Octets.hex("0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000001"));
        assertThat(ArpPacket.gratuitous(ONE, first).isGratuitous()).isTrue();
        assertThat(reply.isGratuitous()).isFalse();
        assertThat(ArpPacket.probe(ONE, second).octets())
                .isEqualTo(Octets.hex("0001 0800 06 04 0001 020000000001 00000000 000000000000 0a000002"));
    }

    @Test
    void keepsAddressesOfAnyLength() {
        ArpPacket packet =
                HeaderLaws.checkAll(ArpPacket::decode, Octets.hex("0020 86dd 03 02 0009 010203 aaaa 040506 bbbb"));
        assertThat(packet.senderHardware()).isEqualTo(Octets.of(1, 2, 3));
        assertThat(packet.senderProtocol()).isEqualTo(Octets.of(0xaa, 0xaa));
        assertThat(packet.targetHardware()).isEqualTo(Octets.of(4, 5, 6));
        assertThat(packet.targetProtocol()).isEqualTo(Octets.of(0xbb, 0xbb));
        assertThat(packet.senderMac()).isEmpty();
        assertThat(packet.targetIpv4()).isEmpty();
        assertThat(packet).hasToString("ARP operation 9 0xaaaa > 0xbbbb");
        ArpPacket nothing = HeaderLaws.checkAll(ArpPacket::decode, Octets.hex("0001 0800 00 00 0001"));
        assertThat(nothing).hasToString("ARP who-has nobody tell nobody");
        HeaderLaws.checkAll(ArpPacket::decode, Octets.hex("0001 0800 ff ff 0001" + "5a".repeat(1020)));
    }

    @Test
    void readsReverseArp() {
        ArpPacket packet = HeaderLaws.checkAll(
                ArpPacket::decode, Octets.hex("0001 0800 06 04 0003 020000000001 00000000 020000000001 00000000"));
        assertThat(packet.protocolNumbers()).containsExactly(EtherType.RARP);
        assertThat(packet).hasToString("RARP who-is 02:00:00:00:00:01 tell 02:00:00:00:00:01");
    }

    @Test
    void reportsLengthsReservedOperationsAndGroupSenders() {
        assertThat(violations("0001 0800 05 04 0001" + "00".repeat(18)))
                .containsExactly("octet 4: an Ethernet address has 6 octets, not 5 (RFC 826)");
        assertThat(violations("0001 0800 06 10 0001" + "00".repeat(44)))
                .containsExactly("octet 5: an IPv4 address has 4 octets, not 16 (RFC 826)");
        assertThat(violations("0001 0800 06 04 0000" + "00".repeat(20)))
                .containsExactly("octet 6: operation 0 is reserved (RFC 5494 3)");
        assertThat(violations("0001 0800 06 04 0002 ffffffffffff" + "00".repeat(14)))
                .containsExactly("octet 8: sender ff:ff:ff:ff:ff:ff is a group address (RFC 1812 3.3.2)");
        assertThat(violations("0001 0800 06 04 0001 ffffffffffff" + "00".repeat(14)))
                .as("the rule speaks of replies")
                .isEmpty();
        assertThat(violations("ffff 0800 06 04 0001" + "00".repeat(20)))
                .containsExactly("octet 0: hardware type 65535 is reserved (RFC 5494 3)");
    }

    private static List<String> violations(String octets) {
        ArpPacket packet = HeaderLaws.checkAll(ArpPacket::decode, Octets.hex(octets));
        return packet.violations(HeaderContext.NONE).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void refusesAddressesOfUnequalLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ArpPacket(1, EtherType.IPV4, 1, Octets.of(1), Octets.EMPTY, Octets.EMPTY, Octets.EMPTY))
                .withMessage("targetHardware must have 1 octets as senderHardware has, not 0");
    }
}

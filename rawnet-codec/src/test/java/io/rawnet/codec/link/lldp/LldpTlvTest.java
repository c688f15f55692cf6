package io.rawnet.codec.link.lldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.lldp.LldpIdentifier.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LldpTlvTest {

    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");

    private static final Ipv4Address IPV4 = Ipv4Address.of("10.0.0.1");

    private static final Ipv6Address IPV6 = Ipv6Address.of("fe80::1");

    private static final String IPV6_OCTETS = "fe800000000000000000000000000001";

    /** The TLV of these octets, which encodes to them. */
    private static LldpTlv read(String octets) {
        LldpTlv tlv = new LldpTlvs(Octets.hex(octets)).list().get(0);
        assertThat(LldpTlvs.of(tlv).octets()).isEqualTo(Octets.hex(octets));
        return tlv;
    }

    @Test
    void readsEachFormOfChassisId() {
        assertThat(read("0207 04 020000000001"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.CHASSIS, MAC))
                .hasToString("chassis 02:00:00:00:00:01");
        assertThat(read("0206 05 01 0a000001"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.CHASSIS, IPV4))
                .hasToString("chassis 10.0.0.1");
        assertThat(read("0212 05 02" + IPV6_OCTETS))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.CHASSIS, IPV6))
                .hasToString("chassis fe80::1");
        assertThat(read("0204 07 616263"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.CHASSIS, Kind.LOCALLY_ASSIGNED, "abc"))
                .hasToString("chassis \"abc\"");
        assertThat(read("0203 08 cafe")).hasToString("chassis subtype 8 0xcafe");
        assertThat(read("0206 04 0200000000")).hasToString("chassis subtype 4 0x0200000000");
        assertThat(read("0205 05 10 616263")).hasToString("chassis family 16 0x616263");
        assertThat(read("0202 05 01")).hasToString("chassis family 1");
        assertThat(read("0201 05")).hasToString("chassis subtype 5 0x");
    }

    @Test
    void readsEachFormOfPortId() {
        assertThat(read("0407 03 020000000001"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.PORT, MAC))
                .hasToString("port 02:00:00:00:00:01");
        assertThat(read("0406 04 01 0a000001"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.PORT, IPV4))
                .hasToString("port 10.0.0.1");
        assertThat(read("0405 05 65746830"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.PORT, Kind.INTERFACE_NAME, "eth0"))
                .hasToString("port \"eth0\"");
        assertThat(read("0403 06 cafe"))
                .isEqualTo(LldpIdentifier.of(LldpIdentifier.PORT, Kind.AGENT_CIRCUIT_ID, Octets.hex("cafe")))
                .hasToString("port subtype 6 0xcafe");
    }

    @Test
    void tellsAddressesAndTextApart() {
        LldpIdentifier mac = LldpIdentifier.of(LldpIdentifier.CHASSIS, MAC);
        assertThat(mac.mac()).contains(MAC);
        assertThat(mac.ip()).isEmpty();
        assertThat(mac.text()).isEmpty();
        LldpIdentifier ip = LldpIdentifier.of(LldpIdentifier.CHASSIS, IPV6);
        assertThat(ip.ip()).contains(IPV6);
        assertThat(ip.mac()).isEmpty();
        LldpIdentifier name = LldpIdentifier.of(LldpIdentifier.PORT, Kind.INTERFACE_ALIAS, "lan");
        assertThat(name.text()).contains("lan");
        assertThat(name.mac()).isEmpty();
        assertThat(LldpIdentifier.of(LldpIdentifier.PORT, IPV4).ip()).contains(IPV4);
        assertThat(LldpIdentifier.of(LldpIdentifier.PORT, MAC).mac()).contains(MAC);
    }

    @Test
    void readsEachFormOfManagementAddress() {
        assertThat(read("100c 05 01 0a000001 02 00000002 00"))
                .isEqualTo(ManagementAddress.of(IPV4, 2))
                .hasToString("management 10.0.0.1 ifindex 2");
        ManagementAddress mac = (ManagementAddress) read("100e 07 06 020000000001 02 ffffffff 00");
        assertThat(mac).isEqualTo(ManagementAddress.of(MAC, 0xFFFF_FFFFL));
        assertThat(mac.mac()).contains(MAC);
        assertThat(mac.ip()).isEmpty();
        assertThat(read("1018 11 02" + IPV6_OCTETS + "01 00000000 00")).hasToString("management fe80::1");
        assertThat(read("100e 05 01 0a000001 03 00000007 02 2b06"))
                .hasToString("management 10.0.0.1 port 7 oid 0x2b06");
        assertThat(read("100c 05 07 0a000001 04 00000007 00"))
                .hasToString("management family 7 0x0a000001 numbering 4 7");
    }

    @Test
    void namesCapabilities() {
        assertThat(read("0e04 07ff 0000"))
                .hasToString("capabilities other+repeater+bridge+access-point+router+telephone+cable-device+station"
                        + "+c-vlan+s-vlan+two-port-relay enabled none");
        assertThat(read("0e04 8000 0080")).hasToString("capabilities bit-15 enabled station");
    }

    @Test
    void keepsOctetsBehindTheTimeToLive() {
        assertThat(read("0604 ffff cafe"))
                .isEqualTo(new LldpTlv.TimeToLive(0xFFFF, Octets.hex("cafe")))
                .hasToString("ttl 65535 0xcafe");
    }

    @Test
    void readsAnOrganizationOf24Bits() {
        assertThat(read("fe04 ffffff ff"))
                .isEqualTo(new OrganizationallySpecific(0xFF_FFFF, 255, Octets.EMPTY))
                .hasToString("0xffffff-255");
    }

    /** A line feed, an escape, a null, half a character of UTF-8, a mark that turns the writing direction, a line separator. */
    @ParameterizedTest
    @ValueSource(strings = {"0a", "1b", "00", "c3", "e280ae", "e280a8"})
    void letsNothingThroughThatIsNotPrintable(String hidden) {
        Octets octets = Octets.hex("61" + hidden + "62");
        for (LldpTlv tlv : List.of(
                new LldpIdentifier(LldpIdentifier.CHASSIS, 7, octets),
                new LldpIdentifier(LldpIdentifier.PORT, 7, octets),
                new LldpText(LldpText.PORT_DESCRIPTION, octets),
                new LldpText(LldpText.SYSTEM_NAME, octets),
                new LldpText(LldpText.SYSTEM_DESCRIPTION, octets))) {
            assertThat(tlv.toString()).matches(".* \"a[?\uFFFD]b\"");
            assertThat(new LldpTlvs(LldpTlvs.of(tlv).octets()).list()).containsExactly(tlv);
        }
    }

    @Test
    void readsUtf8() {
        assertThat(LldpText.of(LldpText.SYSTEM_NAME, "zürich-ü").text()).isEqualTo("zürich-ü");
        assertThat(LldpText.of(LldpText.PORT_DESCRIPTION, "ä").value()).isEqualTo(Octets.hex("c3a4"));
        assertThat(LldpText.of(LldpText.SYSTEM_DESCRIPTION, "ä").text()).isEqualTo("ä");
    }

    @Test
    void refusesValuesThatItsLengthCannotCount() {
        refusesMoreThan(511, octets -> new LldpText(LldpText.PORT_DESCRIPTION, octets));
        refusesMoreThan(511, octets -> new LldpText(LldpText.SYSTEM_NAME, octets));
        refusesMoreThan(511, octets -> new LldpText(LldpText.SYSTEM_DESCRIPTION, octets));
        refusesMoreThan(511, LldpTlv.EndOfLldpdu::new);
        refusesMoreThan(511, octets -> new LldpTlv.Unknown(9, octets));
        refusesMoreThan(510, octets -> new LldpIdentifier(LldpIdentifier.CHASSIS, 1, octets));
        refusesMoreThan(510, octets -> new LldpIdentifier(LldpIdentifier.PORT, 1, octets));
        refusesMoreThan(509, octets -> new LldpTlv.TimeToLive(1, octets));
        refusesMoreThan(507, octets -> new OrganizationallySpecific(1, 1, octets));
        refusesMoreThan(254, octets -> new ManagementAddress(1, octets, 1, 0, Octets.EMPTY));
        refusesMoreThan(255, octets -> new ManagementAddress(1, Octets.EMPTY, 1, 0, octets));
        refusesMoreThan(249, octets -> new ManagementAddress(1, Octets.of(new byte[254]), 1, 0, octets));
    }

    private static void refusesMoreThan(int octets, Function<Octets, LldpTlv> tlv) {
        LldpTlv longest = tlv.apply(Octets.of(new byte[octets]));
        assertThat(longest.length()).isLessThanOrEqualTo(LldpTlv.HEADER_LENGTH + LldpTlv.MAX_VALUE);
        assertThat(LldpTlvs.of(longest).list()).containsExactly(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> tlv.apply(Octets.of(new byte[octets + 1])));
    }

    @Test
    void refusesFieldsOutsideTheirRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> LldpTlv.TimeToLive.of(65536));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LldpIdentifier(LldpIdentifier.CHASSIS, 256, Octets.EMPTY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LldpIdentifier(LldpIdentifier.PORT, -1, Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new SystemCapabilities(65536, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SystemCapabilities(0, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrganizationallySpecific(0x100_0000, 0, Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrganizationallySpecific(0, 256, Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> ManagementAddress.of(IPV4, 0x1_0000_0000L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManagementAddress(256, Octets.EMPTY, 0, 0, Octets.EMPTY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManagementAddress(0, Octets.EMPTY, 256, 0, Octets.EMPTY));
    }

    @Test
    void numbersEachKindOfIdentifierByItsType() {
        for (int type : List.of(LldpIdentifier.CHASSIS, LldpIdentifier.PORT)) {
            assertThat(IntStream.range(0, 9)
                            .mapToObj(subtype -> new LldpIdentifier(type, subtype, Octets.EMPTY).kind()))
                    .containsExactlyElementsOf(
                            type == LldpIdentifier.CHASSIS
                                    ? List.of(
                                            Kind.RESERVED,
                                            Kind.CHASSIS_COMPONENT,
                                            Kind.INTERFACE_ALIAS,
                                            Kind.PORT_COMPONENT,
                                            Kind.MAC_ADDRESS,
                                            Kind.NETWORK_ADDRESS,
                                            Kind.INTERFACE_NAME,
                                            Kind.LOCALLY_ASSIGNED,
                                            Kind.RESERVED)
                                    : List.of(
                                            Kind.RESERVED,
                                            Kind.INTERFACE_ALIAS,
                                            Kind.PORT_COMPONENT,
                                            Kind.MAC_ADDRESS,
                                            Kind.NETWORK_ADDRESS,
                                            Kind.INTERFACE_NAME,
                                            Kind.AGENT_CIRCUIT_ID,
                                            Kind.LOCALLY_ASSIGNED,
                                            Kind.RESERVED));
        }
    }

    @Test
    void refusesTypesThatAreNotItsOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LldpIdentifier.of(3, MAC))
                .withMessage("type must be 1 or 2, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LldpText.of(7, "a"))
                .withMessage("type must be 4 or 5 or 6, not 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LldpIdentifier.of(LldpIdentifier.CHASSIS, Kind.AGENT_CIRCUIT_ID, "a"))
                .withMessage("an identifier of type 1 cannot be AGENT_CIRCUIT_ID");
        LldpIdentifier chassis = LldpIdentifier.of(LldpIdentifier.CHASSIS, MAC);
        LldpIdentifier port = LldpIdentifier.of(LldpIdentifier.PORT, MAC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LldpDataUnit.of(port, port, 0))
                .withMessage("type of chassis must be 1, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LldpDataUnit.of(chassis, chassis, 0))
                .withMessage("type of port must be 2, not 1");
    }
}

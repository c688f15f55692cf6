package io.rawnet.codec.link.lldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.LlcHeader;
import io.rawnet.codec.link.SnapHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LldpDataUnitTest {

    private static final MacAddress ONE = MacAddress.of("02:00:00:00:00:01");

    /** The three mandatory TLVs: MAC address, interface name, 120 seconds. */
    private static final String MANDATORY = "0207 04 020000000001" + "0405 05 65746830" + "0602 0078";

    private static final Octets SHORTEST = Octets.hex(MANDATORY + "0000");

    private static final Octets EVERY_TYPE = Octets.hex(MANDATORY
            + "0806 75706c696e6b"
            + "0a03 737731"
            + "0c06 7261776e6574"
            + "0e04 0014 0004"
            + "100c 05 01 0a000001 02 00000002 00"
            + "fe06 0080c2 01 0064"
            + "1202 cafe"
            + "0000");

    private static LldpDataUnit decode(String octets) {
        return HeaderLaws.checkAll(LldpDataUnit::decode, Octets.hex(octets), LldpTlv.HEADER_LENGTH);
    }

    @Test
    void readsEveryTypeOfTheBasicSet() {
        LldpDataUnit unit = HeaderLaws.checkAll(LldpDataUnit::decode, EVERY_TYPE, LldpTlv.HEADER_LENGTH);
        assertThat(unit.tlvs().list())
                .containsExactly(
                        new LldpIdentifier(LldpIdentifier.CHASSIS, 4, Octets.hex("020000000001")),
                        new LldpIdentifier(LldpIdentifier.PORT, 5, Octets.hex("65746830")),
                        new LldpTlv.TimeToLive(120, Octets.EMPTY),
                        LldpText.of(LldpText.PORT_DESCRIPTION, "uplink"),
                        LldpText.of(LldpText.SYSTEM_NAME, "sw1"),
                        LldpText.of(LldpText.SYSTEM_DESCRIPTION, "rawnet"),
                        new SystemCapabilities(
                                SystemCapabilities.BRIDGE | SystemCapabilities.ROUTER, SystemCapabilities.BRIDGE),
                        new ManagementAddress(
                                1, Octets.hex("0a000001"), ManagementAddress.INTERFACE_INDEX, 2, Octets.EMPTY),
                        new OrganizationallySpecific(OrganizationallySpecific.IEEE_802_1, 1, Octets.hex("0064")),
                        new LldpTlv.Unknown(9, Octets.hex("cafe")),
                        new LldpTlv.EndOfLldpdu(Octets.EMPTY));
        assertThat(unit.tlvs().find(LldpText.class, text -> text.type() == LldpText.SYSTEM_NAME))
                .map(LldpText::text)
                .contains("sw1");
        assertThat(unit)
                .hasToString("LLDP chassis 02:00:00:00:00:01, port \"eth0\", ttl 120, port description \"uplink\","
                        + " name \"sw1\", description \"rawnet\", capabilities bridge+router enabled bridge,"
                        + " management 10.0.0.1 ifindex 2, 0x0080c2-1 0x0064, type-9 0xcafe, end");
    }

    @Test
    void buildsWhatItReads() {
        LldpDataUnit unit = LldpDataUnit.of(
                LldpIdentifier.of(LldpIdentifier.CHASSIS, ONE),
                LldpIdentifier.of(LldpIdentifier.PORT, LldpIdentifier.Kind.INTERFACE_NAME, "eth0"),
                120,
                LldpText.of(LldpText.PORT_DESCRIPTION, "uplink"),
                LldpText.of(LldpText.SYSTEM_NAME, "sw1"),
                LldpText.of(LldpText.SYSTEM_DESCRIPTION, "rawnet"),
                new SystemCapabilities(0x14, 0x04),
                ManagementAddress.of(Ipv4Address.of("10.0.0.1"), 2),
                new OrganizationallySpecific(0x0080c2, 1, Octets.of(0, 100)),
                new LldpTlv.Unknown(9, Octets.of(0xca, 0xfe)));
        assertThat(unit.octets()).isEqualTo(EVERY_TYPE);
    }

    @Test
    void leavesEthernetPaddingToTheTrailer() {
        Octets frame = Octets.hex("0180c200000e 020000000001 88cc" + SHORTEST + "5a".repeat(24));
        Packet packet = Packet.decode(LinkType.ETHERNET, frame.buffer());
        assertThat(packet.header(LldpDataUnit.class)).map(LldpDataUnit::octets).contains(SHORTEST);
        assertThat(packet.payload()).isEqualTo(Octets.EMPTY);
        assertThat(packet.trailer().size()).isEqualTo(24);
        assertThat(packet.violations()).isEmpty();
        assertThat(packet.octets()).isEqualTo(frame);
    }

    @Test
    void readsPaddingOfZerosAsTheEndThatWasLeftOut() {
        ByteBuffer in = Octets.hex(MANDATORY + "00".repeat(9)).buffer();
        LldpDataUnit unit =
                Packet.decode(EtherType.LLDP, in).header(LldpDataUnit.class).orElseThrow();
        assertThat(unit.octets()).isEqualTo(SHORTEST);
    }

    @Test
    void reachesToTheLimitWithoutAnEnd() {
        LldpDataUnit unit = decode(MANDATORY);
        assertThat(unit.tlvs().list()).hasSize(3);
        assertThat(unit).hasToString("LLDP chassis 02:00:00:00:00:01, port \"eth0\", ttl 120");
    }

    @Test
    void isAnnouncedByItsEtherType() {
        LldpDataUnit unit = LldpDataUnit.of(
                LldpIdentifier.of(LldpIdentifier.CHASSIS, ONE), LldpIdentifier.of(LldpIdentifier.PORT, ONE), 0);
        Packet packet = Packet.of(new EthernetHeader(LldpDataUnit.NEAREST_BRIDGE, ONE, EtherType.IPV4), unit)
                .completed();
        assertThat(packet.header(EthernetHeader.class).orElseThrow().type()).isEqualTo(EtherType.LLDP);
        assertThat(Packet.decode(LinkType.ETHERNET, packet.octets().buffer()).headers())
                .isEqualTo(packet.headers());
    }

    @Test
    void isFoundBehindSnap() {
        LldpDataUnit unit = LldpDataUnit.of(
                LldpIdentifier.of(LldpIdentifier.CHASSIS, ONE), LldpIdentifier.of(LldpIdentifier.PORT, ONE), 1);
        Packet packet = Packet.of(
                        new EthernetHeader(LldpDataUnit.NEAREST_BRIDGE, ONE, EtherType.of(0)),
                        LlcHeader.of(LlcSap.SNAP),
                        SnapHeader.of(EtherType.LLDP),
                        unit)
                .completed();
        assertThat(Packet.decode(LinkType.ETHERNET, packet.octets().buffer()).header(LldpDataUnit.class))
                .contains(unit);
    }

    @Test
    void keepsATlvWhoseLengthLeadsBeyondTheEnd() {
        LldpDataUnit unit = decode(MANDATORY + "0aff 7377");
        assertThat(unit.tlvs().list()).last().isEqualTo(new LldpTlv.Malformed(Octets.hex("0aff7377")));
        LldpTlv malformed = unit.tlvs().find(LldpTlv.Malformed.class).orElseThrow();
        assertThat(malformed.type()).isEqualTo(5);
        assertThat(malformed.value()).isEqualTo(Octets.hex("7377"));
        assertThat(unit.toString()).endsWith("ttl 120, malformed 0x0aff7377");
        assertThat(decode(MANDATORY + "01").tlvs().find(LldpTlv.Malformed.class))
                .contains(new LldpTlv.Malformed(Octets.of(1)));
    }

    @Test
    void countsNineBitsOfLength() {
        Octets longest = Octets.hex("61".repeat(511));
        LldpDataUnit unit = decode("0dff" + longest + "0000");
        assertThat(unit.tlvs().list()).startsWith(new LldpText(LldpText.SYSTEM_DESCRIPTION, longest));
        assertThat(LldpTlvs.of(new LldpText(LldpText.SYSTEM_DESCRIPTION, longest), LldpTlv.EndOfLldpdu.create()))
                .isEqualTo(unit.tlvs());
    }

    @Test
    void endsAtAnEndThatHasOctets() {
        LldpDataUnit unit = decode(MANDATORY + "0002 cafe");
        assertThat(unit.tlvs().list()).last().isEqualTo(new LldpTlv.EndOfLldpdu(Octets.hex("cafe")));
        assertThat(unit.toString()).endsWith("end 0xcafe");
    }

    @Test
    void keepsValuesThatDoNotSuitTheirTypeAsUnknown() {
        for (String tlv : List.of(
                "0200",
                "0400",
                "0601 78",
                "0e03 001400",
                "0e05 0014000400",
                "fe03 0080c2",
                "1000",
                "1008 00 0100000000 0000",
                "1007 01 01 02 00000002",
                "1008 01 01 02 00000002 01",
                "1009 01 01 02 00000002 00 00")) {
            Octets octets = Octets.hex(tlv);
            assertThat(decode(tlv + "0000").tlvs().list())
                    .as(tlv)
                    .startsWith(new LldpTlv.Unknown(octets.get(0) >> 1, octets.slice(2, octets.size())));
        }
    }

    @Test
    void refusesWhatWouldNotBeReadAsItWasMeant() {
        LldpTlv end = LldpTlv.EndOfLldpdu.create();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LldpTlvs.of(end, LldpText.of(LldpText.SYSTEM_NAME, "sw1")))
                .withMessage("5 octets stand behind the end of the data unit");
        assertThatIllegalArgumentException()
                .isThrownBy(LldpTlvs::of)
                .withMessage("octets of a data unit must be at least 2, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new LldpTlv.Malformed(Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new LldpTlv.Unknown(0, Octets.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> new LldpTlv.Unknown(128, Octets.EMPTY));
    }
}

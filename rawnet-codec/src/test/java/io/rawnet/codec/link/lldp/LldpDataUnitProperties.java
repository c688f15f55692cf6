package io.rawnet.codec.link.lldp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LldpDataUnitProperties {

    @Property
    void encodesAndDecodesToItself(@ForAll("tlvs") List<LldpTlv> tlvs, @ForAll("octets") Octets end) {
        List<LldpTlv> ended = new ArrayList<>(tlvs);
        ended.add(new LldpTlv.EndOfLldpdu(end));
        LldpDataUnit unit = new LldpDataUnit(LldpTlvs.of(ended.toArray(LldpTlv[]::new)));
        HeaderLaws.checkRoundTrip(LldpDataUnit::decode, unit);
        assertThat(unit.tlvs().list()).isEqualTo(ended);
    }

    @Property
    void keepsOrRefusesAnyOctets(@ForAll("any") Octets octets) {
        HeaderLaws.checkLossless(LldpDataUnit::decode, octets);
    }

    @Property
    void keepsOrRefusesMutatedVectors(@ForAll("mutated") Octets octets) {
        HeaderLaws.checkLossless(LldpDataUnit::decode, octets);
    }

    @Property
    void saysAndBlamesNothingOutsideItself(@ForAll("mutated") Octets octets) throws MalformedPacketException {
        if (octets.size() < LldpTlv.HEADER_LENGTH) {
            return;
        }
        LldpDataUnit unit = LldpDataUnit.decode(octets.buffer());
        assertThat(unit.toString()).doesNotContainPattern("\\p{C}");
        assertThat(unit.violations(HeaderContext.NONE))
                .allSatisfy(violation -> assertThat(violation.offset()).isBetween(0, unit.length()));
        assertThat(LldpTlvs.of(unit.tlvs().list().toArray(LldpTlv[]::new))).isEqualTo(unit.tlvs());
    }

    @Provide
    Arbitrary<Octets> octets() {
        return AnyOctets.upTo(40);
    }

    @Provide
    Arbitrary<List<LldpTlv>> tlvs() {
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
        Arbitrary<Integer> word = Arbitraries.integers().between(0, 0xFFFF);
        Arbitrary<Octets> octets = octets();
        return Arbitraries.<LldpTlv>oneOf(List.of(
                        Combinators.combine(octet, octets)
                                .as((subtype, id) -> new LldpIdentifier(LldpIdentifier.CHASSIS, subtype, id)),
                        Combinators.combine(octet, octets)
                                .as((subtype, id) -> new LldpIdentifier(LldpIdentifier.PORT, subtype, id)),
                        Combinators.combine(word, octets).as(LldpTlv.TimeToLive::new),
                        octets.map(text -> new LldpText(LldpText.PORT_DESCRIPTION, text)),
                        octets.map(text -> new LldpText(LldpText.SYSTEM_NAME, text)),
                        octets.map(text -> new LldpText(LldpText.SYSTEM_DESCRIPTION, text)),
                        Combinators.combine(word, word).as(SystemCapabilities::new),
                        Combinators.combine(
                                        octet,
                                        octets,
                                        octet,
                                        Arbitraries.longs().between(0, 0xFFFF_FFFFL),
                                        octets)
                                .as(ManagementAddress::new),
                        Combinators.combine(Arbitraries.integers().between(0, 0xFF_FFFF), octet, octets)
                                .as(OrganizationallySpecific::new),
                        Combinators.combine(Arbitraries.integers().between(9, 126), octets)
                                .as(LldpTlv.Unknown::new)))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Octets> any() {
        return AnyOctets.upTo(80);
    }

    @Provide
    Arbitrary<Octets> mutated() {
        return AnyOctets.like(
                Octets.hex("0207 04 020000000001 0405 05 65746830 0602 0078 0a03 737731 0e04 0014 0004"
                        + "100c 05 01 0a000001 02 00000002 00 fe06 0080c2 01 0064 0000"),
                Octets.hex("0206 05 01 0a000001 0407 03 020000000001 0602 0000 0801 61 0c01 62"));
    }
}

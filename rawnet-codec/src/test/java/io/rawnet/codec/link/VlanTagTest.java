package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import org.junit.jupiter.api.Test;

class VlanTagTest {

    @Test
    void readsEachFieldFromItsPlace() {
        VlanTag tag = HeaderLaws.checkAll(VlanTag::decode, Octets.hex("b064 0800"));
        assertThat(tag).isEqualTo(new VlanTag(5, true, 100, EtherType.IPV4));
        assertThat(tag.nextProtocol()).contains(EtherType.IPV4);
        assertThat(tag).hasToString("VLAN 100 p 5 DEI IPv4");
        assertThat(HeaderLaws.<VlanTag>checkAll(VlanTag::decode, Octets.hex("2fff 86dd")))
                .isEqualTo(new VlanTag(1, false, 4095, EtherType.IPV6));
    }

    @Test
    void holdsALengthBeforeLlc() {
        VlanTag tag = HeaderLaws.checkAll(VlanTag::decode, Octets.hex("0001 0026"));
        assertThat(tag.nextProtocol()).contains(EtherType.LLC);
        assertThat(tag.declaredPayloadLength()).hasValue(38);
        assertThat(tag).hasToString("VLAN 1 p 0 length 38");
    }

    @Test
    void reportsTheReservedIdentifier() {
        assertThat(VlanTag.of(4095, EtherType.IPV4).violations(HeaderContext.NONE))
                .hasSize(1);
        assertThat(VlanTag.of(4094, EtherType.IPV4).violations(HeaderContext.NONE))
                .isEmpty();
    }

    @Test
    void refusesFieldsOutsideTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VlanTag.of(4096, EtherType.IPV4))
                .withMessage("vid must be 0 to 4095, not 4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VlanTag(8, false, 0, EtherType.IPV4))
                .withMessage("pcp must be 0 to 7, not 8");
    }
}

package io.rawnet.codec.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.UdpPort;
import org.junit.jupiter.api.Test;

class VxlanHeaderTest {

    @Test
    void readsEachFieldFromItsPlace() {
        VxlanHeader header = HeaderLaws.checkAll(VxlanHeader::decode, Octets.hex("08 000000 00002a 00"));
        assertThat(header).isEqualTo(VxlanHeader.of(42));
        assertThat(header.nextProtocol()).contains(LinkType.ETHERNET);
        assertThat(header.protocolNumbers()).containsExactly(UdpPort.VXLAN);
        assertThat(header.violations(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("VXLAN vni 42");
    }

    @Test
    void keepsAndReportsReservedBits() {
        VxlanHeader header = HeaderLaws.checkAll(VxlanHeader::decode, Octets.hex("f7 abcdef fffffe 77"));
        assertThat(header).isEqualTo(new VxlanHeader(0xF7, 0xABCDEF, 0xFFFFFE, 0x77));
        assertThat(header).hasToString("VXLAN vni 16777214 flags 0xf7");
        assertThat(header.violations(HeaderContext.NONE))
                .extracting(Object::toString)
                .containsExactly(
                        "octet 0: the I flag is not set (RFC 7348 5)",
                        "octet 0: reserved bits are set in the first four octets (RFC 7348 5)",
                        "octet 7: the last octet is reserved and 119, not 0 (RFC 7348 5)");
    }
}

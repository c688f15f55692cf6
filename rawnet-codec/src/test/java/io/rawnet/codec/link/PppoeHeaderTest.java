package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PppoeHeaderTest {

    @Test
    void readsEachFieldFromItsPlace() {
        PppoeHeader header = HeaderLaws.checkAll(PppoeHeader::decode, Octets.hex("11 00 0011 003e"));
        assertThat(header).isEqualTo(new PppoeHeader(1, 1, 0, 17, 62));
        assertThat(header.nextProtocol()).contains(LinkType.PPP);
        assertThat(header.declaredPayloadLength()).hasValue(62);
        assertThat(header.protocolNumbers()).containsExactly(EtherType.PPPOE_SESSION);
        assertThat(header).hasToString("PPPoE session 17 length 62");
    }

    @Test
    void leavesDiscoveryTagsInThePayload() {
        PppoeHeader header = HeaderLaws.checkAll(PppoeHeader::decode, Octets.hex("11 09 0000 0004"));
        assertThat(header.nextProtocol()).isEmpty();
        assertThat(header.protocolNumbers()).containsExactly(EtherType.PPPOE_DISCOVERY);
        assertThat(header).hasToString("PPPoE PADI length 4");
        assertThat(texts("1107 0000 0000", "1119 0000 0000", "1165 0001 0000", "11a7 0001 0000", "1142 0001 0000"))
                .containsExactly(
                        "PPPoE PADO length 0",
                        "PPPoE PADR length 0",
                        "PPPoE PADS session 1 length 0",
                        "PPPoE PADT session 1 length 0",
                        "PPPoE code 0x42 session 1 length 0");
    }

    private static List<String> texts(String... headers) {
        return List.of(headers).stream()
                .map(octets -> HeaderLaws.checkAll(PppoeHeader::decode, Octets.hex(octets))
                        .toString())
                .toList();
    }

    @Test
    void reportsVersionTypeAndSession() {
        assertThat(new PppoeHeader(2, 1, 0, 1, 0).violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 0: version 2 and type 1 must both be 1 (RFC 2516 4)");
        assertThat(new PppoeHeader(1, 1, 0, 0xFFFF, 0).violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 2: session 65535 is reserved (RFC 2516 4)");
        assertThat(new PppoeHeader(1, 1, 9, 5, 0).violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 2: session 5 before there is one (RFC 2516 5.1)");
        assertThat(new PppoeHeader(1, 1, 7, 5, 0).violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 2: session 5 before there is one (RFC 2516 5.2)");
        assertThat(new PppoeHeader(1, 1, 0x19, 5, 0).violations(HeaderContext.NONE))
                .singleElement()
                .hasToString("octet 2: session 5 before there is one (RFC 2516 5.3)");
        assertThat(new PppoeHeader(1, 1, 0xa7, 5, 0).violations(HeaderContext.NONE))
                .isEmpty();
        assertThat(PppoeHeader.session(1).violations(HeaderContext.NONE)).isEmpty();
    }

    @Test
    void completesTheLength() {
        Packet packet =
                Packet.of(PppoeHeader.session(1)).withPayload(new byte[10]).completed();
        assertThat(packet.header(PppoeHeader.class).orElseThrow().payloadLength())
                .isEqualTo(10);
    }
}

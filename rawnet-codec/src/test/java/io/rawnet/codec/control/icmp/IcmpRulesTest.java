package io.rawnet.codec.control.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpRulesTest {

    /** IPv4 from 10.0.0.9 to 10.0.0.2 with UDP. */
    private static final String QUOTE = "4500001c 00070000 0111 0000 0a000009 0a000002 0fa0829a 00080000";

    @ParameterizedTest
    @CsvSource({
        "08 01 0000 0001 0002, octet 1: code 1 is not defined for type 8 (RFC 792)",
        "0a 00 0000 00000001, octet 4: reserved bits are set: 0x1 (RFC 1256 3)",
        "09 00 0000 00 02 0708, octet 4: no address is advertised (RFC 1256 5.2)",
        "09 10 0000 00 02 0708, octet 4: no address is advertised (RFC 1256 5.2)",
        "09 00 0000 01 01 0708 0a000001, octet 5: address entry size 1 is below 2 (RFC 1256 5.2)",
        "0f 00 0000 0001 0002, octet 0: type 15 is deprecated (RFC 6918 2)",
        "2a 00 0000 0001 02 03, octet 7: reserved bits are set: 0x2 (RFC 8335 2)",
        "2b 00 0000 0001 02 08, octet 7: reserved bits are set: 0x8 (RFC 8335 3)",
        "2b 05 0000 0001 02 00, octet 1: code 5 is not defined for type 43 (RFC 8335 3)"
    })
    void namesTheBrokenRuleOfAnInquiry(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, "")).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "03 10 0000 00 00 0000, octet 1: code 16 is not defined for type 3 (RFC 792)",
        "03 03 0000 01 00 0000, octet 4: unused bits are set: 0x1 (RFC 792)",
        "03 03 0000 00 00 0001, octet 6: unused bits are set: 0x1 (RFC 792)",
        "03 04 0000 00 00 0043, octet 6: next-hop MTU 67 is below 68 (RFC 1191 4)",
        "04 00 0000 00 00 0000, octet 0: source quench is deprecated (RFC 6633 3)",
        "05 00 0000 e0000001, octet 4: gateway 224.0.0.1 is not a router's address (RFC 1122 3.2.2.2)",
        "05 04 0000 0a000001, octet 1: code 4 is not defined for type 5 (RFC 792)",
        "0b 00 0000 00 00 0001, octet 6: unused bits are set: 0x1 (RFC 792)",
        "0b 02 0000 00 00 0000, octet 1: code 2 is not defined for type 11 (RFC 792)",
        "0c 03 0000 00 00 0000, octet 1: code 3 is not defined for type 12 (RFC 792)"
    })
    void namesTheBrokenRuleOfAnError(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, QUOTE)).containsExactly(violation);
    }

    @Test
    void findsNothingWrongWithPlainMessages() throws MalformedPacketException {
        assertThat(violations("08 00 0000 0001 0002", "616263")).isEmpty();
        assertThat(violations("03 03 0000 00 00 0000", QUOTE)).isEmpty();
        assertThat(violations("03 04 0000 00 00 0044", QUOTE)).isEmpty();
        assertThat(violations("c8 09 0000", "")).isEmpty();
    }

    @Test
    void knowsTheDeprecatedTypesThatHaveNoRecord() throws MalformedPacketException {
        assertThat(violations("06 00 0000", "")).containsExactly("octet 0: type 6 is deprecated (RFC 6918 2)");
        assertThat(violations("1e 00 0000", "")).containsExactly("octet 0: type 30 is deprecated (RFC 6918 2)");
        assertThat(violations("27 00 0000", "")).containsExactly("octet 0: type 39 is deprecated (RFC 6918 2)");
        assertThat(violations("28 00 0000", "")).isEmpty();
        assertThat(violations("11 01 0000 0001 0002 ffffff00", ""))
                .containsExactly(
                        "octet 1: code 1 is not defined for type 17 (RFC 950 appendix I)",
                        "octet 0: type 17 is deprecated (RFC 6918 2)");
    }

    @Test
    void looksIntoTheQuote() throws MalformedPacketException {
        assertThat(violations("0b 00 0000 00000000", "45000014"))
                .containsExactly("octet 8: the quote is not an IPv4 header and 64 bits of data (RFC 792)");
        assertThat(violations("0b 00 0000 00000000", "45000018 00070000 0111 0000 0a000009 0a000002 00350035"))
                .isEmpty();
        assertThat(violations("0b 00 0000 00000000", "45000019 00070000 0111 0000 0a000009 0a000002 00350035"))
                .containsExactly("octet 8: the quote is not an IPv4 header and 64 bits of data (RFC 792)");
        assertThat(violations("0b 00 0000 00000000", "45000014 00070000 0101 0000 0a000009 0a000002"))
                .isEmpty();
        assertThat(violations("0b 00 0000 00000000", QUOTE.replace("0a000009", "e0000001")))
                .containsExactly(
                        "octet 20: an error answers a datagram from 224.0.0.1, which is no host (RFC 1122 3.2.2)");
        assertThat(violations("0b 00 0000 00000000", QUOTE.replace("0a000002", "e0000001")))
                .containsExactly("octet 24: an error answers a datagram for the group 224.0.0.1 (RFC 1122 3.2.2)");
        String icmpError = "4500001c 00070000 0101 0000 0a000009 0a000002 0b000000 00000000";
        assertThat(violations("0b 00 0000 00000000", icmpError))
                .containsExactly("octet 28: an error answers an error (RFC 1122 3.2.2)");
        assertThat(violations("0b 00 0000 00000000", icmpError.replace("0b000000", "08000000")))
                .isEmpty();
        assertThat(violations("0b 00 0000 00000000", icmpError.replace("00070000", "00070001")))
                .containsExactly("octet 14: an error answers a fragment that is not the first (RFC 1122 3.2.2)");
    }

    @Test
    void comparesTheReceiverWithTheQuotedSource() {
        HeaderContext elsewhere = new HeaderContext(
                Optional.of(new Ipv4PseudoHeader(Ipv4Address.of("10.0.0.1"), Ipv4Address.of("10.0.0.8"))),
                false,
                Optional.empty(),
                Octets.hex(QUOTE).buffer());
        assertThat(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT).violations(elsewhere))
                .extracting(Object::toString)
                .containsExactly("octet 20: the quoted datagram is from 10.0.0.9, the error is for 10.0.0.8 (RFC 792)");
    }

    private static List<String> violations(String octets, String payload) throws MalformedPacketException {
        HeaderContext context = new HeaderContext(
                Optional.empty(), false, Optional.empty(), Octets.hex(payload).buffer());
        return IcmpHeader.decode(Octets.hex(octets).buffer()).violations(context).stream()
                .map(Object::toString)
                .toList();
    }
}

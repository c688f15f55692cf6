package io.rawnet.codec.control.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VrrpRulesTest {

    private static final String LINK_LOCAL = "fe800000000000000000000000000007";

    private static List<String> violations(String octets, Header ip, boolean incomplete)
            throws MalformedPacketException {
        var in = Octets.hex(octets).buffer();
        VrrpMessage message = VrrpMessage.decode(in);
        Optional<PseudoHeader> pseudoHeader = ip instanceof Ipv4Header header
                ? header.pseudoHeader(Optional.empty())
                : ((Ipv6Header) ip).pseudoHeader(Optional.empty());
        HeaderContext context =
                new HeaderContext(pseudoHeader, incomplete, List.of(ip), Optional.empty(), OptionalInt.empty(), in);
        return message.violations(context).stream().map(Object::toString).toList();
    }

    private static Ipv4Header ipv4(int timeToLive) {
        return Ipv4Header.builder()
                .source(Ipv4Address.of("10.0.0.1"))
                .destination(Ipv4Address.of("224.0.0.18"))
                .timeToLive(timeToLive)
                .build();
    }

    private static Ipv6Header ipv6(int hopLimit, String source) {
        return Ipv6Header.builder()
                .source(Ipv6Address.of(source))
                .destination(Ipv6Address.of("ff02::12"))
                .hopLimit(hopLimit)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "21 07 64 01 00 01 0000 0a0000fe 0000000000000000,",
        "21 07 64 01 01 01 0000 0a0000fe 7365637265740000,",
        "21 07 64 01 02 01 0000 0a0000fe 0000000000000001,",
        "21 00 64 01 00 01 0000 0a0000fe 0000000000000000, "
                + "octet 1: the virtual router identifier is 0 (RFC 3768 5.3.3)",
        "21 07 64 00 00 01 0000 0000000000000000, octet 3: there is no address (RFC 3768 5.3.9)",
        "21 07 64 01 03 01 0000 0a0000fe 0000000000000000, "
                + "octet 4: authentication type 3 is not defined (RFC 3768 5.3.6)",
        "21 07 64 01 00 01 0000 0a0000fe 0000000000000001, "
                + "octet 12: authentication data without authentication (RFC 3768 5.3.10)",
        "21 07 64 01 00 01 0000 0a0000fe 0000000000000000 abcd, "
                + "octet 20: 2 octets behind the authentication data (RFC 3768 5.1)",
        "22 07, octet 0: type 2 is not defined (RFC 3768 5.3.2)",
        "30 07, octet 0: type 0 is not defined (RFC 9568 5.2.2)",
        "41 07, octet 0: version 4 is not defined (RFC 9568 7.1)",
        "31 07 64 01 0064 0000 0a0000fe,",
        "31 00 64 01 0064 0000 0a0000fe, octet 1: the virtual router identifier is 0 (RFC 9568 5.2.3)",
        "31 07 64 00 0064 0000, octet 3: there is no address (RFC 9568 5.2.5)",
        "31 07 64 01 1064 0000 0a0000fe, octet 4: reserved bits are set: 0x1 (RFC 9568 5.2.6)",
        "31 07 64 01 0000 0000 0a0000fe, octet 4: the maximum advertise interval is 0 (RFC 9568 7.1)",
        "31 07 64 01 0064 0000 0a0000fe 00, "
                + "octet 8: 5 octets are not 1 addresses of the IP header's family (RFC 9568 5.2.9)",
        "31 07 64 01 0064 0000 " + LINK_LOCAL
                + ", octet 8: 16 octets are not 1 addresses of the IP header's family (RFC 9568 5.2.9)"
    })
    void namesTheBrokenRuleOverIpv4(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, ipv4(255), false)).isEqualTo(violation == null ? List.of() : List.of(violation));
    }

    @ParameterizedTest
    @CsvSource({
        "31 07 64 01 0064 0000 " + LINK_LOCAL + ",",
        "31 07 64 01 0064 0000 0a0000fe, "
                + "octet 8: 4 octets are not 1 addresses of the IP header's family (RFC 9568 5.2.9)",
        "31 07 64 01 0064 0000 20010db8000000000000000000000007, "
                + "octet 8: the first address 2001:db8::7 is not link-local (RFC 9568 5.2.9)",
        "31 07 64 00 0064 0000, octet 3: there is no address (RFC 9568 5.2.5)"
    })
    void namesTheBrokenRuleOverIpv6(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, ipv6(255, "fe80::1"), false))
                .isEqualTo(violation == null ? List.of() : List.of(violation));
    }

    @Test
    void wantsAPacketThatNoRouterHasForwarded() throws MalformedPacketException {
        assertThat(violations("21 07 64 01 00 01 0000 0a0000fe 0000000000000000", ipv4(254), false))
                .containsExactly("octet 0: time to live is 254, not 255 (RFC 3768 5.2.3)");
        assertThat(violations("31 07 64 01 0064 0000 0a0000fe", ipv4(1), false))
                .containsExactly("octet 0: time to live is 1, not 255 (RFC 9568 5.1.1.3)");
        assertThat(violations("31 07 64 01 0064 0000 " + LINK_LOCAL, ipv6(64, "fe80::1"), false))
                .containsExactly("octet 0: hop limit is 64, not 255 (RFC 9568 5.1.2.3)");
    }

    @Test
    void wantsALinkLocalSourceOverIpv6() throws MalformedPacketException {
        assertThat(violations("31 07 64 01 0064 0000 " + LINK_LOCAL, ipv6(255, "2001:db8::1"), false))
                .containsExactly("octet 0: the source 2001:db8::1 is not link-local (RFC 9568 5.1.2.1)");
    }

    @Test
    void forgivesMissingAddressesWhereThePacketIsCutShort() throws MalformedPacketException {
        assertThat(violations("31 07 64 02 0064 0000 " + LINK_LOCAL, ipv6(255, "fe80::1"), true))
                .isEmpty();
    }

    @Test
    void takesAddressesOfEitherFamilyWithoutANetworkHeader() throws MalformedPacketException {
        for (String addresses : new String[] {"0a0000fe", LINK_LOCAL}) {
            assertThat(VrrpMessage.decode(Octets.hex("31 07 64 01 0064 0000" + addresses)
                                    .buffer())
                            .violations(HeaderContext.NONE))
                    .isEmpty();
        }
        assertThat(VrrpMessage.decode(
                                Octets.hex("31 07 64 01 0064 0000 0a0000fe00").buffer())
                        .violations(HeaderContext.NONE))
                .hasSize(1);
    }
}

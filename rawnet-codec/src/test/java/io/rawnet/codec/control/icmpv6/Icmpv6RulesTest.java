package io.rawnet.codec.control.icmpv6;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Option;
import io.rawnet.codec.network.Ipv6Options;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Icmpv6RulesTest {

    private static final String TARGET = "20010db8000000000000000000000001";

    private static final String GROUP = "ff020000000000000000000000010003";

    private static final String LINK_LOCAL = "fe800000000000000000000000000002";

    /** A network header of which only the hop limit counts. */
    private record Hops(int number) implements NetworkHeader {
        @Override
        public Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
            return enclosing;
        }

        @Override
        public boolean isFragment() {
            return false;
        }

        @Override
        public OptionalInt remainingHops() {
            return OptionalInt.of(number);
        }

        @Override
        public int length() {
            return 0;
        }

        @Override
        public void encode(ByteBuffer out) {
            // has no octets
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "86 00 0000 40 00 0708 0000000000000000; octet 0: hop limit is 64, not 255 (RFC 4861 6.1.2)",
                "85 00 0000 00000000; octet 0: hop limit is 64, not 255 (RFC 4861 6.1.1)",
                "87 00 0000 00000000" + TARGET + "; octet 0: hop limit is 64, not 255 (RFC 4861 7.1.1)",
                "88 00 0000 00000000" + TARGET + "; octet 0: hop limit is 64, not 255 (RFC 4861 7.1.2)",
                "89 00 0000 00000000" + LINK_LOCAL + TARGET + "; octet 0: hop limit is 64, not 255 (RFC 4861 8.1)",
                "82 00 0000 0000 0000" + GROUP + "; octet 0: hop limit is 64, not 1 (RFC 2710 3)",
                "8f 00 0000 0000 0000; octet 0: hop limit is 64, not 1 (RFC 9777 5)"
            })
    void believesNeighborsAlone(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, 64, "fe80::1", "2001:db8::2")).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "87 01 0000 00000000" + TARGET + ", octet 1: code 1 is not defined for this type (RFC 4861 7.1.1)",
        "87 00 0000 00000001" + TARGET + ", octet 4: reserved bits are set: 0x1 (RFC 4861 4.3)",
        "87 00 0000 00000000" + GROUP + ", octet 8: the target ff02::1:3 is a group (RFC 4861 7.1.1)",
        "88 00 0000 00000000" + GROUP + ", octet 8: the target ff02::1:3 is a group (RFC 4861 7.1.2)",
        "88 00 0000 00000002" + TARGET + ", octet 4: reserved bits are set: 0x2 (RFC 4861 4.4)",
        "87 00 0000 00000000" + TARGET
                + "0100, octet 25: the length of an option is 0 or does not fit (RFC 4861 7.1.1)",
        "87 00 0000 00000000" + TARGET + "01, octet 24: the length of an option is 0 or does not fit (RFC 4861 7.1.1)",
        "86 00 0000 40 03 0708 0000000000000000, octet 5: reserved bits are set: 0x3 (RFC 4861 4.2)",
        "86 00 0000 40 10 0708 0000000000000000, octet 5: the preference has the reserved value (RFC 4191 2.1)",
        "86 00 0000 40 08 0000 0000000000000000"
                + ", 'octet 5: preference high, but not a default router (RFC 4191 2.2)'",
        "86 00 0000 40 00 0708 0000000000000000 1802 81 00 00000001 2001000000000000"
                + ", octet 18: prefix length 129 is above 128 (RFC 4191 2.3)",
        "86 00 0000 40 00 0708 0000000000000000 1802 40 10 00000001 2001000000000000"
                + ", octet 19: the preference has the reserved value (RFC 4191 2.1)",
        "85 00 0000 00000001, octet 4: reserved bits are set: 0x1 (RFC 4861 4.1)",
        "89 00 0000 00000000" + LINK_LOCAL + GROUP + ", octet 24: the destination ff02::1:3 is a group (RFC 4861 8.1)",
        "89 00 0000 00000000" + TARGET + "20010db8000000000000000000000009"
                + ", octet 8: the target is neither link-local nor the destination (RFC 4861 8.1)",
        "86 00 0000 40 00 0708 0000000000000000 0304 81 00 00000001 00000001 00000000" + TARGET
                + ", octet 18: prefix length 129 is above 128 (RFC 4861 4.6.2)",
        "86 00 0000 40 00 0708 0000000000000000 0304 40 00 00000001 00000002 00000000" + TARGET
                + ", octet 24: preferred for longer than it is valid (RFC 4861 4.6.2)",
        "80 01 0000 0001 0002, octet 1: code 1 is not defined for this type (RFC 4443 4.1)",
        "81 01 0000 0001 0002, octet 1: code 1 is not defined for this type (RFC 4443 4.2)",
        "a0 00 0000 0001 02 80, octet 7: reserved bits are set: 0x80 (RFC 8335 2)",
        "a1 05 0000 0001 02 00, octet 1: code 5 is not defined for this type (RFC 8335 3)"
    })
    void namesTheBrokenRule(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, 255, "fe80::1", "2001:db8::2")).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "83 00 0000 0001 0000" + GROUP + ", octet 4: maximum response delay 1 outside a query (RFC 2710 3.4)",
        "84 00 0000 0000 0001" + GROUP + ", octet 6: reserved bits are set: 0x1 (RFC 2710 3)",
        "83 00 0000 0000 0000" + TARGET + ", 'octet 8: a report for 2001:db8::1, which is not a group (RFC 2710 3)'",
        "82 00 0000 0000 0000" + TARGET + ", 'octet 8: a query for 2001:db8::1, which is not a group (RFC 2710 3)'",
        "82 00 0000 0000 0000" + GROUP + "f2000000, octet 24: reserved bits are set: 0x7 (RFC 9777 5.1.6)",
        "82 00 0000 0000 0000" + GROUP + "12000000, octet 24: reserved bits are set: 0x1 (RFC 9777 5.1.6)",
        "82 00 0000 0000 0000 00000000000000000000000000000000 02 00 0001" + TARGET
                + ", octet 26: a general query asks about sources (RFC 9777 5.1)",
        "8f 00 0000 0000 0001 07 00 0000" + GROUP + ", octet 8: record type 7 is not defined (RFC 9777 5.2)",
        "8f 00 0000 0000 0001 01 01 0000" + GROUP + "abababab"
                + ", octet 9: auxiliary data is not defined (RFC 9777 5.2)"
    })
    void namesTheBrokenRuleOfMulticastListenerDiscovery(String octets, String violation)
            throws MalformedPacketException {
        assertThat(violations(octets, 1, "fe80::1", "ff02::16")).containsExactly(violation);
    }

    @Test
    void looksAtTheAddresses() throws MalformedPacketException {
        String option = "0101 020000000001";
        assertThat(violations("87000000 00000000" + TARGET + option, 255, "::", "ff02::1"))
                .containsExactly(
                        "octet 24: a source link-layer address, but no source address (RFC 4861 7.1.1)",
                        "octet 0: without source address, but not for a solicited-node group (RFC 4861 7.1.1)");
        assertThat(violations("87000000 00000000" + TARGET, 255, "::", "ff02::1:ff00:1"))
                .isEmpty();
        assertThat(violations("85000000 00000000" + option, 255, "::", "ff02::2"))
                .containsExactly("octet 8: a source link-layer address, but no source address (RFC 4861 6.1.1)");
        assertThat(violations("85000000 00000000 0e01 010203040506" + option, 255, "::", "ff02::2"))
                .containsExactly("octet 16: a source link-layer address, but no source address (RFC 4861 6.1.1)");
        assertThat(violations("88000000 40000000" + TARGET, 255, "fe80::1", "ff02::1"))
                .containsExactly("octet 4: solicited, but for a group (RFC 4861 7.1.2)");
        assertThat(violations("86000000 40000708 0000000000000000", 255, "2001:db8::1", "ff02::1"))
                .containsExactly("octet 0: the source 2001:db8::1 is not link-local (RFC 4861 6.1.2)");
        assertThat(violations("83000000 00000000" + GROUP, 1, "2001:db8::1", "ff02::1:3"))
                .containsExactly("octet 0: the source 2001:db8::1 is not link-local (RFC 2710 3)");
        assertThat(violations("83000000 00000000" + GROUP, 1, "::", "ff02::1:3"))
                .isEmpty();
        assertThat(violations("82000000 00000000" + GROUP, 1, "::", "ff02::1:3"))
                .containsExactly("octet 0: the source :: is not link-local (RFC 2710 3)");
        assertThat(violations("82000000 00000000" + GROUP + "82000000", 1, "fe80::1", "ff02::1:3"))
                .isEmpty();
        assertThat(violations("82000000 00000000" + GROUP + "02000000", 1, "::", "ff02::1:3"))
                .containsExactly("octet 0: the source :: is not link-local (RFC 9777 5.1.14)");
        assertThat(violations("8f000000 00000000", 1, "::", "ff02::16")).isEmpty();
    }

    @Test
    void looksIntoTheQuote() {
        String header = "60000000 0008 3a 40" + TARGET + TARGET;
        assertThat(quoting(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), "6000"))
                .containsExactly("octet 8: the quote is shorter than an IPv6 header (RFC 4443 2.4 (c))");
        assertThat(quoting(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), header + "0300"))
                .containsExactly("octet 48: an error answers an error (RFC 4443 2.4 (e.1))");
        assertThat(quoting(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), header + "8900"))
                .containsExactly("octet 48: an error answers a redirect (RFC 4443 2.4 (e.2))");
        String toGroup = "60000000 0008 11 40" + TARGET + GROUP;
        assertThat(quoting(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), toGroup))
                .containsExactly("octet 32: an error answers a packet for a group (RFC 4443 2.4 (e.3))");
        assertThat(quoting(Icmpv6Header.packetTooBig(1280), toGroup)).isEmpty();
        assertThat(quoting(Icmpv6Header.packetTooBig(1279), toGroup))
                .containsExactly("octet 4: MTU 1279 is below 1280 (RFC 8201 4)");
        String fromNobody = "60000000 0008 11 40" + "0".repeat(32) + TARGET;
        assertThat(quoting(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), fromNobody))
                .containsExactly("octet 16: an error answers a packet from ::, which is no node (RFC 4443 2.4 (e.6))");
        assertThat(quoting(
                        Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT),
                        "60000000 0008 11 40" + GROUP + TARGET))
                .containsExactly(
                        "octet 16: an error answers a packet from ff02::1:3, which is no node (RFC 4443 2.4 (e.6))");
        assertThat(quoting(
                        new Icmpv6Header(Icmpv6Header.TIME_EXCEEDED, 2, 0, new Icmpv6ExtensibleError(0, 1)),
                        header + "8000"))
                .containsExactly(
                        "octet 1: code 2 is not defined for this type (RFC 4443 3.3)",
                        "octet 5: reserved bits are set: 0x1 (RFC 4443 3.3)");
    }

    private static List<String> quoting(Header error, String quote) {
        return text(
                error,
                new HeaderContext(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Octets.hex(quote).buffer()));
    }

    private static List<String> violations(String octets, int hops, String source, String destination)
            throws MalformedPacketException {
        HeaderContext context = new HeaderContext(
                Optional.of(new Ipv6PseudoHeader(Ipv6Address.of(source), Ipv6Address.of(destination))),
                false,
                List.of(new Hops(hops)),
                Optional.empty(),
                OptionalInt.empty(),
                Octets.EMPTY.buffer());
        return text(Icmpv6Header.decode(Octets.hex(octets).buffer()), context);
    }

    private static List<String> text(Header header, HeaderContext context) {
        return header.violations(context).stream().map(Object::toString).toList();
    }

    private static List<String> violationsBehind(Header... preceding) throws MalformedPacketException {
        Icmpv6Header report =
                Icmpv6Header.decode(Octets.hex("83 00 0000 0000 0000" + GROUP).buffer());
        return text(
                report,
                new HeaderContext(
                        Optional.empty(),
                        false,
                        List.of(preceding),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Octets.EMPTY.buffer()));
    }

    private static HopByHopOptionsHeader options(Ipv6Option... options) {
        return new HopByHopOptionsHeader(IpProtocol.ICMPV6, Ipv6Options.of(options));
    }

    @Test
    void wantsMldToAlertRouters() throws MalformedPacketException {
        Ipv6Header ipv6 = Ipv6Header.builder().hopLimit(1).build();
        String silent = "octet 0: there is no router alert for MLD among hop-by-hop options (RFC 2710 3)";
        assertThat(violationsBehind(ipv6)).containsExactly(silent);
        assertThat(violationsBehind(ipv6, options())).containsExactly(silent);
        assertThat(violationsBehind(ipv6, options(new Ipv6Option.RouterAlert(1))))
                .containsExactly(silent);
        assertThat(violationsBehind(ipv6, options(new Ipv6Option.RouterAlert(0))))
                .isEmpty();
        assertThat(violationsBehind()).isEmpty();
    }
}

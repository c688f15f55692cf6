package io.rawnet.codec.control.igmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Options;
import io.rawnet.codec.number.IpProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgmpMessageTest {

    private static final Ipv4Address GROUP = Ipv4Address.of("232.1.1.1");

    private static final Ipv4Address SOURCE = Ipv4Address.of("10.0.0.1");

    private static final String ROUTER_ALERT = "94040000";

    /** As scapy builds it: the checksum is an independent program's. */
    private static final Octets REPORT = Octets.hex("22 00 e5f9 0000 0001 05 00 0001 e8010101 0a000001");

    private static final Octets QUERY = Octets.hex("11 64 f919 e8010101 02 7d 0001 0a000001");

    @ParameterizedTest
    @CsvSource({
        "11 00 1234 00000000, IGMPv1 query for all groups",
        "11 64 1234 ef010101, IGMPv2 query max 10000 ms 239.1.1.1",
        "12 00 1234 ef010101, IGMPv1 report 239.1.1.1",
        "16 00 1234 ef010101, IGMPv2 report 239.1.1.1",
        "17 00 1234 ef010101, IGMPv2 leave 239.1.1.1",
        "14 07 1234, IGMP type 20 code 7"
    })
    void readsEachOldMessageAndSaysItInOneLine(String octets, String line) {
        IgmpHeader message = HeaderLaws.checkAll(IgmpHeader::decode, Octets.hex(octets));
        assertThat(message).hasToString(line);
        assertThat(message.checksum()).isEqualTo(0x1234);
        assertThat(message.protocolNumbers()).containsExactly(IpProtocol.IGMP);
        assertThat(message.withChecksum(0x1234)).isEqualTo(message);
    }

    @Test
    void readsAVersion3Report() {
        IgmpHeader report = HeaderLaws.checkAll(IgmpHeader::decode, REPORT);
        assertThat(report).hasToString("IGMPv3 report 232.1.1.1 allow [10.0.0.1]");
        assertThat(report.checksumState(HeaderContext.NONE).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(IgmpHeader.of(
                                IgmpHeader.REPORT_V3,
                                0,
                                MulticastReport.of(
                                        List.of(GroupRecord.of(GroupRecord.ALLOW_NEW_SOURCES, GROUP, List.of(SOURCE)))))
                        .completed(HeaderContext.NONE))
                .isEqualTo(report);
    }

    @Test
    void readsAVersion3QueryWhereThereAreTwelveOctets() {
        IgmpHeader query = HeaderLaws.checkAll(IgmpHeader::decode, QUERY, 8);
        MulticastQuery<?> body = (MulticastQuery<?>) query.body();
        assertThat(query).hasToString("IGMPv3 query max 10000 ms 232.1.1.1 [10.0.0.1]");
        assertThat(query.checksumState(HeaderContext.NONE).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(IgmpHeader.of(IgmpHeader.QUERY, 100, MulticastQuery.of(GROUP, List.of(SOURCE)))
                        .withChecksum(Octets.EMPTY.buffer()))
                .isEqualTo(query);
        assertThat(body.querierRobustness()).isEqualTo(2);
        assertThat(body.queryInterval()).isEqualTo(125);
        assertThat(body.suppressRouterSideProcessing()).isFalse();
        // RFC 9776 section 4.1.1: exponent 1, mantissa 2 is (2 + 16) * 16
        MulticastQuery<Ipv4Address> coded = new MulticastQuery<>(GROUP, 8, 0xff, List.of());
        assertThat(IgmpHeader.of(IgmpHeader.QUERY, 0x92, coded).maximumResponseTime())
                .isEqualTo(288);
        assertThat(coded.queryInterval()).isEqualTo(31744);
        assertThat(coded.suppressRouterSideProcessing()).isTrue();
    }

    @Test
    void refusesCountsThatDoNotFit() {
        assertThatThrownBy(() -> IgmpHeader.decode(Octets.hex("22 00 0000 0000 0001 05 01 ffff e8010101 0a000001")
                        .buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("IGMPv3 report: 262152 octets required at offset 8, 12 available");
    }

    @Test
    void buildsWhatTheRfcSays() {
        assertThat(IgmpHeader.query(100, Ipv4Address.ANY).octets()).isEqualTo(Octets.hex("1164000000000000"));
        assertThat(IgmpHeader.report(GROUP).octets()).isEqualTo(Octets.hex("16000000e8010101"));
        assertThat(IgmpHeader.leave(GROUP).octets()).isEqualTo(Octets.hex("17000000e8010101"));
        assertThatIllegalArgumentException().isThrownBy(() -> new IgmpHeader(0x13, 0, 0, new IgmpGroup(GROUP)));
    }

    @ParameterizedTest
    @CsvSource({
        "16 01 0000 ef010101, octet 1: maximum response time 1 outside a query (RFC 2236 2.2)",
        "17 00 0000 0a000001, 'octet 4: a report for 10.0.0.1, which is not a group (RFC 2236 2.4)'",
        "11 64 0000 0a000001, 'octet 4: a query for 10.0.0.1, which is not a group (RFC 2236 2.4)'",
        "11 64 0000 e8010101 f2 7d 0000, octet 8: reserved bits are set: 0x7 (RFC 9776 4.1.4)",
        "11 64 0000 e8010101 12 7d 0000, octet 8: reserved bits are set: 0x1 (RFC 9776 4.1.4)",
        "11 64 0000 00000000 02 7d 0001 0a000001, octet 10: a general query asks about sources (RFC 9776 4.1)",
        "22 01 0000 0000 0000, octet 1: reserved bits are set: 0x1 (RFC 9776 4.2)",
        "22 00 0000 0000 0001 07 00 0000 e8010101, octet 8: record type 7 is not defined (RFC 9776 4.2)",
        "22 00 0000 0000 0001 01 01 0000 e8010101 abababab, octet 9: auxiliary data is not defined (RFC 9776 4.2)"
    })
    void namesTheBrokenRule(String octets, String violation) throws MalformedPacketException {
        assertThat(violations(octets, 1, ROUTER_ALERT)).containsExactly(violation);
    }

    @Test
    void wantsTimeToLive1AndRouterAlert() throws MalformedPacketException {
        String report = "16 00 0000 ef010101";
        assertThat(violations(report, 1, "0101 0000" + ROUTER_ALERT))
                .containsExactly("octet 0: the IPv4 header has no router alert option (RFC 2236 2)");
        assertThat(violations(report, 1, "01830300" + ROUTER_ALERT)).isEmpty();
        assertThat(violations(report, 64, ROUTER_ALERT))
                .containsExactly("octet 0: IGMP travels with time to live 1, not 64 (RFC 2236 2)");
        assertThat(violations("22 00 0000 0000 0000", 64, ""))
                .containsExactly(
                        "octet 0: IGMP travels with time to live 1, not 64 (RFC 9776 4)",
                        "octet 0: the IPv4 header has no router alert option (RFC 9776 4)");
        assertThat(violations("11 64 0000 ef010101", 1, ""))
                .containsExactly("octet 0: the IPv4 header has no router alert option (RFC 2236 2)");
    }

    @Test
    void asksNothingOfVersion1AndOfOtherProtocols() throws MalformedPacketException {
        assertThat(violations("11 00 0000 00000000", 1, "")).isEmpty();
        assertThat(violations("12 00 0000 ef010101", 1, "")).isEmpty();
        assertThat(violations("1e 00 0000", 64, "")).isEmpty();
    }

    @Test
    void findsNothingWrongWithTheFlagOfExtensions() throws MalformedPacketException {
        assertThat(violations("11 64 0000 e8010101 82 7d 0000", 1, ROUTER_ALERT))
                .isEmpty();
    }

    private static List<String> violations(String octets, int timeToLive, String options)
            throws MalformedPacketException {
        Ipv4Header ip = Ipv4Header.builder()
                .source(SOURCE)
                .destination(GROUP)
                .timeToLive(timeToLive)
                .options(new Ipv4Options(Octets.hex(options)))
                .build();
        HeaderContext context = new HeaderContext(
                Optional.empty(), false, List.of(ip), Optional.empty(), OptionalInt.empty(), Octets.EMPTY.buffer());
        return IgmpHeader.decode(Octets.hex(octets).buffer()).violations(context).stream()
                .map(Object::toString)
                .toList();
    }

    @Property
    void everyMessageIsReadLosslesslyOrRefused(
            @ForAll @IntRange(max = 0x24) int type, @ForAll @Size(max = 60) byte[] rest) {
        byte[] octets = new byte[1 + rest.length];
        octets[0] = (byte) type;
        System.arraycopy(rest, 0, octets, 1, rest.length);
        HeaderLaws.checkLossless(IgmpHeader::decode, Octets.of(octets));
    }

    @Property
    void everyReportComesBack(
            @ForAll @IntRange(max = 255) int octet,
            @ForAll @IntRange(max = 65535) int word,
            @ForAll int group,
            @ForAll @Size(max = 5) List<Integer> sources) {
        List<Ipv4Address> addresses = sources.stream().map(Ipv4Address::new).toList();
        GroupRecord<Ipv4Address> groupRecord =
                new GroupRecord<>(octet, new Ipv4Address(group), addresses, Octets.of(new byte[octet * 4]));
        HeaderLaws.checkRoundTrip(
                IgmpHeader::decode,
                new IgmpHeader(
                        IgmpHeader.REPORT_V3,
                        octet,
                        word,
                        new MulticastReport<>(word, List.of(groupRecord, groupRecord))));
        HeaderLaws.checkRoundTrip(
                IgmpHeader::decode,
                new IgmpHeader(
                        IgmpHeader.QUERY,
                        octet,
                        word,
                        new MulticastQuery<>(new Ipv4Address(group), octet, octet, addresses)));
    }
}

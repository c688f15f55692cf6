package io.rawnet.codec.control.icmpv6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.igmp.GroupRecord;
import io.rawnet.codec.control.igmp.MulticastQuery;
import io.rawnet.codec.control.igmp.MulticastReport;
import io.rawnet.codec.control.ndp.LinkLayerAddress;
import io.rawnet.codec.control.ndp.NdpOptions;
import io.rawnet.codec.control.ndp.RouterPreference;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Icmpv6HeaderTest {

    private static final Ipv6Address ROUTER = Ipv6Address.of("fe80::1");

    private static final Ipv6Address HOST = Ipv6Address.of("2001:db8::1");

    private static final LinkLayerAddress SOURCE = LinkLayerAddress.source(MacAddress.of("02:00:00:00:00:01"));

    /** As scapy builds them, from fe80::1: the checksums are an independent program's. */
    private static final Octets SOLICITATION =
            Octets.hex("87 00 4b61 00000000 20010db8000000000000000000000001 0101 020000000001");

    private static final Octets REPORT = Octets.hex(
            "8f 00 4102 0000 0001 05 00 0001 ff3e0000000000000000000000000001 20010db8000000000000000000000001");

    private static final Octets QUERY = Octets.hex(
            "82 00 294f 2710 0000 ff3e0000000000000000000000000001 02 7d 0001 20010db8000000000000000000000001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01 04 1234 11 000000 | ICMPv6 destination unreachable: port",
                "01 63 1234 11 abcdef | ICMPv6 destination unreachable: code 99",
                "02 00 1234 00000500 | ICMPv6 packet too big, mtu 1280",
                "03 00 1234 11 000000 | ICMPv6 time exceeded in transit",
                "03 01 1234 11 000001 | ICMPv6 time exceeded in reassembly",
                "04 01 1234 00000028 | ICMPv6 parameter problem: next header at octet 40",
                "80 00 1234 0001 0002 | ICMPv6 echo request id 1 seq 2",
                "81 00 1234 0001 0002 | ICMPv6 echo reply id 1 seq 2",
                "a0 00 1234 0001 02 01 | ICMPv6 extended echo request id 1 seq 2 local",
                "a1 00 1234 0001 02 05 | ICMPv6 extended echo reply id 1 seq 2 active IPv6",
                "c8 07 1234 | ICMPv6 type 200 code 7",
                "85 00 1234 00000000 | ICMPv6 router solicitation",
                "86 00 1234 40 c8 0708 00000001 00000002"
                        + "| ICMPv6 router advertisement hop limit 64 lifetime 1800 [MO] preference high",
                "87 00 1234 00000000 20010db8000000000000000000000001"
                        + "| ICMPv6 neighbor solicitation who has 2001:db8::1",
                "88 00 1234 60000000 20010db8000000000000000000000001"
                        + "| ICMPv6 neighbor advertisement 2001:db8::1 [SO]",
                "89 00 1234 00000000 fe800000000000000000000000000001 20010db8000000000000000000000001"
                        + "| ICMPv6 redirect for 2001:db8::1 to fe80::1",
                "82 00 1234 2710 0000 00000000000000000000000000000000"
                        + "| ICMPv6 MLD query max delay 10000 for all groups",
                "83 00 1234 0000 0000 ff020000000000000000000000010003 | ICMPv6 MLD report ff02::1:3",
                "84 00 1234 0000 0000 ff020000000000000000000000010003 | ICMPv6 MLD done ff02::1:3"
            })
    void readsEachMessageAndSaysItInOneLine(String octets, String line) {
        Icmpv6Header message = HeaderLaws.checkAll(Icmpv6Header::decode, Octets.hex(octets));
        assertThat(message).hasToString(line);
        assertThat(message.type()).isEqualTo(Octets.hex(octets).get(0));
        assertThat(message.code()).isEqualTo(Octets.hex(octets).get(1));
        assertThat(message.checksum()).isEqualTo(0x1234);
        assertThat(message.withChecksum(0xabcd).octets().slice(2, 4)).isEqualTo(Octets.of(0xab, 0xcd));
        assertThat(message.withChecksum(0x1234)).isEqualTo(message);
        assertThat(message.protocolNumbers()).containsExactly(IpProtocol.ICMPV6);
    }

    @Test
    void readsEachFieldFromItsPlace() {
        Icmpv6Header advertised = HeaderLaws.checkAll(
                Icmpv6Header::decode, Octets.hex("86 00 0000 40 c8 0708 00000001 fffffffe 0501 0000 000005dc"), 16);
        RouterAdvertisement advertisement = (RouterAdvertisement) advertised.body();
        assertThat(advertisement.currentHopLimit()).isEqualTo(64);
        assertThat(advertisement.flags() & RouterAdvertisement.MANAGED).isNotZero();
        assertThat(advertisement.preference()).isEqualTo(RouterPreference.HIGH);
        assertThat(advertisement.routerLifetime()).isEqualTo(1800);
        assertThat(advertisement.reachableTime()).isEqualTo(1);
        assertThat(advertisement.retransTimer()).isEqualTo(0xFFFF_FFFEL);
        assertThat(advertisement.options()).hasToString("<mtu 1500>");
        Icmpv6Header neighborMessage = HeaderLaws.checkAll(
                Icmpv6Header::decode, Octets.hex("88 00 0000 a0000001 20010db8000000000000000000000001"));
        NeighborAdvertisement neighbor = (NeighborAdvertisement) neighborMessage.body();
        assertThat(neighbor.flags()).isEqualTo(NeighborAdvertisement.ROUTER | NeighborAdvertisement.OVERRIDE | 1);
        assertThat(neighbor.target()).isEqualTo(HOST);
        Icmpv6Header redirect = HeaderLaws.checkAll(
                Icmpv6Header::decode,
                Octets.hex("89 00 0000 00000007 fe800000000000000000000000000001 20010db8000000000000000000000001"));
        assertThat(redirect.body()).isEqualTo(new Icmpv6Redirect(7, ROUTER, HOST, NdpOptions.NONE));
    }

    @Test
    void agreesWithScapyOnChecksums() throws MalformedPacketException {
        Icmpv6Header solicitation = HeaderLaws.checkAll(Icmpv6Header::decode, SOLICITATION, 24);
        assertThat(solicitation
                        .body(NeighborSolicitation.class)
                        .orElseThrow()
                        .options()
                        .list())
                .containsExactly(SOURCE);
        assertThat(Icmpv6Header.of(NeighborSolicitation.of(HOST, SOURCE)).completed(from("ff02::1:ff00:1")))
                .isEqualTo(solicitation);
        assertThat(solicitation
                        .checksumState(from("ff02::1:ff00:1"))
                        .orElseThrow()
                        .verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(solicitation.checksumState(from("ff02::2")).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.INVALID);
        assertThat(solicitation.checksumState(HeaderContext.NONE).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        assertThat(solicitation.completed(HeaderContext.NONE)).isSameAs(solicitation);
        Icmpv6Header report = HeaderLaws.checkAll(Icmpv6Header::decode, REPORT);
        assertThat(report.checksumState(from("ff02::16")).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(Icmpv6Header.of(MulticastReport.of(List.of(GroupRecord.of(
                                GroupRecord.ALLOW_NEW_SOURCES, Ipv6Address.of("ff3e::1"), List.of(HOST)))))
                        .completed(from("ff02::16")))
                .isEqualTo(report)
                .hasToString("ICMPv6 MLDv2 report ff3e::1 allow [2001:db8::1]");
    }

    @Test
    void readsARouterAdvertisementOfScapyWithItsOptions() {
        Icmpv6Header advertisement = HeaderLaws.checkAll(
                Icmpv6Header::decode,
                Octets.hex("8600808040c807080000000000000000"
                        + "030440c000015180000038400000000020010db8000000000000000000000000"
                        + "05010000000005dc"
                        + "190300000000070820010db8000000000000000000000053"
                        + "1f03000000000708076578616d706c6503636f6d00000000"
                        + "180220080000070820010db800000000"),
                16);
        assertThat(advertisement.checksumState(from("ff02::1")).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(advertisement.body(RouterAdvertisement.class).orElseThrow().options())
                .hasToString("<prefix 2001:db8::/64 [LA] valid 86400 preferred 14400, mtu 1500,"
                        + " dns servers [2001:db8::53] lifetime 1800, dns search [example.com] lifetime 1800,"
                        + " route 2001:db8::/32 preference high lifetime 1800>");
    }

    @Test
    void tellsTheVersionsOfMldQueriesApartByLength() {
        Icmpv6Header query = HeaderLaws.checkAll(Icmpv6Header::decode, QUERY, QUERY.size() - 16 - 4);
        Mldv2Query body = (Mldv2Query) query.body();
        assertThat(query.checksumState(from("ff3e::1")).orElseThrow().verdict()).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(body.maximumResponseDelay()).isEqualTo(10_000);
        assertThat(body.query().queryInterval()).isEqualTo(125);
        assertThat(body.query().querierRobustness()).isEqualTo(2);
        assertThat(body.query().suppressRouterSideProcessing()).isFalse();
        assertThat(Icmpv6Header.of(Mldv2Query.of(Ipv6Address.of("ff3e::1"), HOST))
                        .completed(from("ff3e::1")))
                .isEqualTo(query)
                .hasToString("ICMPv6 MLDv2 query max delay 10000 ff3e::1 [2001:db8::1]");
        // RFC 9777 section 5.1.3: mantissa 1, exponent 0 is (1 + 4096) * 8
        assertThat(new Mldv2Query(0x8001, 0, new MulticastQuery<>(HOST, 0, 0, List.of())).maximumResponseDelay())
                .isEqualTo(4097 * 8);
    }

    @Test
    void refusesCountsThatDoNotFit() {
        Octets twoRecords = Octets.hex("8f 00 4102 0000 0002" + REPORT.slice(8, REPORT.size()));
        assertThatThrownBy(() -> Icmpv6Header.decode(twoRecords.buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("ICMPv6 MLDv2 report: 20 octets required at offset 44, 0 available");
    }

    @Test
    void buildsWhatTheRfcSays() {
        assertThat(Icmpv6Header.echoRequest(1, 2).octets()).isEqualTo(Octets.hex("8000000000010002"));
        assertThat(Icmpv6Header.echoRequest(1, 2).toReply().octets()).isEqualTo(Octets.hex("8100000000010002"));
        assertThat(Icmpv6Header.destinationUnreachable(Icmpv6ExtensibleError.PORT)
                        .octets())
                .isEqualTo(Octets.hex("0104000000000000"));
        assertThat(Icmpv6Header.packetTooBig(1280).octets()).isEqualTo(Octets.hex("0200000000000500"));
        assertThat(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT).octets())
                .isEqualTo(Octets.hex("0300000000000000"));
        assertThat(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_REASSEMBLY)
                        .octets())
                .isEqualTo(Octets.hex("0301000000000000"));
        assertThat(Icmpv6Header.parameterProblem(Icmpv6ParameterProblem.OPTION, 42)
                        .octets())
                .isEqualTo(Octets.hex("040200000000002a"));
        assertThat(Icmpv6Header.of(RouterSolicitation.of(SOURCE)).octets())
                .isEqualTo(Octets.hex("8500000000000000 0101020000000001"));
        assertThat(Icmpv6Header.of(RouterAdvertisement.of(1800)).octets())
                .isEqualTo(Octets.hex("86000000 40000708 0000000000000000"));
        assertThat(Icmpv6Header.of(NeighborAdvertisement.of(NeighborAdvertisement.SOLICITED, HOST))
                        .octets())
                .isEqualTo(Octets.hex("88000000 40000000 20010db8000000000000000000000001"));
        assertThat(Icmpv6Redirect.of(ROUTER, HOST).target()).isEqualTo(ROUTER);
        assertThat(Icmpv6Header.of(new Mldv1Message(1000, 0, Ipv6Address.ANY))
                        .octets()
                        .slice(0, 8))
                .isEqualTo(Octets.hex("8200000003e80000"));
        assertThat(Icmpv6Header.of(Icmpv6Header.MLD_REPORT, 0, new Mldv1Message(0, 0, HOST))
                        .octets()
                        .slice(0, 8))
                .isEqualTo(Octets.hex("8300000000000000"));
        assertThat(Icmpv6Header.of(Icmpv6Header.MLD_DONE, 0, new Mldv1Message(0, 0, HOST))
                        .octets()
                        .slice(0, 8))
                .isEqualTo(Octets.hex("8400000000000000"));
        assertThat(Icmpv6Header.extendedEchoRequest(1, 2).octets()).isEqualTo(Octets.hex("a000000000010201"));
    }

    private static HeaderContext from(String destination) {
        return new HeaderContext(
                Optional.of(new Ipv6PseudoHeader(ROUTER, Ipv6Address.of(destination))),
                false,
                Optional.empty(),
                Octets.EMPTY.buffer());
    }
}

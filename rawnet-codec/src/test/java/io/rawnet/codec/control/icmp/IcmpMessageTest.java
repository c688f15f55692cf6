package io.rawnet.codec.control.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpMessageTest {

    private static final Octets ABC = Octets.hex("616263");

    /** RFC 792 by hand; the checksum is ~(0800 + 0001 + 0002 + 6162 + 6300). */
    private static final Octets ECHO_REQUEST = Octets.hex("08 00 339a 0001 0002");

    @Test
    void readsAnEchoRequest() {
        IcmpEcho echo = HeaderLaws.checkAll(IcmpMessage::decode, ECHO_REQUEST);
        assertThat(echo).isEqualTo(new IcmpEcho(false, 0, 0x339a, 1, 2)).hasToString("ICMP echo request id 1 seq 2");
        assertThat(echo.protocolNumbers()).containsExactly(IpProtocol.ICMP);
        assertThat(echo.toReply()).isEqualTo(new IcmpEcho(true, 0, 0, 1, 2)).hasToString("ICMP echo reply id 1 seq 2");
        assertThat(echo.toReply().octets()).isEqualTo(Octets.hex("00 00 0000 0001 0002"));
    }

    @Test
    void computesTheChecksumOverHeaderAndPayload() {
        assertThat(IcmpEcho.request(1, 2).withChecksum(ABC.buffer()).checksum()).isEqualTo(0x339a);
    }

    @Test
    void aMessageOfZerosHasTheChecksumFfff() {
        IcmpMessage zeros = new IcmpEcho(true, 0, 0xFFFF, 0, 0);
        assertThat(zeros.checksumState(HeaderContext.NONE).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
    }

    @Test
    void judgesTheChecksumUnlessOctetsAreMissing() throws MalformedPacketException {
        IcmpMessage echo = IcmpMessage.decode(ECHO_REQUEST.buffer());
        assertThat(echo.checksumState(around(ABC, false)).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
        ChecksumState wrong = echo.checksumState(around(Octets.EMPTY, false)).orElseThrow();
        assertThat(wrong.verdict()).isEqualTo(ChecksumState.Verdict.INVALID);
        assertThat(wrong.found()).isEqualTo(0x339a);
        assertThat(wrong.expected()).isEqualTo(0xf7fc);
        assertThat(echo.checksumState(around(ABC, true)).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
        assertThat(echo.completed(around(Octets.EMPTY, true))).isSameAs(echo);
    }

    private static HeaderContext around(Octets payload, boolean incomplete) {
        return new HeaderContext(Optional.empty(), incomplete, Optional.empty(), payload.buffer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "03 03 1234 00 00 0000 | ICMP destination unreachable: port",
                "03 04 1234 00 20 0578 | ICMP destination unreachable: fragmentation needed, mtu 1400",
                "03 ff 1234 07 ff ffff | ICMP destination unreachable: code 255, mtu 65535",
                "04 00 1234 00000007 | ICMP source quench",
                "05 01 1234 0a000002 | ICMP redirect for host to 10.0.0.2",
                "0b 00 1234 00 20 0000 | ICMP time exceeded in transit",
                "0b 01 1234 09 00 0908 | ICMP time exceeded in reassembly",
                "0c 00 1234 14 00 0000 | ICMP parameter problem at octet 20",
                "0c 02 1234 14 00 0001 | ICMP parameter problem: bad length",
                "0d 00 1234 0001 0002 0292e000 00000000 00000000 | ICMP timestamp request id 1 seq 2 originate 43180032",
                "0e 00 1234 0001 0002 00000001 00000002 ffffffff"
                        + "| ICMP timestamp reply id 1 seq 2 originate 1 receive 2 transmit 4294967295",
                "0f 00 1234 0001 0002 | ICMP information request id 1 seq 2",
                "10 00 1234 0001 0002 | ICMP information reply id 1 seq 2",
                "11 00 1234 0001 0002 00000000 | ICMP address mask request id 1 seq 2",
                "12 00 1234 0001 0002 ffffff00 | ICMP address mask reply id 1 seq 2 mask 255.255.255.0",
                "0a 00 1234 00000000 | ICMP router solicitation",
                "09 00 1234 02 02 0708 0a000001 00000000 0a000002 80000000"
                        + "| ICMP router advertisement lifetime 1800: 10.0.0.1 preference 0, 10.0.0.2 preference -2147483648",
                "09 00 1234 02 01 0708 0a000001 0a000002 | ICMP router advertisement lifetime 1800:",
                "2a 00 1234 0001 02 01 | ICMP extended echo request id 1 seq 2 local",
                "2b 00 1234 0001 02 06 | ICMP extended echo reply id 1 seq 2 active IPv4",
                "2b 00 1234 0001 02 5b | ICMP extended echo reply id 1 seq 2 inactive IPv4 IPv6 state 2",
                "2b 02 1234 0001 02 00 | ICMP extended echo reply id 1 seq 2: no such interface",
                "c8 07 1234 | ICMP type 200 code 7"
            })
    void readsEachMessageAndSaysItInOneLine(String octets, String line) {
        IcmpMessage message = HeaderLaws.checkAll(IcmpMessage::decode, Octets.hex(octets));
        assertThat(message.toString().strip()).isEqualTo(line);
        assertThat(message.type()).isEqualTo(Octets.hex(octets).get(0));
        assertThat(message.code()).isEqualTo(Octets.hex(octets).get(1));
        assertThat(message.checksum()).isEqualTo(0x1234);
        assertThat(message.withChecksum(0xabcd).octets().slice(2, 4)).isEqualTo(Octets.of(0xab, 0xcd));
        assertThat(message.withChecksum(0x1234)).isEqualTo(message);
    }

    @Test
    void readsEachFieldFromItsPlace() throws MalformedPacketException {
        assertThat(decode("03 04 1234 07 20 0578")).isEqualTo(new IcmpDestinationUnreachable(4, 0x1234, 7, 32, 1400));
        assertThat(decode("0b 01 1234 07 20 0908")).isEqualTo(new IcmpTimeExceeded(1, 0x1234, 7, 32, 0x908));
        assertThat(decode("0c 01 1234 07 20 0908")).isEqualTo(new IcmpParameterProblem(1, 0x1234, 7, 32, 0x908));
        assertThat(decode("0e 00 1234 0001 0002 00000003 00000004 fffffffe"))
                .isEqualTo(new IcmpTimestamp(true, 0, 0x1234, 1, 2, 3, 4, 0xFFFF_FFFEL));
        assertThat(decode("2b 04 1234 0001 02 45")).isInstanceOfSatisfying(IcmpExtendedEchoReply.class, reply -> {
            assertThat(reply.state()).isEqualTo(2);
            assertThat(reply.flags()).isEqualTo(0x40 | IcmpExtendedEchoReply.ACTIVE | IcmpExtendedEchoReply.IPV6);
        });
    }

    private static IcmpMessage decode(String hex) throws MalformedPacketException {
        return IcmpMessage.decode(Octets.hex(hex).buffer());
    }

    @Test
    void buildsWhatTheRfcSays() {
        assertThat(IcmpDestinationUnreachable.portUnreachable().octets()).isEqualTo(Octets.hex("0303000000000000"));
        assertThat(IcmpDestinationUnreachable.fragmentationNeeded(1400).octets())
                .isEqualTo(Octets.hex("0304000000000578"));
        assertThat(IcmpTimeExceeded.inTransit().octets()).isEqualTo(Octets.hex("0b00000000000000"));
        assertThat(IcmpTimeExceeded.inReassembly().octets()).isEqualTo(Octets.hex("0b01000000000000"));
        assertThat(IcmpParameterProblem.atOctet(20).octets()).isEqualTo(Octets.hex("0c00000014000000"));
        assertThat(IcmpRedirect.forHost(Ipv4Address.of("10.0.0.2")).octets()).isEqualTo(Octets.hex("050100000a000002"));
        assertThat(IcmpTimestamp.request(1, 2, 3).octets())
                .isEqualTo(Octets.hex("0d000000 00010002 00000003 00000000 00000000"));
        assertThat(IcmpRouterSolicitation.create().octets()).isEqualTo(Octets.hex("0a00000000000000"));
        assertThat(IcmpExtendedEchoRequest.local(1, 2).octets()).isEqualTo(Octets.hex("2a00000000010201"));
        IcmpRouterAdvertisement.Router router = new IcmpRouterAdvertisement.Router(Ipv4Address.of("10.0.0.1"), -1);
        assertThat(IcmpRouterAdvertisement.of(1800, router).octets())
                .isEqualTo(Octets.hex("09000000 01020708 0a000001 ffffffff"));
        assertThat(IcmpRouterAdvertisement.of(1800, router).routers()).containsExactly(router);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcmpEcho.request(1, 65536))
                .withMessage("sequenceNumber must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcmpRouterAdvertisement(0, 0, 1, 2, 0, Octets.EMPTY))
                .withMessage("1 entries of 2 words are not 0 octets");
    }
}

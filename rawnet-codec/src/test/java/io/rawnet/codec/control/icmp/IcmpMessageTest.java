package io.rawnet.codec.control.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.MessageBody;
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
        IcmpHeader echo = HeaderLaws.checkAll(IcmpHeader::decode, ECHO_REQUEST);
        assertThat(echo)
                .isEqualTo(new IcmpHeader(IcmpHeader.ECHO_REQUEST, 0, 0x339a, new Echo(1, 2)))
                .hasToString("ICMP echo request id 1 seq 2");
        assertThat(echo.protocolNumbers()).containsExactly(IpProtocol.ICMP);
        assertThat(echo.toReply())
                .isEqualTo(new IcmpHeader(IcmpHeader.ECHO_REPLY, 0, 0, new Echo(1, 2)))
                .hasToString("ICMP echo reply id 1 seq 2");
        assertThat(echo.toReply().octets()).isEqualTo(Octets.hex("00 00 0000 0001 0002"));
    }

    @Test
    void computesTheChecksumOverHeaderAndPayload() {
        assertThat(IcmpHeader.echoRequest(1, 2).withChecksum(ABC.buffer()).checksum())
                .isEqualTo(0x339a);
    }

    @Test
    void aMessageOfZerosHasTheChecksumFfff() {
        IcmpHeader zeros = new IcmpHeader(IcmpHeader.ECHO_REPLY, 0, 0xFFFF, new Echo(0, 0));
        assertThat(zeros.checksumState(HeaderContext.NONE).orElseThrow().verdict())
                .isEqualTo(ChecksumState.Verdict.VALID);
    }

    @Test
    void judgesTheChecksumUnlessOctetsAreMissing() throws MalformedPacketException {
        IcmpHeader echo = IcmpHeader.decode(ECHO_REQUEST.buffer());
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
        IcmpHeader message = HeaderLaws.checkAll(IcmpHeader::decode, Octets.hex(octets));
        assertThat(message.toString().strip()).isEqualTo(line);
        assertThat(message.type()).isEqualTo(Octets.hex(octets).get(0));
        assertThat(message.code()).isEqualTo(Octets.hex(octets).get(1));
        assertThat(message.checksum()).isEqualTo(0x1234);
        assertThat(message.withChecksum(0xabcd).octets().slice(2, 4)).isEqualTo(Octets.of(0xab, 0xcd));
        assertThat(message.withChecksum(0x1234)).isEqualTo(message);
    }

    @Test
    void readsEachFieldFromItsPlace() throws MalformedPacketException {
        assertThat(decode("03 04 1234 07 20 0578"))
                .isEqualTo(new IcmpHeader(
                        IcmpHeader.DESTINATION_UNREACHABLE, 4, 0x1234, new IcmpDestinationUnreachable(7, 32, 1400)));
        assertThat(decode("0b 01 1234 07 20 0908"))
                .isEqualTo(new IcmpHeader(IcmpHeader.TIME_EXCEEDED, 1, 0x1234, new IcmpTimeExceeded(7, 32, 0x908)));
        assertThat(decode("0c 01 1234 07 20 0908"))
                .isEqualTo(new IcmpHeader(
                        IcmpHeader.PARAMETER_PROBLEM, 1, 0x1234, new IcmpParameterProblem(7, 32, 0x908)));
        assertThat(decode("0e 00 1234 0001 0002 00000003 00000004 fffffffe"))
                .isEqualTo(new IcmpHeader(
                        IcmpHeader.TIMESTAMP_REPLY, 0, 0x1234, new IcmpTimestamp(1, 2, 3, 4, 0xFFFF_FFFEL)));
        assertThat(decode("2b 04 1234 0001 02 45").body()).isInstanceOfSatisfying(ExtendedEcho.class, reply -> {
            assertThat(reply.state()).isEqualTo(2);
            assertThat(reply.flags()).isEqualTo(0x40 | ExtendedEcho.ACTIVE | ExtendedEcho.IPV6);
        });
    }

    private static IcmpHeader decode(String hex) throws MalformedPacketException {
        return IcmpHeader.decode(Octets.hex(hex).buffer());
    }

    @Test
    void buildsWhatTheRfcSays() {
        assertThat(IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT)
                        .octets())
                .isEqualTo(Octets.hex("0303000000000000"));
        assertThat(IcmpHeader.fragmentationNeeded(1400).octets()).isEqualTo(Octets.hex("0304000000000578"));
        assertThat(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT).octets())
                .isEqualTo(Octets.hex("0b00000000000000"));
        assertThat(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_REASSEMBLY).octets())
                .isEqualTo(Octets.hex("0b01000000000000"));
        assertThat(IcmpHeader.parameterProblem(20).octets()).isEqualTo(Octets.hex("0c00000014000000"));
        assertThat(IcmpHeader.redirectForHost(Ipv4Address.of("10.0.0.2")).octets())
                .isEqualTo(Octets.hex("050100000a000002"));
        assertThat(IcmpHeader.timestampRequest(1, 2, 3).octets())
                .isEqualTo(Octets.hex("0d000000 00010002 00000003 00000000 00000000"));
        assertThat(IcmpHeader.of(new IcmpRouterSolicitation(0)).octets()).isEqualTo(Octets.hex("0a00000000000000"));
        assertThat(IcmpHeader.extendedEchoRequest(1, 2).octets()).isEqualTo(Octets.hex("2a00000000010201"));
        IcmpRouterAdvertisement.Router router = new IcmpRouterAdvertisement.Router(Ipv4Address.of("10.0.0.1"), -1);
        assertThat(IcmpHeader.of(IcmpRouterAdvertisement.of(1800, router)).octets())
                .isEqualTo(Octets.hex("09000000 01020708 0a000001 ffffffff"));
        assertThat(IcmpRouterAdvertisement.of(1800, router).routers()).containsExactly(router);
    }

    @Test
    void namesFieldValueAndRangeOfAMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcmpHeader.echoRequest(1, 65536))
                .withMessage("sequenceNumber must be 0 to 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcmpRouterAdvertisement(1, 2, 0, Octets.EMPTY))
                .withMessage("1 entries of 2 words are not 0 octets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcmpHeader(256, 0, 0, new Echo(1, 2)))
                .withMessage("type must be 0 to 255, not 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcmpHeader(IcmpHeader.ECHO_REPLY, 0, 0, new IcmpSourceQuench(7)))
                .withMessage("body of ICMP type 0 must be Echo, not IcmpSourceQuench[unused=7]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcmpHeader.of(new MessageBody.Unknown()))
                .withMessageStartingWith("no type of ICMP has the body");
        assertThatNullPointerException()
                .isThrownBy(() -> new IcmpHeader(IcmpHeader.ECHO_REPLY, 0, 0, null))
                .withMessage("body");
    }

    @Test
    void tellsRequestsFromReplies() {
        IcmpHeader request = IcmpHeader.echoRequest(1, 2);
        assertThat(request.isRequest()).isTrue();
        assertThat(request.isReply()).isFalse();
        assertThat(request.toReply().isRequest()).isFalse();
        assertThat(request.toReply().isReply()).isTrue();
        assertThat(IcmpHeader.of(new Echo(1, 2))).isEqualTo(request);
        assertThat(request.body(Echo.class)).contains(new Echo(1, 2));
        assertThat(request.body(ExtendedEcho.class)).isEmpty();
        IcmpHeader error = IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT);
        assertThat(error.isRequest() || error.isReply()).isFalse();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(error::toReply)
                .withMessage("nothing answers ICMP time exceeded in transit");
    }
}

package io.rawnet.codec.control.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.ChecksumState.Verdict;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VrrpChecksumTest {

    private static final Ipv4Address ROUTER = Ipv4Address.of("10.0.0.1");
    private static final PseudoHeader IPV4 = new Ipv4PseudoHeader(ROUTER, Ipv4Address.of("224.0.0.18"));
    private static final PseudoHeader IPV6 =
            new Ipv6PseudoHeader(Ipv6Address.of("fe80::1"), Ipv6Address.of("ff02::12"));

    // as scapy builds them: the checksums are an independent program's
    private static final String VERSION_2 = "21 07 64 02 01 01 27ae 0a0000fe 0a0000fd 7365637265740000";
    private static final String VERSION_3_WITH_PSEUDO_HEADER = "31 07 64 01 0064 7505 0a0000fe";
    private static final String VERSION_3_IPV6 =
            "31 07 ff 02 0064 a51a fe800000000000000000000000000007 20010db8000000000000000000000007";

    /** By hand: 3107 + 6401 + 0064 + 0a00 + 00fe = a06a, complemented 5f95. */
    private static final String VERSION_3 = "31 07 64 01 0064 5f95 0a0000fe";

    private static VrrpMessage message(String octets) throws MalformedPacketException {
        return VrrpMessage.decode(Octets.hex(octets).buffer());
    }

    private static HeaderContext behind(PseudoHeader pseudoHeader, String payload) {
        return new HeaderContext(
                Optional.ofNullable(pseudoHeader),
                false,
                Optional.empty(),
                Octets.hex(payload).buffer());
    }

    private static ChecksumState state(String octets, PseudoHeader pseudoHeader) throws MalformedPacketException {
        return message(octets).checksumState(behind(pseudoHeader, "")).orElseThrow();
    }

    @Test
    void version2CoversTheMessageAlone() throws MalformedPacketException {
        assertThat(state(VERSION_2, null))
                .isEqualTo(ChecksumState.compare(0x27ae, 0x27ae).at("RFC 3768 5.3.8", 6));
        assertThat(state(VERSION_2, IPV4).verdict()).isEqualTo(Verdict.VALID);
        assertThat(state(VERSION_2.replace("fe", "ff"), IPV4).verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void version2CoversWhatFollows() throws MalformedPacketException {
        HeaderContext followed = behind(IPV4, "0001");
        assertThat(message(VERSION_2).checksumState(followed).orElseThrow().expected())
                .isEqualTo(0x27ad);
        assertThat(message(VERSION_2).completed(followed)).isEqualTo(message(VERSION_2.replace("27ae", "27ad")));
    }

    @Test
    void version3CoversThePseudoHeaderOfIpv6() throws MalformedPacketException {
        assertThat(state(VERSION_3_IPV6, IPV6))
                .isEqualTo(ChecksumState.compare(0xa51a, 0xa51a).at("RFC 9568 5.2.8", 6));
        PseudoHeader other = new Ipv6PseudoHeader(Ipv6Address.of("fe80::2"), Ipv6Address.of("ff02::12"));
        assertThat(state(VERSION_3_IPV6, other).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(message(VERSION_3_IPV6.replace("a51a", "0000")).completed(behind(IPV6, "")))
                .isEqualTo(message(VERSION_3_IPV6));
    }

    @Test
    void version3CoversWhatFollowsAndItsLength() throws MalformedPacketException {
        assertThat(message(VERSION_3_IPV6).completed(behind(IPV6, "0001")))
                .as("1 more in the data, 2 in the length of the pseudo header")
                .isEqualTo(message(VERSION_3_IPV6.replace("a51a", "a517")));
    }

    @Test
    void version3CoversNoPseudoHeaderOfIpv4() throws MalformedPacketException {
        assertThat(state(VERSION_3, IPV4))
                .isEqualTo(ChecksumState.compare(0x5f95, 0x5f95).at("RFC 9568 5.2.8", 6));
        assertThat(state(VERSION_3.replace("5f95", "5f94"), IPV4).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(message(VERSION_3.replace("5f95", "0000")).completed(behind(IPV4, "")))
                .isEqualTo(message(VERSION_3));
    }

    @Test
    void acceptsThePseudoHeaderOfIpv4AndSaysSo() throws MalformedPacketException {
        assertThat(state(VERSION_3_WITH_PSEUDO_HEADER, IPV4).verdict()).isEqualTo(Verdict.VALID);
        assertThat(message(VERSION_3_WITH_PSEUDO_HEADER).violations(behind(IPV4, "")))
                .extracting(Object::toString)
                .containsExactly(
                        "octet 6: the checksum covers the pseudo header of IPv4, as RFC 5798 was read (RFC 9568 5.2.8)");
        assertThat(message(VERSION_3).violations(behind(IPV4, ""))).isEmpty();
        assertThat(Vrrpv3Advertisement.of(7, 100, Ipv4Address.of("10.0.0.254"))
                        .withChecksum(Optional.of(IPV4), Octets.EMPTY.buffer()))
                .isEqualTo(message(VERSION_3_WITH_PSEUDO_HEADER));
    }

    @Test
    void addsUpAMessageOfOddLengthAndWhatFollowsItAsOnePiece() throws MalformedPacketException {
        VrrpMessage odd = message("31 07 64 01 0064 0000 0a0000fe 01");
        VrrpMessage even = message("31 07 64 01 0064 0000 0a0000fe 0102");
        assertThat(odd.completed(behind(IPV4, "02")).octets().slice(6, 8))
                .isEqualTo(even.completed(behind(IPV4, "")).octets().slice(6, 8));
    }

    @Test
    void cannotVerifyVersion3WithoutANetworkHeader() throws MalformedPacketException {
        assertThat(state(VERSION_3, null).verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        assertThat(message(VERSION_3_WITH_PSEUDO_HEADER).completed(HeaderContext.NONE))
                .isEqualTo(message(VERSION_3_WITH_PSEUDO_HEADER));
    }

    @Test
    void cannotVerifyAPacketCutShort() throws MalformedPacketException {
        HeaderContext cut = new HeaderContext(Optional.of(IPV4), true, Optional.empty(), Octets.EMPTY.buffer());
        for (String octets : new String[] {VERSION_2.replace("27ae", "0000"), VERSION_3_WITH_PSEUDO_HEADER}) {
            VrrpMessage message = message(octets);
            assertThat(message.checksumState(cut).orElseThrow().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
            assertThat(message.completed(cut)).isSameAs(message);
            assertThat(message.violations(cut)).noneMatch(violation -> violation.offset() == 6);
        }
    }

    @Test
    void anAddressChangedInPlaceKeepsTheChecksumRight() throws MalformedPacketException {
        ByteBuffer ipv6 = packet(Ipv6Header.builder().build(), Vrrpv3Advertisement.of(7, 1, Ipv6Address.of("fe80::7")));
        Ipv6View.of(ipv6).setSource(Ipv6Address.of("fe80::1234"));
        assertThat(verdict(LinkType.IPV6, ipv6)).isEqualTo(Verdict.VALID);
        Ipv4Header ip = Ipv4Header.builder().build();
        for (VrrpMessage message :
                new VrrpMessage[] {Vrrpv2Advertisement.of(7, 1, ROUTER), Vrrpv3Advertisement.of(7, 1, ROUTER)}) {
            ByteBuffer ipv4 = packet(ip, message);
            Octets before = Octets.copyOf(ipv4, ip.length(), message.length());
            Ipv4View.of(ipv4).setSource(Ipv4Address.of("10.1.2.3"));
            assertThat(Octets.copyOf(ipv4, ip.length(), message.length())).isEqualTo(before);
        }
    }

    @Test
    void anAddressChangedInPlaceLeavesVersion2OverIpv6Alone() throws MalformedPacketException {
        ByteBuffer ipv6 = packet(Ipv6Header.builder().build(), Vrrpv2Advertisement.of(7, 1, ROUTER));
        Ipv6View.of(ipv6).setSource(Ipv6Address.of("fe80::1234"));
        assertThat(verdict(LinkType.IPV6, ipv6)).isEqualTo(Verdict.VALID);
    }

    private static ByteBuffer packet(Header ip, VrrpMessage message) {
        return ByteBuffer.wrap(Packet.of(ip, message).completed().octets().toArray());
    }

    private static Verdict verdict(LinkType type, ByteBuffer packet) {
        var checksums = Packet.decode(type, packet.duplicate()).checksums();
        return checksums.get(checksums.size() - 1).state().verdict();
    }
}

package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6HeaderTest {

    private static final String ADDRESSES = " 20010db8000000000000000000000001 20010db8000000000000000000000002";

    /** RFC 8200 section 3 written out by hand: version 6, DSCP 46, ECN 1, a flow label, 20 octets of TCP. */
    private static final Octets PLAIN = Octets.hex("6b9abcde 0014 06 40" + ADDRESSES);

    @Test
    void readsEachFieldFromItsPlace() {
        Ipv6Header header = HeaderLaws.checkAll(Ipv6Header::decode, PLAIN);
        assertThat(header.dscp()).isEqualTo(46);
        assertThat(header.ecn()).isEqualTo(1);
        assertThat(header.trafficClass()).isEqualTo(0xb9);
        assertThat(header.flowLabel()).isEqualTo(0xabcde);
        assertThat(header.payloadLength()).isEqualTo(20);
        assertThat(header.declaredPayloadLength()).hasValue(20);
        assertThat(header.nextProtocol()).contains(IpProtocol.TCP);
        assertThat(header.hopLimit()).isEqualTo(64);
        assertThat(header.source()).isEqualTo(Ipv6Address.of("2001:db8::1"));
        assertThat(header.destination()).isEqualTo(Ipv6Address.of("2001:db8::2"));
        assertThat(header.checksumState(HeaderContext.NONE)).isEmpty();
        assertThat(header).hasToString("IPv6 2001:db8::1 > 2001:db8::2 TCP hlim 64 class 0xb9 flow 0xabcde length 20");
    }

    @Test
    void rejectsAnotherVersion() {
        Octets bad = Octets.hex("4b9abcde 0014 06 40" + ADDRESSES);
        assertThatThrownBy(() -> Ipv6Header.decode(bad.buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("IPv6: version is 4 (offset 0)");
    }

    @Test
    void refusesFieldsOutsideTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv6Header.builder().flowLabel(1 << 20).build())
                .withMessage("flowLabel must be 0 to 1048575, not 1048576");
    }

    @Test
    void announcesNothingWhereNoHeaderFollows() {
        Octets last = Octets.hex("60000000 0000 3b 40" + ADDRESSES + "0102");
        Packet packet = Packet.decode(LinkType.RAW, last.buffer());
        assertThat(packet.headers()).hasSize(1);
        assertThat(packet.payload().size())
                .as("59 and length 0: what follows is padding")
                .isZero();
        assertThat(packet.trailer()).isEqualTo(Octets.of(1, 2));
        assertThat(packet.violations()).isEmpty();
        assertThat(packet.octets()).isEqualTo(last);
    }

    @Test
    void readsLengthZeroAsToTheEndAsSegmentationOffloadLeavesIt() {
        Octets octets = Octets.hex("60000000 0000 fd 40" + ADDRESSES + "0102");
        Packet packet = Packet.decode(LinkType.IPV6, octets.buffer());
        assertThat(packet.payload()).isEqualTo(Octets.of(1, 2));
        assertThat(packet.violations()).extracting(Violation::clause).containsExactly("RFC 8200 3");
        Octets options = Octets.hex("60000000 0000 00 40" + ADDRESSES + "fd 00 0104 00000000 0102");
        assertThat(Packet.decode(LinkType.IPV6, options.buffer()).violations())
                .extracting(Violation::clause)
                .containsExactly("RFC 2675 3");
    }

    @Test
    void tellsVersionsApartInRawPackets() {
        assertThat(first(LinkType.RAW, PLAIN)).isInstanceOf(Ipv6Header.class);
        assertThat(first(LinkType.RAW, Octets.hex("4500 0014 0000 0000 4011 0000 c0a80001 c0a80002")))
                .isInstanceOf(Ipv4Header.class);
        assertThat(Packet.decode(LinkType.RAW, Octets.EMPTY.buffer()).headers()).isEmpty();
    }

    private static Header first(LinkType type, Octets octets) {
        return Packet.decode(type, octets.buffer()).headers().get(0);
    }

    @Test
    void completesAJumbogramWithLengthZeroAndItsOption() {
        Ipv6Header header = Ipv6Header.builder().payloadLength(7).build();
        HopByHopOptionsHeader hopByHop =
                new HopByHopOptionsHeader(IpProtocol.EXPERIMENTAL_1, Ipv6Options.of(new Ipv6Option.JumboPayload(0)));
        Packet packet = Packet.of(header, hopByHop).withPayload(new byte[70000]).completed();
        assertThat(packet.header(Ipv6Header.class).orElseThrow().payloadLength())
                .isZero();
        assertThat(packet.header(Ipv6Header.class).orElseThrow().nextHeader()).isEqualTo(IpProtocol.HOP_BY_HOP);
        Optional<Ipv6Option.JumboPayload> jumbo = packet.header(HopByHopOptionsHeader.class)
                .flatMap(h -> h.options().find(Ipv6Option.JumboPayload.class));
        assertThat(jumbo).contains(new Ipv6Option.JumboPayload(70008));
        Packet again = Packet.decode(LinkType.IPV6, packet.octets().buffer());
        assertThat(again.payload().size()).isEqualTo(70000);
        assertThat(again.missingOctets()).isZero();
        assertThat(again.completed().octets()).isEqualTo(packet.octets());
    }

    @Test
    void letsAJumboPayloadOptionDecideWhereThePacketEnds() {
        Octets octets = Octets.hex("60000000 0000 00 40" + ADDRESSES + "fd00 c2040000000a" + "aabb cccc");
        Packet packet = Packet.decode(LinkType.IPV6, octets.buffer());
        assertThat(packet.payload()).isEqualTo(Octets.hex("aabb"));
        assertThat(packet.trailer()).isEqualTo(Octets.hex("cccc"));
        Octets huge = Octets.hex("60000000 0000 00 40" + ADDRESSES + "fd00 c204ffffffff" + "aabb cccc");
        Packet cut = Packet.decode(LinkType.IPV6, huge.buffer());
        assertThat(cut.payload()).isEqualTo(Octets.hex("aabb cccc"));
        assertThat(cut.missingOctets()).isEqualTo(Integer.MAX_VALUE - 4);
        assertThat(cut.violations()).isEmpty();
    }

    @Test
    void completesWithTheLengthOfWhatFollows() {
        Packet packet =
                Packet.of(Ipv6Header.builder().build()).withPayload(new byte[9]).completed();
        assertThat(packet.header(Ipv6Header.class).orElseThrow().payloadLength())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "RFC 8200 3, 4, 60000000 0001 3b 40 fe800000000000000000000000000001 fe800000000000000000000000000002",
        "RFC 4291 2.7, 8, 60000000 0000 3b 40 ff020000000000000000000000000001 fe800000000000000000000000000002",
        "RFC 4291 2.5.2, 24, 60000000 0000 3b 40 fe800000000000000000000000000001 00000000000000000000000000000000",
        "RFC 4291 2.7, 24, 60000000 0000 3b 40 fe800000000000000000000000000001 ff000000000000000000000000000001",
        "RFC 2675 3, 4, 60000000 0008 00 40 fe800000000000000000000000000001 fe800000000000000000000000000002"
                + " 3b00 c20400010000"
    })
    void namesTheClauseAndThePlaceOfABrokenRule(String clause, int offset, String octets) {
        Packet packet = Packet.decode(LinkType.IPV6, Octets.hex(octets).buffer());
        assertThat(packet.violations()).hasSize(1);
        assertThat(packet.violations().get(0).clause()).isEqualTo(clause);
        assertThat(packet.violations().get(0).offset()).isEqualTo(offset);
    }
}

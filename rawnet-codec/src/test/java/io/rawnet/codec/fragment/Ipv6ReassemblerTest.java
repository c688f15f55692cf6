package io.rawnet.codec.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.fragment.Reassembly.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6ReassemblerTest {

    private static final String ADDRESSES = "20010db8000000000000000000000001 20010db8000000000000000000000002";

    private final Ipv6Reassembler reassembler = new Ipv6Reassembler();

    private static Octets packet(String lengthNextHeaderAndHopLimit, String rest) {
        return Octets.hex("60000000" + lengthNextHeaderAndHopLimit + ADDRESSES + rest);
    }

    private Reassembly accept(Octets packet) {
        return reassembler.accept(packet.buffer(), 0);
    }

    private void rejects(Reason reason, Octets packet) {
        assertThat(accept(packet))
                .isInstanceOfSatisfying(Reassembly.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }

    @Test
    void putsFragmentsTogetherWrittenOutByHand() {
        // hop-by-hop options, then the fragment header, whose next header goes where 44 was
        Octets second = packet("0011 00 40", "2c00 010400000000" + "0000 0008 00000007" + "aa");
        Octets first = packet("0018 00 3f", "2c00 050200000100" + "fd00 0001 00000007" + "1122334455667788");
        assertThat(accept(second)).isEqualTo(new Reassembly.Incomplete(1, 1));
        assertThat(accept(first))
                .isEqualTo(new Reassembly.Whole(packet("0011 00 3f", "fd00 050200000100" + "1122334455667788 aa")));
        assertThat(reassembler.pendingPackets() + reassembler.pendingOctets()).isZero();
    }

    @Test
    void treatsAnAtomicFragmentAsAPacketOfItsOwn() {
        accept(packet("0010 2c 40", "fd00 0001 00000007" + "1122334455667788"));
        assertThat(accept(packet("000a 2c 40", "fd00 0000 00000007" + "aabb")))
                .isEqualTo(new Reassembly.Whole(packet("0002 fd 40", "aabb")));
        assertThat(reassembler.pendingPackets()).as("the other is untouched").isEqualTo(1);
    }

    @Test
    void leavesPacketsWithoutFragmentHeaderAlone() {
        assertThat(accept(packet("0002 fd 40", "aabb"))).isEqualTo(new Reassembly.NotAFragment());
        assertThat(accept(packet("0008 00 40", "fd00 010400000000"))).isEqualTo(new Reassembly.NotAFragment());
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 0011 2c 40, fd00 0001 00000007 1122334455667788",
        "MALFORMED, 0004 2c 40, fd00 0001",
        "EMPTY, 0008 2c 40, fd00 0001 00000007",
        "NOT_A_MULTIPLE_OF_8, 0009 2c 40, fd00 0001 00000007 11",
        "BEYOND_65535, 0010 2c 40, fd00 fff8 00000007 1122334455667788",
        "HEADERS_CUT, 0010 2c 40, 0600 0001 00000007 1122334455667788",
        "HEADERS_CUT, 0010 2c 40, 3c00 0001 00000007 1101334455667788",
        "HEADERS_CUT, 0010 2c 40, 3c00 0001 00000007 1100010400000000"
    })
    void rejectsAFragmentThatIsOfNoUse(Reason reason, String fixed, String rest) {
        rejects(reason, packet(fixed, rest));
        assertThat(reassembler.pendingPackets()).isZero();
    }

    @Test
    void rejectsWhatIsNotIpv6() {
        assertThat(accept(Octets.hex("45")))
                .isInstanceOfSatisfying(Reassembly.Rejected.class, rejected -> assertThat(rejected.explanation())
                        .startsWith("IPv6: "));
    }

    @Test
    void discardsThePacketWhoseFragmentsOverlapAndAllThatFollow() {
        accept(packet("0010 2c 40", "fd00 0001 00000007" + "1122334455667788"));
        assertThat(accept(packet("0010 2c 40", "fd00 0001 00000007" + "1122334455667788")))
                .isEqualTo(new Reassembly.Duplicate());
        rejects(Reason.OVERLAP, packet("0018 2c 40", "fd00 0001 00000007" + "1122334455667788".repeat(2)));
        rejects(Reason.OVERLAP, packet("0009 2c 40", "fd00 0008 00000007" + "aa"));
    }

    @Test
    void needsWholeTcpHeadersInTheFirstFragment() {
        String tcp = "0050 0050 00000001 00000002 6000 ffff 0000 0000 020405b4";
        assertThat(accept(packet("0020 2c 40", "0600 0001 00000001" + tcp))).isInstanceOf(Reassembly.Incomplete.class);
        rejects(Reason.HEADERS_CUT, packet("0020 2c 40", "0600 0001 00000002" + tcp.replace(" 6000", " 7000")));
    }

    @Test
    void cutsBehindTheHeadersThatRoutersLookAt() throws MalformedPacketException, PacketTooBigException {
        String hopByHop = "2b00 050200000100";
        String routing = "3c00 fd00 00000000";
        String options = "fd00 010400000000";
        Octets packet = packet("0518 00 40", hopByHop + routing + options + "ab".repeat(1280));
        List<Octets> fragments = Ipv6Fragmenter.fragment(packet.buffer(), 1280, 0x01020304);
        assertThat(fragments).hasSize(2);
        String kept = hopByHop + routing.replaceFirst("3c", "2c");
        assertThat(fragments.get(0))
                .isEqualTo(packet("04d8 00 40", kept + "3c00 0001 01020304" + options + "ab".repeat(1208)));
        assertThat(fragments.get(1)).isEqualTo(packet("0060 00 40", kept + "3c00 04c0 01020304" + "ab".repeat(72)));
    }

    @Test
    void respectsWhatMustNotBeFragmented() {
        String data = "ab".repeat(1300);
        assertTooBig("it has a fragment header already", packet("051c 2c 40", "fd00 0000 00000001" + data));
        assertTooBig("its headers do not fit into one fragment", packet("0514 3c 40", "fd9f" + "00".repeat(1298)));
        assertTooBig("its headers do not fit into one fragment", packet("0514 00 40", "fd9f" + "00".repeat(1298)));
        assertTooBig("a jumbogram is not fragmented", packet("0000 00 40", "fd00 c204 00011170" + "00".repeat(70000)));
    }

    private static void assertTooBig(String reason, Octets packet) {
        assertThatThrownBy(() -> Ipv6Fragmenter.fragment(packet.buffer(), 1280, 1))
                .isInstanceOf(PacketTooBigException.class)
                .hasMessageEndingWith(reason);
    }

    @Test
    void refusesToCutWhatIsNotWhole() {
        Octets small = packet("0003 fd 40", "aabb");
        assertThatThrownBy(() -> Ipv6Fragmenter.fragment(small.buffer(), 1280, 1))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("IPv6: 43 octets required at offset 0, 42 available");
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv6Fragmenter.fragment(small.buffer(), 1279, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv6Fragmenter.fragment(small.buffer(), 1280, 1L << 32));
    }
}

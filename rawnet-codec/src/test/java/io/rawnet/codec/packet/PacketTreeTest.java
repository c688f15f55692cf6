package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.MplsLabel;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.NoOperation;
import io.rawnet.codec.tunnel.GreHeader;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacketTreeTest {

    @Test
    void showsEachFieldWithItsVerdictAndTheOptionsOnLinesOfTheirOwn() {
        TcpHeader tcp = TcpHeader.builder()
                .sourcePort(40000)
                .destinationPort(80)
                .controlBits(TcpHeader.SYN | TcpHeader.RST)
                .options(new MaximumSegmentSize(1460), new NoOperation())
                .build();
        Packet packet = Packet.of(
                        Ipv4Header.builder().headerChecksum(1).totalLength(50).build(), tcp)
                .withPayload((byte) 'h', (byte) 'i');
        assertThat(packet.tree())
                .startsWith(lines(
                        "IPv4 0.0.0.0 > 0.0.0.0 hop-by-hop ttl 64 id 0 length 50",
                        "    dscp: 0",
                        "    ecn: 0",
                        "    total length: 50",
                        "    identification: 0",
                        "    flags: 0x0",
                        "    fragment offset: 0",
                        "    time to live: 64",
                        "    protocol: hop-by-hop (0)",
                        "    header checksum: 0x0001 (invalid, should be 0x7acd)",
                        "    source: 0.0.0.0",
                        "    destination: 0.0.0.0"))
                .contains(lines(
                        "TCP 40000 > 80 [SR] seq 0 win 65535 <mss 1460,nop,eol>",
                        "    source port: 40000",
                        "    destination port: 80",
                        "    sequence number: 0",
                        "    acknowledgment number: 0",
                        "    reserved: 0",
                        "    control bits: 0x6",
                        "    window: 65535",
                        "    checksum: 0x0000 (invalid, should be 0x8223)",
                        "    urgent pointer: 0",
                        "    options: 3 parts",
                        "        mss 1460",
                        "        nop",
                        "        eol",
                        "payload: 2 octets",
                        "    00000000  68 69                                             |hi|",
                        "no further header at octet 48"))
                .contains("! octet 33: SYN and RST are both set (RFC 9293 3.5.2)\n");
        assertThat(packet.tree(ChecksumOffload.NOT_YET_COMPUTED))
                .contains("    checksum: 0x0000 (not yet computed)\n", "0x0001 (invalid, should be 0x7acd)")
                .doesNotContain("asks for 0x8223", "0x0000, the octets");
    }

    @Test
    void fieldsOfAHeaderAndOfItsPartsAreThereForPrograms() {
        IcmpHeader echo = IcmpHeader.echoRequest(7, 1);
        assertThat(HeaderField.of(echo))
                .extracting(HeaderField::name, HeaderField::value)
                .containsExactly(tuple("type", 8), tuple("code", 0), tuple("checksum", 0), tuple("body", echo.body()));
        assertThat(HeaderField.of(echo.body()))
                .extracting(HeaderField::words, HeaderField::value)
                .containsExactly(tuple("identifier", 7), tuple("sequence number", 1));
        assertThat(HeaderField.of(new Opaque())).isEmpty();
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void showsNumbersAsTheyAreUsuallyWrittenAndWhatIsNotThere() {
        assertThat(fields(GreHeader.of(EtherType.IPV4).withKey(0xCAFE)))
                .contains("protocol type: IPv4 (0x0800)", "checksum: none", "key: 0xcafe", "sequence number: none");
        assertThat(fields(GreHeader.of(EtherType.of(0x1234)).withChecksum(0x00FF)))
                .contains("protocol type: 0x1234", "checksum: 0x00ff (invalid, should be 0x6dcb)");
        assertThat(fields(new ArpPacket(
                        6, EtherType.ARP, 1, Octets.EMPTY, Octets.of(1, 2), Octets.EMPTY, Octets.of(3, 4))))
                .contains("sender hardware: none", "sender protocol: 0x0102");
    }

    @Test
    void saysWhenAChecksumCannotBeVerified() {
        assertThat(fields(TcpHeader.builder().build())).contains("checksum: 0x0000 (cannot be verified)");
        assertThat(fields(Ipv4Header.builder().build().withChecksum())).contains("header checksum: 0x7aff (valid)");
    }

    private static Stream<String> fields(Header header) {
        return Packet.of(header).tree().lines().map(String::strip);
    }

    @Test
    void cutsWhatIsLong() {
        Octets address = Octets.of(new byte[255]);
        ArpPacket arp = new ArpPacket(1, EtherType.IPV4, 1, address, address, address, address);
        String tree = Packet.of(arp).withPayload(new byte[1000]).tree();
        assertThat(tree)
                .contains("sender hardware: 0x" + "00".repeat(32) + "... (255 octets)")
                .contains("payload: 1000 octets\n")
                .contains("    and 936 more\n")
                .hasSizeLessThan(2500);
    }

    @Test
    void showsTrailerAndWhatIsMissing() {
        Packet padded = Packet.decode(LinkType.ETHERNET, StackedPackets.PADDED_ARP.buffer());
        assertThat(padded.tree()).contains("payload: 0 octets\ntrailer: 18 octets\n    00000000  00 00");
        Packet cut = Packet.decode(
                LinkType.IPV4, Octets.hex(StackedPackets.IP).slice(0, 30).buffer());
        assertThat(cut.tree())
                .contains(
                        "TCP: 20 octets required at offset 0, 10 available at octet 20\n" + "cut short by 12 octets\n");
    }

    /** A header of the user's own with many parts and no octets. */
    record Crowded(List<Integer> parts) implements Header {
        @Override
        public int length() {
            return 0;
        }

        @Override
        public void encode(ByteBuffer out) {
            // it has no octets
        }
    }

    @Test
    void cutsWhatIsMany() {
        List<Integer> hundred = IntStream.range(0, 100).boxed().toList();
        HeaderField field = new HeaderField("parts", hundred);
        assertThat(field.text()).isEqualTo("100 parts");
        assertThat(field.parts()).hasSize(65).startsWith("0", "1").endsWith("63", "and 36 more");
        assertThat(new HeaderField("parts", List.of("a\nb")).text()).isEqualTo("a b");
        assertThat(new HeaderField("parts", List.of()).text()).isEqualTo("none");
        assertThat(new HeaderField("note", "x".repeat(201)).text()).isEqualTo("x".repeat(200) + "...");
        assertThat(Packet.of(new Crowded(hundred)).tree()).startsWith("Crowded[parts=[0, 1,");
        MplsLabel forbidden = new MplsLabel(MplsLabel.IMPLICIT_NULL, 0, false, 1);
        String tree = Packet.of(Collections.nCopies(100, forbidden).toArray(Header[]::new))
                .tree();
        assertThat(tree.lines().filter(line -> line.startsWith("! octet "))).hasSize(64);
        assertThat(tree).endsWith("! and 36 more\n");
    }

    /** A header that is no record has said all with its line. */
    static final class Opaque implements Header {
        @Override
        public int length() {
            return 0;
        }

        @Override
        public void encode(ByteBuffer out) {
            // it has no octets
        }

        @Override
        public String toString() {
            return "opaque";
        }
    }

    @Test
    void showsTheLineAloneOfAHeaderThatIsNoRecord() {
        assertThat(Packet.of(new Opaque()).tree()).startsWith("opaque\npayload: 0 octets\n");
    }
}

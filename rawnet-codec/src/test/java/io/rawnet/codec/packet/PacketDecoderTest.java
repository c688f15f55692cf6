package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.link.MplsLabel;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.number.UdpPort;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {

    /** A number space of one's own. */
    record ColourCode(int number) implements Protocol {}

    /** A protocol of one's own: an octet that says how the next header is coloured. */
    record ColourHeader(int colour) implements Header {

        static ColourHeader decode(ByteBuffer in) throws MalformedPacketException {
            if (!in.hasRemaining()) {
                throw MalformedPacketException.tooShort("Colour", 0, 1, 0);
            }
            return new ColourHeader(in.get() & 0xFF);
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public void encode(ByteBuffer out) {
            out.put((byte) colour);
        }

        @Override
        public List<Protocol> protocolNumbers() {
            return List.of(IpProtocol.EXPERIMENTAL_1, new ColourCode(7));
        }

        @Override
        public Optional<Protocol> nextProtocol() {
            return colour == 0 ? Optional.empty() : Optional.of(new ColourCode(colour));
        }
    }

    private static final PacketDecoder COLOURED = PacketDecoder.standard()
            .with(IpProtocol.EXPERIMENTAL_1, ColourHeader::decode)
            .with(new ColourCode(7), ColourHeader::decode);

    @Test
    void readsAProtocolOfTheUsersOwn() {
        Packet packet = Packet.of(Ipv4Header.builder().build(), new ColourHeader(7), new ColourHeader(0))
                .withPayload((byte) 1)
                .completed();
        assertThat(packet.header(Ipv4Header.class).orElseThrow().protocol()).isEqualTo(IpProtocol.EXPERIMENTAL_1);
        Packet read = COLOURED.decode(EtherType.IPV4, packet.octets().buffer());
        assertThat(read.headers()).isEqualTo(packet.headers());
        assertThat(read.payload()).isEqualTo(Octets.of(1));
    }

    @Test
    void stopsWhereNobodyKnowsTheProtocol() {
        Packet packet =
                Packet.of(Ipv4Header.builder().build(), new ColourHeader(9)).completed();
        Packet standard = Packet.decode(EtherType.IPV4, packet.octets().buffer());
        assertThat(standard.headers()).hasSize(1);
        assertThat(standard.stop().reason()).isEqualTo(Stop.Reason.UNKNOWN_PROTOCOL);
        assertThat(standard.stop().expected()).contains(IpProtocol.EXPERIMENTAL_1);
        assertThat(standard.stop().offset()).isEqualTo(20);
        Packet coloured = COLOURED.decode(EtherType.IPV4, packet.octets().buffer());
        assertThat(coloured.stop().expected()).contains(new ColourCode(9));
    }

    @Test
    void takesWhatIsBehindAMalformedHeaderForPayload() {
        Packet packet = COLOURED.decode(
                EtherType.IPV4,
                Packet.of(Ipv4Header.builder()
                                .protocol(IpProtocol.EXPERIMENTAL_1)
                                .build())
                        .completed()
                        .octets()
                        .buffer());
        assertThat(packet.stop().reason()).isEqualTo(Stop.Reason.MALFORMED);
        assertThat(packet.stop()).hasToString("Colour: 1 octets required at offset 0, 0 available at octet 20");
    }

    @Test
    void readsAKnownProtocolTheUsersWay() {
        PacketDecoder own = PacketDecoder.standard().with(EtherType.ARP, ColourHeader::decode);
        assertThat(own.decode(EtherType.ARP, Octets.of(0).buffer()).headers()).containsExactly(new ColourHeader(0));
        assertThat(Packet.decode(EtherType.ARP, Octets.of(0).buffer()).headers())
                .isEmpty();
    }

    @Test
    void stacksAtMost64Headers() {
        Octets tags = Octets.hex("00018100".repeat(100));
        Packet packet = Packet.decode(EtherType.VLAN, tags.buffer());
        assertThat(packet.headers()).hasSize(PacketDecoder.MAX_HEADERS).hasOnlyElementsOfType(VlanTag.class);
        assertThat(packet.stop().reason()).isEqualTo(Stop.Reason.TOO_DEEP);
        assertThat(packet.stop().offset()).isEqualTo(256);
        assertThat(packet.payload().size()).isEqualTo(144);
        assertThat(packet.octets()).isEqualTo(tags);
        assertThat(packet.toString()).endsWith("144 octets [more than 64 headers at octet 256]");
    }

    @Test
    void decodesAndDrawsTheDeepestPacketQuickly() {
        Octets labels = Octets.of(new byte[65536]);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 100; i++) {
                Packet packet = Packet.decode(EtherType.MPLS, labels.buffer());
                assertThat(packet.headers()).hasOnlyElementsOfType(MplsLabel.class);
                assertThat(packet.tree()).hasSizeLessThan(20_000);
                assertThat(packet.completed().octets()).isNotNull();
            }
        });
    }

    @Test
    void movesTheBufferToItsLimit() {
        ByteBuffer in = Octets.of(1, 2, 3, 4, 5).buffer().position(1).limit(4);
        Packet packet = Packet.decode(EtherType.LLC, in);
        assertThat(in.position()).isEqualTo(4);
        assertThat(in.limit()).isEqualTo(4);
        assertThat(packet.octets()).isEqualTo(Octets.of(2, 3, 4));
    }

    @Test
    void keepsTheLimitOfTheBufferBehindATrailerAndAMalformedHeader() {
        for (Octets octets : List.of(StackedPackets.PADDED_ARP, StackedPackets.SNAP_IN_LLC, Octets.of(1, 2, 3))) {
            ByteBuffer in = ByteBuffer.allocate(octets.size() + 4).position(2);
            octets.encode(in);
            in.flip().position(2);
            assertThat(Packet.decode(LinkType.ETHERNET, in).octets()).isEqualTo(octets);
            assertThat(in.position()).isEqualTo(octets.size() + 2);
            assertThat(in.limit()).isEqualTo(octets.size() + 2);
        }
    }

    @Test
    void movesTheBufferToItsLimitWhereADecoderOfTheUserThrows() {
        ByteBuffer in = Octets.of(1, 2, 3, 4).buffer();
        PacketDecoder throwing = PacketDecoder.standard().with(EtherType.ARP, octets -> {
            octets.limit(1);
            throw new IllegalStateException("of the user");
        });
        assertThatThrownBy(() -> throwing.decode(EtherType.ARP, in)).hasMessage("of the user");
        assertThat(in.position()).isEqualTo(4);
        assertThat(in.limit()).isEqualTo(4);
    }

    @Test
    void refusesADecoderThatReturnsNothing() {
        PacketDecoder nothing = PacketDecoder.standard().with(EtherType.ARP, octets -> null);
        assertThatThrownBy(() -> nothing.decode(EtherType.ARP, Octets.EMPTY.buffer()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("header");
    }

    @Test
    void readsEveryHeaderUnderEachNumberThatItAnnounces() {
        for (Map.Entry<Octets, LinkType> vector : StackedPackets.all().entrySet()) {
            for (Header header :
                    Packet.decode(vector.getValue(), vector.getKey().buffer()).headers()) {
                for (Protocol number : header.protocolNumbers()) {
                    Packet packet = Packet.decode(number, header.octets().buffer());
                    assertThat(packet.headers()).as("%s", number).isNotEmpty();
                    assertThat(packet.headers().get(0)).as("%s", number).isEqualTo(header);
                }
            }
        }
    }

    /** All spaces have numbers that other spaces give to headers of this module. */
    @Test
    void tellsNumberSpacesApart() {
        for (int number = 0; number <= 0x7_FFFF; number++) {
            holdsNothing(new ColourCode(number));
        }
        for (int high = 1; high <= 0x7FFF; high++) {
            holdsNothing(new AddressFamily(high << 16 | AddressFamily.IPV4.number()));
        }
        holdsNothing(new UdpPort(IpProtocol.TCP.number()));
        holdsNothing(new EtherType(UdpPort.VXLAN.number()));
        holdsNothing(new LinkType(EtherType.IPV4.number()));
        holdsNothing(new PppProtocol(IpProtocol.TCP.number()));
        holdsNothing(new LlcSap(IpProtocol.TCP.number()));
        holdsNothing(IpProtocol.of(LinkType.LINUX_SLL.number()));
    }

    private static void holdsNothing(Protocol first) {
        Stop stop = Packet.decode(first, ByteBuffer.allocate(0)).stop();
        if (stop.reason() != Stop.Reason.UNKNOWN_PROTOCOL) {
            throw new AssertionError(first + " is not unknown: " + stop);
        }
    }
}

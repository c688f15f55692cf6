package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.TransportHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.UdpPort;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.WindowScale;
import io.rawnet.codec.tunnel.GeneveHeader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The fields of a header whose end is missing. */
class CutHeaderTest {

    /** RFC 9293 section 3.1: 40000 to 80, SYN, with a maximum segment size, a window scale and padding. */
    private static final Octets TCP = Octets.hex("9c40 0050 00000007 00000000 7002 ffff 1234 0000 020405b4 03030700");

    private static Optional<CutHeader> cut(IpProtocol protocol, Octets octets, int length) {
        return Packet.decode(protocol, octets.slice(0, length).buffer()).cutHeader();
    }

    private static <T> Optional<T> tcp(int length, Function<TcpHeader, T> field) {
        return cut(IpProtocol.TCP, TCP, length).orElseThrow().field(TcpHeader.class, field);
    }

    private static <T> Optional<T> transport(IpProtocol protocol, Octets octets, Function<TransportHeader, T> field) {
        return cut(protocol, octets, octets.size()).orElseThrow().field(TransportHeader.class, field);
    }

    @Test
    void hasEachFieldOfWhichAllOctetsAreThere() {
        assertThat(tcp(3, TcpHeader::sourcePort)).contains(40000);
        assertThat(tcp(3, TcpHeader::destinationPort)).isEmpty();
        assertThat(tcp(4, TcpHeader::destinationPort)).contains(80);
        assertThat(tcp(7, TcpHeader::sequenceNumber)).isEmpty();
        assertThat(tcp(8, TcpHeader::sequenceNumber)).contains(7L);
        assertThat(tcp(13, TcpHeader::controlBits)).isEmpty();
        assertThat(tcp(14, TcpHeader::controlBits)).contains(TcpHeader.SYN);
        assertThat(tcp(16, TcpHeader::window)).contains(65535);
        assertThat(tcp(20, TcpHeader::urgentPointer)).contains(0);
        assertThat(tcp(1, TcpHeader::sourcePort)).isEmpty();
    }

    @Test
    void hasTheOptionsThatAreThere() {
        Function<TcpHeader, Object> size =
                header -> header.options().find(MaximumSegmentSize.class).orElse(null);
        assertThat(tcp(23, size)).isEmpty();
        assertThat(tcp(24, size)).contains(new MaximumSegmentSize(1460));
        assertThat(tcp(26, header -> header.options().find(WindowScale.class))).isEmpty();
        assertThat(tcp(27, header -> header.options().find(WindowScale.class)))
                .contains(Optional.of(new WindowScale(7)));
        assertThat(tcp(27, TcpHeader::options)).isEmpty();
    }

    @Test
    void isNotThereWhereTheHeaderIsWholeOrImpossible() {
        assertThat(cut(IpProtocol.TCP, TCP, 28)).isEmpty();
        assertThat(cut(IpProtocol.TCP, Octets.hex("9c40 0050 00000007 00000000 3002 ffff 1234 0000"), 20))
                .as("a data offset of 3")
                .isEmpty();
        assertThat(cut(IpProtocol.of(200), TCP, 8)).as("an unknown protocol").isEmpty();
        assertThat(Packet.of(TcpHeader.builder().build()).cutHeader()).isEmpty();
    }

    @Test
    void isOfOneTypeOnly() {
        CutHeader cut = cut(IpProtocol.TCP, TCP, 8).orElseThrow();
        assertThat(cut.field(Ipv4Header.class, Ipv4Header::timeToLive)).isEmpty();
        assertThat(cut.field(TransportHeader.class, TransportHeader::sourcePort))
                .contains(40000);
    }

    @Test
    void hasThePortsOfEachTransportProtocol() {
        for (IpProtocol protocol :
                List.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.UDP_LITE, IpProtocol.DCCP, IpProtocol.SCTP)) {
            Octets ports = Octets.hex("9c40 0050");
            assertThat(transport(protocol, ports, TransportHeader::sourcePort)).contains(40000);
            assertThat(transport(protocol, ports, TransportHeader::destinationPort))
                    .contains(80);
        }
    }

    @Test
    void hasTheAddressesOfAnIpv4HeaderCutInsideItsOptions() {
        Octets octets = Octets.hex("4700 0030 0001 0000 4006 0000 0a000001 0a000002 0703");
        Packet packet = Packet.decode(EtherType.IPV4, octets.buffer());
        CutHeader cut = packet.cutHeader().orElseThrow();
        assertThat(cut.field(Ipv4Header.class, Ipv4Header::destination)).contains(Ipv4Address.of("10.0.0.2"));
        assertThat(cut.field(Ipv4Header.class, Ipv4Header::options)).isEmpty();
        assertThat(packet.octets()).isEqualTo(octets);
    }

    @Test
    void hasTheSourceOfAnIpv6HeaderCutBehindIt() {
        Octets octets = Octets.hex("60000000 0010 06 40 fe80000000000000 0000000000000001 ff02");
        CutHeader cut =
                Packet.decode(EtherType.IPV6, octets.buffer()).cutHeader().orElseThrow();
        assertThat(cut.field(Ipv6Header.class, Ipv6Header::source)).contains(Ipv6Address.of("fe80::1"));
        assertThat(cut.field(Ipv6Header.class, Ipv6Header::destination)).isEmpty();
    }

    @Test
    void hasTheNetworkOfATunnelHeaderCutInsideItsOptions() {
        Octets octets = Octets.hex("0200 6558 00002a 00 0102 8001");
        CutHeader cut =
                Packet.decode(UdpPort.GENEVE, octets.buffer()).cutHeader().orElseThrow();
        assertThat(cut.field(GeneveHeader.class, GeneveHeader::vni)).contains(42);
    }

    @Test
    void isThereInTheQuoteOfAnIcmpErrorWhichHasEightOctetsOfTcp() {
        Ipv4Header ipv4 = Ipv4Header.builder()
                .source(Ipv4Address.of("10.0.0.1"))
                .destination(Ipv4Address.of("10.0.0.2"))
                .protocol(IpProtocol.TCP)
                .build();
        Packet sent = Packet.of(ipv4).withPayload(TCP).completed();
        Packet error = Packet.of(ipv4, IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT))
                .withQuote(IcmpQuote.clipped(EtherType.IPV4, sent.octets().slice(0, 28)))
                .completed();
        CutHeader cut = error.quoted().flatMap(Packet::cutHeader).orElseThrow();
        assertThat(cut.field(TcpHeader.class, TcpHeader::sourcePort)).contains(40000);
        assertThat(cut.field(TcpHeader.class, TcpHeader::sequenceNumber)).contains(7L);
        assertThat(cut).hasToString("TCP cut short: source port 40000, destination port 80, sequence number 7");
    }

    @Test
    void isShownInTheLineAndTheTreeOfItsPacket() {
        Packet packet = Packet.decode(IpProtocol.TCP, TCP.slice(0, 8).buffer());
        String fields = "TCP cut short: source port 40000, destination port 80, sequence number 7";
        assertThat(packet).asString().startsWith(fields + " | 8 octets [TCP: 20 octets required");
        assertThat(packet.tree()).startsWith(fields + "\npayload: 8 octets\n");
        assertThat(Packet.decode(IpProtocol.TCP, TCP.slice(0, 1).buffer()))
                .asString()
                .startsWith("TCP cut short | 1 octets");
    }

    @Test
    void readsAProtocolOfYourOwnWithTheDecoderThatKnowsIt() {
        IpProtocol own = IpProtocol.EXPERIMENTAL_1;
        PacketDecoder decoder = PacketDecoder.standard().with(own, TcpHeader::decode);
        Packet packet = decoder.decode(own, TCP.slice(0, 4).buffer());
        assertThat(packet.cutHeader()).isEmpty();
        assertThat(decoder.cutHeader(packet).orElseThrow().field(TcpHeader.class, TcpHeader::destinationPort))
                .contains(80);
    }
}

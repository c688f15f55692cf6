package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpView;
import io.rawnet.codec.control.QuotedPacketView;
import io.rawnet.codec.link.EthernetView;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpView;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The samples of docs/in-place.md. */
class InPlaceGuideTest {

    private static final Ipv4Address SERVER = Ipv4Address.of("192.0.2.1");

    private static final Ipv4Address PUBLIC = Ipv4Address.of("203.0.113.9");

    private static final Ipv4Address INSIDE = Ipv4Address.of("10.0.0.7");

    static void translateInward(ByteBuffer packet, Ipv4Address inside, int port) throws MalformedPacketException {
        Ipv4View ip = Ipv4View.of(packet);
        ip.setDestination(inside);
        if (ip.protocol().equals(IpProtocol.TCP)) {
            TcpView.at(packet, ip.payloadOffset()).setDestinationPort(port);
        } else if (ip.protocol().equals(IpProtocol.UDP)) {
            UdpView.at(packet, ip.payloadOffset()).setDestinationPort(port);
        } else if (ip.protocol().equals(IpProtocol.ICMP)) {
            IcmpView icmp = IcmpView.at(packet, ip.payloadOffset(), ip.payloadEnd(), IpProtocol.ICMP);
            if (icmp.hasIdentifier()) {
                icmp.setIdentifier(port);
            } else if (icmp.isError()) {
                // the host inside knows the packet that it sent only by the address and port that it sent it from
                QuotedPacketView quote = icmp.quotedPacket();
                quote.setSource(inside);
                if (quote.sourcePort().isPresent()) {
                    quote.setSourcePort(port);
                }
            }
        }
    }

    private static Octets packet(Ipv4Address source, Ipv4Address destination, Header transport) {
        return Packet.of(
                        Ipv4Header.builder()
                                .source(source)
                                .destination(destination)
                                .build(),
                        transport)
                .completed()
                .octets();
    }

    private static Octets message(Ipv4Address destination, int type, Octets body) {
        ByteBuffer message = ByteBuffer.allocate(4 + body.size()).put(0, (byte) type);
        body.encode(message, 4);
        message.putShort(2, (short) InternetChecksum.of(message));
        return Packet.of(Ipv4Header.builder()
                        .source(SERVER)
                        .destination(destination)
                        .protocol(IpProtocol.ICMP)
                        .build())
                .withPayload(Octets.copyOf(message))
                .completed()
                .octets();
    }

    private static Octets quoting(Octets packet) {
        return Octets.hex("00000000" + packet.slice(0, 28));
    }

    private static void assertTranslated(Octets arrived, Octets expected) throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(arrived.toArray());
        translateInward(buffer, INSIDE, 4242);
        assertThat(Octets.copyOf(buffer)).isEqualTo(expected);
        assertThat(Packet.decode(EtherType.IPV4, buffer).checksums())
                .isNotEmpty()
                .allSatisfy(checksum -> assertThat(checksum.state().verdict()).isEqualTo(ChecksumState.Verdict.VALID));
    }

    @Test
    void translatesWhateverComesIn() throws MalformedPacketException {
        TcpHeader segment =
                TcpHeader.builder().sourcePort(80).destinationPort(40000).build();
        TcpHeader translated =
                TcpHeader.builder().sourcePort(80).destinationPort(4242).build();
        assertTranslated(packet(SERVER, PUBLIC, segment), packet(SERVER, INSIDE, translated));
        assertTranslated(
                packet(SERVER, PUBLIC, UdpHeader.of(53, 40000)), packet(SERVER, INSIDE, UdpHeader.of(53, 4242)));
        assertTranslated(
                message(PUBLIC, 0, Octets.hex("9c40 0001 cafe")), message(INSIDE, 0, Octets.hex("1092 0001 cafe")));
        assertTranslated(
                message(PUBLIC, 11, quoting(packet(PUBLIC, SERVER, UdpHeader.of(40000, 53)))),
                message(INSIDE, 11, quoting(packet(INSIDE, SERVER, UdpHeader.of(4242, 53)))));
    }

    @Test
    void tagsAFrame() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.allocate(20)
                .put(4, Octets.hex("020000000002 020000000001 0800 cafe").toArray());
        EthernetView tagged = EthernetView.at(buffer, 4).pushVlanTag(EtherType.VLAN, 100);
        tagged.vlanTag().setPcp(5);
        ByteBuffer frame = buffer.position(tagged.offset());
        assertThat(Octets.copyOf(frame)).isEqualTo(Octets.hex("020000000002 020000000001 8100 a064 0800 cafe"));
    }
}

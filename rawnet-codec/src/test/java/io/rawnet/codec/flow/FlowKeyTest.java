package io.rawnet.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpView;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowKeyTest {

    private static final IpAddress CLIENT = IpAddress.of("192.0.2.1");
    private static final IpAddress SERVER = IpAddress.of("198.51.100.2");

    /** RFC 791: 20 octets from 192.0.2.1 to 198.51.100.2; the protocol is missing. */
    private static final String IPV4 = "4500 0040 0001 0000 40%s 0000 c0000201 c6336402";

    private static final String IPV6 =
            "6000 0000 0040 %s 40 20010db8000000000000000000000001 20010db8000000000000000000000002";

    @Test
    void bothDirectionsHaveEqualKeys() {
        FlowKey there = FlowKey.of(IpProtocol.TCP, CLIENT, 40000, SERVER, 80);
        FlowKey back = FlowKey.of(IpProtocol.TCP, SERVER, 80, CLIENT, 40000);
        assertThat(back).isEqualTo(there).hasSameHashCodeAs(there).isEqualByComparingTo(there);
        assertThat(there.direction(there)).isEqualTo(FlowDirection.FORWARD);
        assertThat(there.direction(back)).isEqualTo(FlowDirection.BACKWARD);
        assertThat(back.direction(there)).isEqualTo(FlowDirection.BACKWARD);
        assertThat(back.direction(there.reversed())).isEqualTo(FlowDirection.FORWARD);
        assertThat(FlowKey.of(IpProtocol.UDP, SERVER, 53, CLIENT, 53))
                .isEqualTo(FlowKey.of(IpProtocol.UDP, CLIENT, 53, SERVER, 53));
        assertThat(FlowDirection.FORWARD.opposite()).isEqualTo(FlowDirection.BACKWARD);
        assertThat(FlowDirection.BACKWARD.opposite()).isEqualTo(FlowDirection.FORWARD);
    }

    @Test
    void eachKeyRemembersItsOwnDirection() {
        FlowKey back = FlowKey.of(IpProtocol.TCP, SERVER, 80, CLIENT, 40000);
        assertThat(back.protocol()).isEqualTo(IpProtocol.TCP);
        assertThat(back.source()).isEqualTo(SERVER);
        assertThat(back.sourcePort()).hasValue(80);
        assertThat(back.destination()).isEqualTo(CLIENT);
        assertThat(back.destinationPort()).hasValue(40000);
        assertThat(back.reversed().source()).isEqualTo(CLIENT);
        assertThat(back.reversed().sourcePort()).hasValue(40000);
        assertThat(back).hasToString("TCP 198.51.100.2:80 > 192.0.2.1:40000");
        assertThat(back.reversed()).hasToString("TCP 192.0.2.1:40000 > 198.51.100.2:80");
    }

    @Test
    void everyPartTellsFlowsApart() {
        FlowKey key = FlowKey.of(IpProtocol.UDP, CLIENT, 1, SERVER, 2);
        assertThat(List.of(
                        FlowKey.of(IpProtocol.TCP, CLIENT, 1, SERVER, 2),
                        FlowKey.of(IpProtocol.UDP, CLIENT, 2, SERVER, 1),
                        FlowKey.of(IpProtocol.UDP, CLIENT, 1, SERVER, 3),
                        FlowKey.of(IpProtocol.UDP, CLIENT, 1, CLIENT, 2),
                        FlowKey.of(IpProtocol.UDP, SERVER, 1, SERVER, 2),
                        FlowKey.of(IpProtocol.UDP, CLIENT, SERVER)))
                .doesNotContain(key)
                .doesNotHaveDuplicates()
                .allSatisfy(other -> assertThat(key.compareTo(other)).isNotZero());
        assertThat(FlowKey.of(IpProtocol.UDP, CLIENT, 0, SERVER, 0))
                .isNotEqualTo(FlowKey.of(IpProtocol.UDP, CLIENT, SERVER));
        assertThat(FlowKey.of(IpProtocol.UDP, Ipv4Address.ANY, Ipv4Address.LOOPBACK))
                .isNotEqualTo(FlowKey.of(IpProtocol.UDP, Ipv6Address.ANY, Ipv6Address.of("::7f00:1")));
    }

    @Test
    void oneHostTalkingToItselfIsToldApartByItsPorts() {
        FlowKey there = FlowKey.of(IpProtocol.TCP, CLIENT, 9, CLIENT, 8);
        assertThat(there.direction(there.reversed())).isEqualTo(FlowDirection.BACKWARD);
        assertThat(FlowKey.of(IpProtocol.TCP, CLIENT, 8, CLIENT, 9)).isEqualTo(there.reversed());
        FlowKey same = FlowKey.of(IpProtocol.TCP, CLIENT, 9, CLIENT, 9);
        assertThat(same.direction(same.reversed())).isEqualTo(FlowDirection.FORWARD);
    }

    @ParameterizedTest
    @CsvSource({"06, TCP", "11, UDP", "21, DCCP", "84, SCTP", "88, UDP-Lite"})
    void protocolsWithPortsHaveThem(String number, String name) throws Exception {
        Octets octets = Octets.hex(String.format(IPV4, number) + "9c40 0050" + "00".repeat(40));
        assertThat(FlowKey.of(octets.buffer())).hasToString(name + " 192.0.2.1:40000 > 198.51.100.2:80");
        assertThat(fromPacket(octets)).isEqualTo(FlowKey.of(octets.buffer()));
        Octets six = Octets.hex(String.format(IPV6, number) + "9c40 0050" + "00".repeat(60));
        assertThat(FlowKey.of(six.buffer())).hasToString(name + " [2001:db8::1]:40000 > [2001:db8::2]:80");
        assertThat(fromPacket(six)).isEqualTo(FlowKey.of(six.buffer()));
    }

    @ParameterizedTest
    @CsvSource({
        "01, 0800 0000 0007 0001, ICMP 192.0.2.1 > 198.51.100.2 id 7",
        "01, 0000 0000 0007 0002, ICMP 192.0.2.1 > 198.51.100.2 id 7",
        "01, 0301 0000 0007 0001, ICMP 192.0.2.1 > 198.51.100.2",
        "3a, 8000 0000 0007 0001, ICMPv6 192.0.2.1 > 198.51.100.2 id 7",
        "3a, 8100 0000 0007 0001, ICMPv6 192.0.2.1 > 198.51.100.2 id 7",
        "3a, 0800 0000 0007 0001, ICMPv6 192.0.2.1 > 198.51.100.2",
        "59, 0201 0000 0007 0001, OSPF 192.0.2.1 > 198.51.100.2"
    })
    void echoIsToldApartByItsIdentifierAndWhatHasNoPortsByNothing(String protocol, String message, String text)
            throws Exception {
        Octets octets = Octets.hex(String.format(IPV4, protocol) + message + "00".repeat(36));
        assertThat(FlowKey.of(octets.buffer())).hasToString(text);
        assertThat(fromPacket(octets)).isEqualTo(FlowKey.of(octets.buffer())).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 0", // the first of several
        "0001, 1"
    })
    void onlyTheFirstFragmentHasPorts(String flagsAndOffset, int later) throws Exception {
        Octets four = Octets.hex(
                "4500 0040 0001 " + flagsAndOffset + " 4011 0000 c0000201 c6336402 0035 0035" + "00".repeat(40));
        Octets six = Octets.hex(String.format(IPV6, "2c") + "1100" + (later == 0 ? "0001" : "0008")
                + "00000001 0035 0035" + "00".repeat(52));
        for (Octets fragment : List.of(four, six)) {
            FlowKey key = FlowKey.of(fragment.buffer());
            assertThat(key.protocol()).isEqualTo(IpProtocol.UDP);
            assertThat(key.sourcePort()).isEqualTo(later == 0 ? OptionalInt.of(53) : OptionalInt.empty());
            assertThat(key.destinationPort()).isEqualTo(key.sourcePort());
            assertThat(fromPacket(fragment)).isEqualTo(key);
        }
    }

    @Test
    void portsBehindExtensionHeadersAreFound() throws Exception {
        Octets six = Octets.hex(String.format(IPV6, "00") + "3c00 010400000000" // hop-by-hop, then destination options
                + "3300 010400000000" // then authentication
                + "0602 0000 00000001 00000002 00000000" // then TCP
                + "9c40 0050 0000000000000000 5000 0000 00000000");
        Octets four = Octets.hex(String.format(IPV4, "33") + "0602 0000 00000001 00000002 00000000"
                + "9c40 0050 0000000000000000 5000 0000 00000000" + "00".repeat(8));
        for (Octets octets : List.of(four, six)) {
            assertThat(FlowKey.of(octets.buffer()).sourcePort()).hasValue(40000);
            assertThat(fromPacket(octets)).isEqualTo(FlowKey.of(octets.buffer()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 19, 20})
    void aTransportHeaderThatIsCutShowsItsPortsWhileTheyAreThere(int length) throws Exception {
        for (String protocol : List.of("06", "11", "01")) {
            Octets whole =
                    Octets.hex(String.format(IPV4, protocol) + "0800 0050 0007 0000 00000000 5000 0000 00000000");
            Octets cut = whole.slice(0, 20 + length);
            FlowKey key = FlowKey.of(cut.buffer());
            assertThat(key.sourcePort().isPresent()).isEqualTo(length >= (protocol.equals("01") ? 6 : 4));
            assertThat(fromPacket(cut)).isEqualTo(key);
        }
    }

    @Test
    void aTunnelHasTheKeyOfWhatItTunnelsUnlessAllAreAskedFor() {
        Packet packet = Packet.of(
                        Ipv4Header.builder()
                                .source((Ipv4Address) CLIENT)
                                .destination((Ipv4Address) SERVER)
                                .build(),
                        Ipv6Header.builder()
                                .source(Ipv6Address.of("2001:db8::1"))
                                .destination(Ipv6Address.of("2001:db8::2"))
                                .build(),
                        TcpHeader.builder().sourcePort(1).destinationPort(2).build())
                .completed();
        FlowKey inner = FlowKey.of(IpProtocol.TCP, Ipv6Address.of("2001:db8::1"), 1, Ipv6Address.of("2001:db8::2"), 2);
        assertThat(FlowKey.of(packet)).contains(inner);
        assertThat(FlowKey.all(packet)).containsExactly(FlowKey.of(IpProtocol.IPV6, CLIENT, SERVER), inner);
    }

    @Test
    void whatIsNotIpHasNoKey() {
        Packet arp = Packet.decode(
                EtherType.ARP,
                Octets.hex("0001 0800 0604 0001" + "00".repeat(20)).buffer());
        assertThat(FlowKey.of(arp)).isEmpty();
        assertThat(FlowKey.all(arp)).isEmpty();
        assertThatThrownBy(() -> FlowKey.of(Octets.of(0x50, 0).buffer())).isInstanceOf(MalformedPacketException.class);
        assertThatThrownBy(() -> FlowKey.of(Octets.EMPTY.buffer())).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void anAuthenticationHeaderTooShortToBeOneIsNotSteppedOver() throws Exception {
        Octets octets = Octets.hex(String.format(IPV6, "33") + "0600 0000 00000001" + "9c40 0050" + "00".repeat(52));
        assertThat(FlowKey.of(octets.buffer())).hasToString("AH 2001:db8::1 > 2001:db8::2");
        assertThat(fromPacket(octets)).isEqualTo(FlowKey.of(octets.buffer()));
    }

    @Test
    void anErrorIsFoundThroughWhatItQuotes() {
        Octets error = Octets.hex("4500 0038 0001 0000 4001 0000 c6336402 c0000201 0303 0000 0000 0000"
                + "4500 0040 0001 0000 4011 0000 c0000201 c6336402 9c40 0035 0000 0000");
        Packet packet = Packet.decode(LinkType.RAW, error.buffer());
        assertThat(FlowKey.of(packet)).contains(FlowKey.of(IpProtocol.ICMP, SERVER, CLIENT));
        assertThat(packet.quoted().flatMap(FlowKey::of))
                .contains(FlowKey.of(IpProtocol.UDP, CLIENT, 40000, SERVER, 53));
    }

    @Test
    void viewsGiveTheSameKeysAsPackets() throws Exception {
        IpAddress here = IpAddress.of("2001:db8::1");
        IpAddress there = IpAddress.of("2001:db8::2");
        TcpHeader tcp = TcpHeader.builder().sourcePort(1).destinationPort(2).build();
        UdpHeader udp = UdpHeader.of(1, 2);
        Header four = Ipv4Header.builder()
                .source((Ipv4Address) CLIENT)
                .destination((Ipv4Address) SERVER)
                .build();
        Header six = Ipv6Header.builder()
                .source((Ipv6Address) here)
                .destination((Ipv6Address) there)
                .build();
        ByteBuffer tcp4 = Packet.of(four, tcp).completed().octets().buffer();
        ByteBuffer udp4 = Packet.of(four, udp).completed().octets().buffer();
        ByteBuffer tcp6 = Packet.of(six, tcp).completed().octets().buffer();
        ByteBuffer udp6 = Packet.of(six, udp).completed().octets().buffer();
        assertThat(FlowKey.of(Ipv4View.of(tcp4), TcpView.at(tcp4, 20))).hasToString("TCP 192.0.2.1:1 > 198.51.100.2:2");
        assertThat(FlowKey.of(Ipv4View.of(udp4), UdpView.at(udp4, 20))).hasToString("UDP 192.0.2.1:1 > 198.51.100.2:2");
        assertThat(FlowKey.of(Ipv6View.of(tcp6), TcpView.at(tcp6, 40)))
                .hasToString("TCP [2001:db8::1]:1 > [2001:db8::2]:2");
        assertThat(FlowKey.of(Ipv6View.of(udp6), UdpView.at(udp6, 40)))
                .isEqualTo(FlowKey.of(udp6))
                .isEqualTo(FlowKey.of(IpProtocol.UDP, there, 2, here, 1));
    }

    @Test
    void rejectsWhatIsNoFlow() {
        assertThatThrownBy(() -> FlowKey.of(IpProtocol.TCP, CLIENT, 65536, SERVER, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sourcePort")
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> FlowKey.of(IpProtocol.TCP, CLIENT, 1, SERVER, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("destinationPort");
        assertThatThrownBy(() -> FlowKey.of(IpProtocol.TCP, CLIENT, Ipv6Address.ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("192.0.2.1 and :: are of different families");
        FlowKey other = FlowKey.of(IpProtocol.UDP, CLIENT, SERVER);
        assertThatThrownBy(() -> FlowKey.of(IpProtocol.TCP, CLIENT, SERVER).direction(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "packet must be of the flow TCP 192.0.2.1 > 198.51.100.2, not UDP 192.0.2.1 > 198.51.100.2");
    }

    @Test
    void comparingKeysAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FlowKey key = FlowKey.of(IpProtocol.TCP, CLIENT, 40000, SERVER, 80);
        FlowKey other = FlowKey.of(IpProtocol.TCP, SERVER, 80, CLIENT, 40001);
        int found = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            found += key.equals(other) || key.hashCode() == i && key.compareTo(other) == 0 ? 1 : 0;
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
        assertThat(found).isZero();
    }

    private static FlowKey fromPacket(Octets octets) {
        Protocol first = LinkType.RAW;
        return FlowKey.of(Packet.decode(first, octets.buffer())).orElseThrow();
    }
}

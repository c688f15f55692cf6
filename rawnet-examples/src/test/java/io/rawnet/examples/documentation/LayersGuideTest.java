package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples of docs/layers.md and of the packages, run. */
@Timeout(60)
class LayersGuideTest {
    private final AtomicReference<String> shown = new AtomicReference<>("");

    @Test
    void makesAndReadsAPacket() {
        Packet ping = Packet.of(
                        Ipv4Header.builder()
                                .source(Ipv4Address.of("192.0.2.1"))
                                .destination(Ipv4Address.of("192.0.2.2"))
                                .build(),
                        IcmpHeader.echoRequest(7, 1))
                .completed();
        Packet decoded = Packet.decode(EtherType.IPV4, ping.octets().buffer());
        show(decoded + ", " + decoded.violations().size() + " rules broken");

        assertThat(shown.get()).contains("192.0.2.1 > 192.0.2.2").endsWith("0 rules broken");
    }

    @Test
    @InPrivateNetwork
    void pingsWithTheTransportHeader(PrivateNetwork network) throws Exception {
        Ipv4Address host = Ipv4Address.of(network.peer().ipv4Address());

        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Packet request = Packet.of(IcmpHeader.echoRequest(7, 1)).completed();
            channel.exchange(request, host, Duration.ofSeconds(1)).ifPresent(answer -> show(answer.packet()));
        }

        assertThat(shown.get()).contains("ICMP echo reply");
    }

    @Test
    @InPrivateNetwork
    void pingsWithTheIpHeader(PrivateNetwork network) throws Exception {
        Ipv4Address own = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address host = Ipv4Address.of(network.peer().ipv4Address());

        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Ipv4Header header = Ipv4Header.builder()
                    .source(own)
                    .destination(host)
                    .timeToLive(9)
                    .build();
            Packet request = Packet.of(header, IcmpHeader.echoRequest(7, 1)).completed();
            channel.exchange(request, Duration.ofSeconds(1)).ifPresent(answer -> show(answer.packet()));
        }

        assertThat(shown.get()).contains("ICMP echo reply");
    }

    @Test
    @InPrivateNetwork
    void asksForALinkAddress(PrivateNetwork network) throws Exception {
        String name = network.local().interfaceName();
        Ipv4Address own = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address host = Ipv4Address.of(network.peer().ipv4Address());

        LinkInterface on = LinkInterface.byName(name);
        MacAddress mac = on.mac().orElseThrow();
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW, on, EtherType.ARP, "arp")) {
            Packet question = Packet.of(
                    new EthernetHeader(MacAddress.BROADCAST, mac, EtherType.ARP), ArpPacket.request(mac, own, host));
            channel.exchange(question, Duration.ofSeconds(1)).ifPresent(answer -> show(answer.packet()));
        }

        assertThat(shown.get()).contains("ARP");
    }

    private void show(Object what) {
        shown.set(what.toString());
    }
}

package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.Answer;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork
@Timeout(60)
class LinkExchangeTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static MacAddress mac(Host host) {
        return MacAddress.of(host.hardwareAddress());
    }

    private static Ipv4Address ip(Host host) {
        return Ipv4Address.of(host.ipv4Address().getAddress());
    }

    private static ArpPacket question(PrivateNetwork network, Ipv4Address target) {
        return ArpPacket.request(mac(network.local()), ip(network.local()), target);
    }

    private static Packet frame(PrivateNetwork network, MacAddress to, Packet packet) {
        EthernetHeader ethernet = new EthernetHeader(to, mac(network.local()), EtherType.of(0));
        List<io.rawnet.codec.Header> headers = new ArrayList<>();
        headers.add(ethernet);
        headers.addAll(packet.headers());
        return Packet.of(headers.toArray(io.rawnet.codec.Header[]::new))
                .withPayload(packet.payload())
                .completed();
    }

    @Test
    void findsWhoHasAnAddress(PrivateNetwork network) throws Exception {
        Packet request = frame(network, MacAddress.BROADCAST, Packet.of(question(network, ip(network.peer()))));
        try (LinkChannel channel =
                LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), EtherType.ARP)) {
            long start = System.nanoTime();
            Answer<ReceivedFrame> answer = channel.exchange(request, SOON).orElseThrow();
            Duration whole = Duration.ofNanos(System.nanoTime() - start);
            assertThat(answer.packet()
                            .header(EthernetHeader.class)
                            .orElseThrow()
                            .source())
                    .isEqualTo(mac(network.peer()));
            assertThat(answer.metadata().orElseThrow().protocol()).isEqualTo(EtherType.ARP);
            assertThat(answer.roundTrip()).isPositive().isLessThan(whole);
            assertThat(channel.getOption(ChannelOptions.TIMESTAMP)).isFalse();
            Packet nobody =
                    frame(network, MacAddress.BROADCAST, Packet.of(question(network, Ipv4Address.of("203.0.113.9"))));
            assertThat(channel.exchange()
                            .timeout(Duration.ofMillis(50))
                            .retries(1)
                            .one(new LinkRequest(nobody)))
                    .isEmpty();
        }
    }

    @Test
    void asksThroughAHeaderThatTheKernelWrites(PrivateNetwork network) throws Exception {
        LinkRequest request = new LinkRequest(
                Packet.of(question(network, ip(network.peer()))),
                network.local().interfaceIndex(),
                EtherType.ARP,
                LinkAddress.of(MacAddress.BROADCAST));
        try (LinkChannel channel =
                LinkChannel.open(LinkMode.DGRAM).bind(network.local().interfaceIndex(), EtherType.ARP)) {
            Answer<ReceivedFrame> answer = channel.exchange().one(request).orElseThrow();
            assertThat(answer.packet().header(ArpPacket.class)).isPresent();
            assertThat(answer.metadata().orElseThrow().linkAddress().mac()).contains(mac(network.peer()));
        }
    }

    @Test
    void keepsFramesOutstandingAndFindsErrorsAmongTheAnswers(PrivateNetwork network) throws Exception {
        Ipv4Header ip = Ipv4Header.builder()
                .source(ip(network.local()))
                .destination(ip(network.peer()))
                .build();
        List<LinkRequest> requests = new ArrayList<>();
        for (int sequence = 0; sequence < 10; sequence++) {
            Packet echo = Packet.of(ip, IcmpHeader.echoRequest(9, sequence)).withPayload(new byte[30]);
            requests.add(new LinkRequest(frame(network, mac(network.peer()), echo)));
        }
        Packet datagram = Packet.of(ip, UdpHeader.of(40_000, 9)).withPayload(new byte[30]);
        requests.add(new LinkRequest(frame(network, mac(network.peer()), datagram)));
        try (LinkChannel channel =
                LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), PacketSocket.ALL_PROTOCOLS)) {
            List<Optional<Answer<ReceivedFrame>>> answers =
                    channel.exchange().timeout(SOON).all(requests);
            for (int sequence = 0; sequence < 10; sequence++) {
                Packet reply = answers.get(sequence).orElseThrow().packet();
                assertThat(reply.header(IcmpMessage.class)
                                .flatMap(icmp -> icmp.body(Echo.class))
                                .orElseThrow()
                                .sequenceNumber())
                        .isEqualTo(sequence);
            }
            assertThat(answers.get(10)
                            .orElseThrow()
                            .packet()
                            .header(IcmpMessage.class)
                            .flatMap(icmp -> icmp.body(IcmpDestinationUnreachable.class)))
                    .isPresent();
        }
    }

    @Test
    void refusesImpossibleDestinations(PrivateNetwork network) {
        Packet packet = Packet.of(question(network, ip(network.peer())));
        LinkAddress address = LinkAddress.of(MacAddress.BROADCAST);
        assertThatThrownBy(() -> new LinkRequest(packet, 0, EtherType.ARP, address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interfaceIndex");
        assertThatThrownBy(() -> new LinkRequest(packet, 1, null, address)).hasMessage("protocol must not be null");
        assertThatThrownBy(() -> new LinkRequest(packet, 1, EtherType.ARP, null))
                .hasMessage("address must not be null");
        assertThatThrownBy(() -> new LinkRequest(null)).hasMessage("packet must not be null");
    }
}

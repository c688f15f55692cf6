package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.frame;
import static io.rawnet.packet.PacketSamples.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** tshark on the other host sees our frames exactly as they were built. */
@InPrivateNetwork
@Timeout(60)
class TsharkAgreementTest {

    private static final int VLAN = 5;
    private static final Pattern RAW_FRAME = Pattern.compile("\"frame_raw\": \\[\\s*\"([0-9a-f]+)\"");

    @Test
    void seesVlanArpIpv6AndCustomFramesAsBuilt(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tshark");
        MacAddress local = mac(network.local());
        MacAddress peer = mac(network.peer());
        List<Packet> frames = List.of(
                Packet.of(new EthernetHeader(peer, local, EtherType.VLAN), new VlanTag(3, true, VLAN, OURS))
                        .withPayload(new byte[50]),
                Packet.of(
                        new EthernetHeader(MacAddress.BROADCAST, local, EtherType.ARP),
                        ArpPacket.gratuitous(local, Ipv4Address.of("10.0.0.77"))),
                Packet.of(
                                new EthernetHeader(peer, local, EtherType.IPV6),
                                Ipv6Header.builder()
                                        .source(Ipv6Address.of("2001:db8:ffff::1"))
                                        .destination(Ipv6Address.of("2001:db8:ffff::2"))
                                        .nextHeader(IpProtocol.of(253))
                                        .payloadLength(20)
                                        .build())
                        .withPayload(new byte[20]),
                frame(network).withPayload(new byte[] {1, 2, 3, 4}));
        Process tshark = network.peer()
                .start(
                        "tshark",
                        "-n",
                        "-i",
                        network.peer().interfaceName(),
                        "-c",
                        "4",
                        "-T",
                        "jsonraw",
                        "-f",
                        // behind the word vlan, offsets are those of a tagged frame
                        "inbound and (arp or ether proto 0x88b5 or ip6 host 2001:db8:ffff::1 or vlan)");
        try (LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            while (tshark.isAlive()) { // it does not see what was sent before it was ready
                for (Packet frame : frames) {
                    sender.send(frame.octets().buffer());
                }
                Thread.sleep(200);
            }
        }
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> seen = RAW_FRAME
                .matcher(output)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        frames.stream().map(frame -> digits(frame.octets())).toList());
    }

    private static String digits(Octets octets) {
        return HexFormat.of().formatHex(octets.toArray());
    }

    @Test
    void tellsTheVlanTagThatTheKernelTookOut(PrivateNetwork network) throws Exception {
        Packet tagged = Packet.of(
                        new EthernetHeader(mac(network.peer()), mac(network.local()), EtherType.VLAN),
                        new VlanTag(3, true, VLAN, OURS))
                .withPayload(new byte[50]);
        BpfProgram ours = FilterCompiler.compile(
                "ether src " + mac(network.local()) + " and ether proto 0x88b5", LinkType.ETHERNET);
        int index = network.peer().interfaceIndex();
        try (LinkChannel channel = network.peer().call(() -> LinkChannel.open(LinkMode.RAW)
                        .attachFilter(ours)
                        .bind(index, LinkChannel.ALL_PROTOCOLS));
                PacketRing ring = network.peer()
                        .call(() ->
                                PacketSamples.smallRing().filter(ours).open().bind(index, PacketRing.ALL_PROTOCOLS));
                LinkChannel sender = bound(LinkMode.RAW, network.local())) {
            sender.send(tagged.octets().buffer());
            ByteBuffer in = ByteBuffer.allocate(100);
            ReceivedFrame received = channel.receive(in, SOON);
            StrippedVlanTag tag = received.vlanTag().orElseThrow();
            assertThat(tag.tagProtocol()).isEqualTo(EtherType.VLAN);
            assertThat(tag.vlanIdentifier()).isEqualTo(VLAN);
            assertThat(tag.priority()).isEqualTo(3);
            assertThat(tag.dropEligible()).isTrue();
            assertThat(received.protocol()).isEqualTo(OURS);
            assertThat(received.length()).isEqualTo(64);
            try (RingBlock block = ring.poll(SOON)) {
                RingFrame frame = block.frames();
                frame.next();
                assertThat(frame.vlanTag()).contains(tag);
                assertThat(frame.buffer()).isEqualTo(in.flip());
            }
        }
    }
}

package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ConversationHeader;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpRouterAdvertisement;
import io.rawnet.codec.control.icmp.IcmpRouterSolicitation;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmpv6.Icmpv6ExtensibleError;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.icmpv6.NeighborAdvertisement;
import io.rawnet.codec.control.icmpv6.NeighborSolicitation;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.VlanTag;
import io.rawnet.codec.network.DestinationOptionsHeader;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.HopByHopOptionsHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6Options;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.UdpPort;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.sctp.InitChunk;
import io.rawnet.codec.transport.sctp.SctpChunk;
import io.rawnet.codec.transport.sctp.SctpPacket;
import io.rawnet.codec.transport.sctp.SctpParameters;
import io.rawnet.codec.tunnel.GreHeader;
import io.rawnet.codec.tunnel.VxlanHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final MacAddress OURS = MacAddress.of("02:00:00:00:00:01");

    private static final MacAddress THEIRS = MacAddress.of("02:00:00:00:00:02");

    private static final Ipv4Address HERE = Ipv4Address.of("10.0.0.1");

    private static final Ipv4Address THERE = Ipv4Address.of("10.0.0.2");

    private static final Ipv4Address ROUTER = Ipv4Address.of("10.0.0.99");

    private static final Ipv6Address HERE6 = Ipv6Address.of("fe80::1");

    private static final Ipv6Address THERE6 = Ipv6Address.of("fe80::2");

    private static final Header ASK = IcmpHeader.echoRequest(1, 2);

    private static final Header REPLY = IcmpHeader.echoRequest(1, 2).toReply();

    private static EthernetHeader ethernet(MacAddress destination, EtherType type) {
        return new EthernetHeader(destination, OURS, type);
    }

    private static Header ip(IpAddress source, IpAddress destination) {
        return source instanceof Ipv4Address ipv4
                ? Ipv4Header.builder()
                        .source(ipv4)
                        .destination((Ipv4Address) destination)
                        .protocol(IpProtocol.EXPERIMENTAL_1)
                        .build()
                : Ipv6Header.builder()
                        .source((Ipv6Address) source)
                        .destination((Ipv6Address) destination)
                        .build();
    }

    private static Packet between(IpAddress source, IpAddress destination, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(ip(source, destination)));
        all.addAll(Arrays.asList(headers));
        return Packet.of(all.toArray(Header[]::new)).completed();
    }

    private static Packet framed(MacAddress destination, Packet packet) {
        List<Header> all = new ArrayList<>(List.of(ethernet(destination, EtherType.IPV4)));
        all.addAll(packet.headers());
        return Packet.of(all.toArray(Header[]::new))
                .withPayload(packet.payload())
                .completed();
    }

    private static Packet error(IcmpMessage header, Packet quoted) {
        boolean ipv4 = header.networkProtocol().equals(EtherType.IPV4);
        IcmpQuote quote = IcmpQuote.clipped(header.networkProtocol(), quoted.octets());
        return Packet.of(ipv4 ? ip(ROUTER, HERE) : ip(Ipv6Address.of("fe80::99"), HERE6), header)
                .withQuote(quote)
                .completed();
    }

    private static Packet decoded(LinkType type, Packet packet) {
        return Packet.decode(type, packet.octets().buffer());
    }

    @Test
    void anyoneMayAnswerWhatWasSentToAGroupOrBroadcast() {
        Packet reply = between(THERE, HERE, REPLY);
        assertThat(reply.answers(between(HERE, Ipv4Address.of("224.0.0.1"), ASK)))
                .isTrue();
        assertThat(reply.answers(between(HERE, Ipv4Address.BROADCAST, ASK))).isTrue();
        Packet directed = between(HERE, Ipv4Address.of("10.0.0.255"), ASK);
        assertThat(reply.answers(directed)).isFalse();
        assertThat(reply.answers(framed(THEIRS, directed))).isFalse();
        assertThat(reply.answers(framed(MacAddress.BROADCAST, directed))).isTrue();
        Packet tagged = Packet.of(
                ethernet(MacAddress.BROADCAST, EtherType.VLAN),
                VlanTag.of(5, EtherType.IPV4),
                directed.headers().get(0),
                ASK);
        assertThat(reply.answers(tagged)).isTrue();
        assertThat(between(THERE6, HERE6, Icmpv6Header.echoRequest(1, 2).toReply())
                        .answers(between(HERE6, Ipv6Address.ALL_NODES, Icmpv6Header.echoRequest(1, 2))))
                .isTrue();
    }

    @Test
    void aRequestFromTheUnspecifiedAddressIsAnsweredToAnyone() {
        assertThat(between(THERE, HERE, UdpHeader.of(67, 68))
                        .answers(between(Ipv4Address.ANY, Ipv4Address.BROADCAST, UdpHeader.of(68, 67))))
                .isTrue();
        assertThat(error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), between(HERE, THERE, ASK))
                        .answers(between(Ipv4Address.ANY, THERE, ASK)))
                .isTrue();
    }

    @Test
    void ethernetAddressesDoNotCount() {
        Packet request = framed(THEIRS, between(HERE, THERE, ASK));
        Packet reply = framed(MacAddress.of("02:00:00:00:00:77"), between(THERE, HERE, REPLY));
        assertThat(reply.answers(request)).isTrue();
        assertThat(decoded(LinkType.ETHERNET, reply).answers(decoded(LinkType.ETHERNET, request)))
                .isTrue();
    }

    @Test
    void addressesOfDifferentFamiliesDoNotMatch() {
        assertThat(between(THERE6, HERE6, REPLY).answers(between(HERE, Ipv4Address.BROADCAST, ASK)))
                .isFalse();
    }

    @Test
    void aCopyOfTheRequestIsNoAnswer() {
        Packet request = between(HERE, HERE, UdpHeader.of(53, 53));
        assertThat(framed(THEIRS, request).answers(request)).isFalse();
        assertThat(Packet.of(UdpHeader.of(53, 53)).answers(Packet.of(UdpHeader.of(53, 53))))
                .isFalse();
        assertThat(between(HERE, HERE, UdpHeader.of(53, 53))
                        .withPayload((byte) 1)
                        .answers(request))
                .isTrue();
        assertThat(Packet.of().answers(Packet.of())).isFalse();
    }

    @Test
    void arpTellsTheRequesterOfTheAddressInQuestion() {
        Packet request = Packet.of(ethernet(MacAddress.BROADCAST, EtherType.ARP), ArpPacket.request(OURS, HERE, THERE));
        assertThat(Packet.of(ArpPacket.reply(THEIRS, THERE, OURS, HERE)).answers(request))
                .isTrue();
        assertThat(Packet.of(ArpPacket.reply(THEIRS, ROUTER, OURS, HERE)).answers(request))
                .isFalse();
        assertThat(Packet.of(ArpPacket.reply(THEIRS, THERE, OURS, ROUTER)).answers(request))
                .isFalse();
        assertThat(Packet.of(ArpPacket.request(THEIRS, THERE, HERE)).answers(request))
                .isFalse();
        assertThat(request.answers(request)).isFalse();
        assertThat(between(THERE, HERE, REPLY).answers(request)).isFalse();
        Packet probe = Packet.of(ArpPacket.probe(OURS, THERE));
        assertThat(Packet.of(ArpPacket.reply(THEIRS, THERE, OURS, Ipv4Address.ANY))
                        .answers(probe))
                .isTrue();
    }

    @Test
    void reverseArpTellsOfTheHardwareAddressInQuestion() {
        Packet request = Packet.of(reverse(ArpPacket.REVERSE_REQUEST, "000000000000", "00000000"));
        assertThat(Packet.of(reverse(ArpPacket.REVERSE_REPLY, "020000000002", "0a000001"))
                        .answers(request))
                .isTrue();
        assertThat(Packet.of(ArpPacket.reply(THEIRS, THERE, OURS, HERE)).answers(request))
                .isFalse();
        assertThat(request.answers(Packet.of(reverse(ArpPacket.REVERSE_REPLY, "020000000002", "0a000001"))))
                .isFalse();
    }

    private static ArpPacket reverse(int operation, String sender, String target) {
        return new ArpPacket(
                ArpPacket.ETHERNET,
                EtherType.IPV4,
                operation,
                Octets.hex(sender),
                Octets.hex("00000000"),
                Octets.hex("020000000001"),
                Octets.hex(target));
    }

    @Test
    void anAdvertisementAnswersTheSolicitationForItsTarget() {
        Packet request = between(HERE6, THERE6.solicitedNode(), Icmpv6Header.of(NeighborSolicitation.of(THERE6)));
        Icmpv6Header advertisement = Icmpv6Header.of(NeighborAdvertisement.of(NeighborAdvertisement.SOLICITED, THERE6));
        assertThat(between(THERE6, HERE6, advertisement).answers(request)).isTrue();
        assertThat(between(THERE6, HERE6, Icmpv6Header.of(NeighborAdvertisement.of(0, HERE6)))
                        .answers(request))
                .isFalse();
        Packet detection =
                between(Ipv6Address.ANY, THERE6.solicitedNode(), Icmpv6Header.of(NeighborSolicitation.of(THERE6)));
        assertThat(between(THERE6, Ipv6Address.ALL_NODES, advertisement).answers(detection))
                .isTrue();
        assertThat(request.answers(request)).isFalse();
    }

    @Test
    void aRouterAdvertisementAnswersASolicitationEvenToAllNodes() {
        Packet request = between(HERE, Ipv4Address.of("224.0.0.2"), IcmpHeader.of(new IcmpRouterSolicitation(0)));
        assertThat(between(ROUTER, Ipv4Address.of("224.0.0.1"), IcmpHeader.of(IcmpRouterAdvertisement.of(1800)))
                        .answers(request))
                .isTrue();
    }

    @Test
    void anInitIsAnsweredWithItsTag() {
        SctpChunk init = new InitChunk(SctpChunk.INIT, 0, 9, 65535, 1, 1, 1, SctpParameters.of());
        Packet request = Packet.of(SctpPacket.of(40000, 80, 0, init));
        assertThat(Packet.of(SctpPacket.of(80, 40000, 9)).answers(request)).isTrue();
        assertThat(Packet.of(SctpPacket.of(80, 40000, 8)).answers(request)).isFalse();
    }

    @Test
    void aFragmentOtherThanTheFirstAnswersNothing() {
        Packet request = between(HERE, THERE, ASK);
        Ipv4Header first = ((Ipv4Header) ip(THERE, HERE))
                .toBuilder().flags(Ipv4Header.MORE_FRAGMENTS).build();
        Ipv4Header later = first.toBuilder().fragmentOffset(2).build();
        assertThat(Packet.of(first, REPLY).answers(request)).isTrue();
        assertThat(Packet.of(later, REPLY).answers(request)).isFalse();
        assertThat(between(THERE, HERE, REPLY).answers(Packet.of(later, ASK))).isFalse();
        assertThat(error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), Packet.of(later, ASK))
                        .answers(Packet.of(later, ASK)))
                .isFalse();
        Packet fragment = Packet.of(
                ip(THERE6, HERE6),
                FragmentHeader.of(IpProtocol.ICMPV6, 1, false, 7),
                Icmpv6Header.echoRequest(1, 2).toReply());
        assertThat(fragment.answers(between(HERE6, THERE6, Icmpv6Header.echoRequest(1, 2))))
                .isFalse();
    }

    @Test
    void aRedirectIsNoAnswer() {
        Packet request = between(HERE, THERE, ASK);
        assertThat(error(IcmpHeader.redirectForHost(ROUTER), request).answers(request))
                .isFalse();
    }

    @Test
    void anErrorDoesNotAnswerAnErrorThatItQuotes() {
        Packet request = between(HERE, THERE, ASK);
        Packet error = error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), request);
        assertThat(error.answers(error)).isFalse();
        assertThat(error.answers(request)).isTrue();
        assertThat(Packet.of(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT))
                        .answers(request))
                .isFalse();
    }

    @Test
    void extensionHeadersMayStandInAnErrorAndInItsQuote() {
        Header options = new DestinationOptionsHeader(IpProtocol.ICMPV6, Ipv6Options.NONE);
        Header hopByHop = new HopByHopOptionsHeader(IpProtocol.ICMPV6, Ipv6Options.NONE);
        Packet request = between(HERE6, THERE6, hopByHop, options, Icmpv6Header.echoRequest(1, 2));
        Packet error = error(Icmpv6Header.packetTooBig(1280), request);
        List<Header> all = new ArrayList<>(error.headers());
        all.add(1, options);
        Packet extended = Packet.of(all.toArray(Header[]::new))
                .withPayload(error.payload())
                .completed();
        assertThat(extended.answers(request)).isTrue();
        assertThat(decoded(LinkType.IPV6, extended).answers(request)).isTrue();
        Packet other = between(HERE6, THERE6, hopByHop, options, Icmpv6Header.echoRequest(1, 3));
        assertThat(extended.answers(other)).isFalse();
    }

    @Test
    void inATunnelTheInnermostPacketsAreCompared() {
        Packet request = between(HERE, THERE, GreHeader.of(EtherType.IPV4), ip(HERE, ROUTER), ASK);
        Packet reply = between(THERE, HERE, GreHeader.of(EtherType.IPV4), ip(ROUTER, HERE), REPLY);
        assertThat(reply.answers(request)).isTrue();
        assertThat(between(ROUTER, HERE, REPLY).answers(request)).isTrue();
        assertThat(between(THERE, HERE, REPLY).answers(request)).isFalse();
        Packet vxlan = vxlan(50000, ip(HERE, ROUTER), ASK);
        assertThat(vxlan(60000, ip(ROUTER, HERE), REPLY).answers(vxlan))
                .as("the outer source port is a hash")
                .isTrue();
        assertThat(vxlan(
                                UdpPort.VXLAN.number(),
                                ip(ROUTER, HERE),
                                IcmpHeader.echoRequest(1, 3).toReply())
                        .answers(vxlan(UdpPort.VXLAN.number(), ip(HERE, ROUTER), ASK)))
                .isFalse();
    }

    private static Packet vxlan(int sourcePort, Header ip, Header icmp) {
        EthernetHeader frame = ethernet(THEIRS, EtherType.IPV4);
        return between(
                HERE, THERE, UdpHeader.of(sourcePort, UdpPort.VXLAN.number()), VxlanHeader.of(1), frame, ip, icmp);
    }

    @Test
    void anErrorAboutATunnelQuotesItFromOutsideOrFromInside() {
        Packet inside = between(HERE, ROUTER, ASK);
        Packet request = between(
                HERE, THERE, GreHeader.of(EtherType.IPV4), inside.headers().get(0), ASK);
        assertThat(error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), request)
                        .answers(request))
                .isTrue();
        assertThat(error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), inside)
                        .answers(request))
                .isTrue();
        Packet other = between(
                HERE, THERE, GreHeader.of(EtherType.IPV4), inside.headers().get(0), IcmpHeader.echoRequest(1, 3));
        assertThat(error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), other)
                        .answers(request))
                .isFalse();
        Packet nested = between(HERE, THERE, ip(HERE, ROUTER), ASK);
        Packet outside =
                Packet.decode(LinkType.IPV4, nested.octets().slice(0, 28).buffer());
        assertThat(error(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT), outside)
                        .answers(nested))
                .isTrue();
    }

    @Test
    void aPacketWithLessThanEightOctetsIsQuotedWhole() {
        Packet empty = between(HERE, THERE);
        assertThat(error(IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PROTOCOL), empty)
                        .answers(empty))
                .isTrue();
        Packet three = empty.withPayload(new byte[3]).completed();
        assertThat(error(IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PROTOCOL), three)
                        .answers(three))
                .isTrue();
        assertThat(error(IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PROTOCOL), empty)
                        .answers(three))
                .isFalse();
    }

    @Test
    void anErrorOfIpv6QuotesWhatATransportChannelSent() {
        TcpHeader syn = TcpHeader.builder()
                .sourcePort(4000)
                .destinationPort(80)
                .sequenceNumber(7)
                .controlBits(TcpHeader.SYN)
                .build();
        Packet error = error(Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT), between(HERE6, THERE6, syn));
        assertThat(error.answers(Packet.of(syn))).isTrue();
        assertThat(error.answers(Packet.of(syn.toBuilder().sequenceNumber(8).build())))
                .isFalse();
    }

    /** A protocol over UDP of a user's own. */
    record Question(int number, boolean answer) implements ConversationHeader {

        @Override
        public int length() {
            return 1;
        }

        @Override
        public void encode(ByteBuffer out) {
            out.put((byte) number);
        }

        @Override
        public boolean answers(Header request, int requestPayload) {
            return answer && request instanceof Question question && question.number == number;
        }
    }

    @Test
    void aProtocolOfTheUsersOwnIsAskedBesideUdp() {
        Packet request = between(HERE, THERE, UdpHeader.of(4000, 53), new Question(1, false));
        assertThat(between(THERE, HERE, UdpHeader.of(53, 4000), new Question(1, true))
                        .answers(request))
                .isTrue();
        assertThat(between(THERE, HERE, UdpHeader.of(53, 4000), new Question(2, true))
                        .answers(request))
                .isFalse();
        assertThat(between(THERE, HERE, UdpHeader.of(53, 4001), new Question(1, true))
                        .answers(request))
                .isFalse();
        assertThat(between(THERE, HERE, UdpHeader.of(53, 4000)).answers(request))
                .as("decoded as far as UDP")
                .isTrue();
    }

    @Test
    void whatHasNoRequestsHasNoAnswers() {
        assertThat(between(THERE, HERE).withPayload((byte) 1).answers(between(HERE, THERE)))
                .isFalse();
        assertThat(between(THERE, HERE, GreHeader.of(EtherType.IPV4)).answers(between(HERE, THERE)))
                .isFalse();
    }
}

package io.rawnet.codec.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.fragment.AbandonedPacket;
import io.rawnet.codec.fragment.Ipv4Fragmenter;
import io.rawnet.codec.fragment.Ipv6Fragmenter;
import io.rawnet.codec.fragment.ReassemblyLimits;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefragmenterTest {

    private final Defragmenter defragmenter = new Defragmenter();

    private static Packet udp(int octets) {
        return Packet.of(Ipv4Header.builder().identification(7).build(), UdpHeader.of(1, 2))
                .withPayload(new byte[octets])
                .completed();
    }

    private static Packet decode(Octets octets) {
        return Packet.decode(LinkType.RAW, octets.buffer());
    }

    @Test
    void whatIsWholeIsGivenBackAsItIs() {
        Packet packet = udp(3);
        assertThat(defragmenter.accept(packet, 0)).containsSame(packet);
        assertThat(defragmenter.accept(Packet.of(), 0)).contains(Packet.of());
    }

    @Test
    void fragmentsBehindALinkHeaderAndWithPaddingGiveThePacket() throws Exception {
        List<Packet> given = new ArrayList<>();
        for (Octets fragment : Ipv4Fragmenter.fragment(udp(100).octets().buffer(), 68)) {
            Packet frame = Packet.decode(
                    LinkType.ETHERNET,
                    Octets.hex("000000000000 000000000000 0800" + fragment + "00".repeat(9))
                            .buffer());
            assertThat(frame.header(EthernetHeader.class)).isPresent();
            defragmenter.accept(frame, 0).ifPresent(given::add);
        }
        assertThat(given).singleElement().isEqualTo(decode(udp(100).octets()));
    }

    @Test
    void fragmentsOfIpv6AndFragmentsInATunnelArePutTogether() throws Exception {
        Packet inner = Packet.of(
                        Ipv6Header.builder()
                                .source(Ipv6Address.LOOPBACK)
                                .destination(Ipv6Address.LOOPBACK)
                                .build(),
                        UdpHeader.of(3, 4))
                .withPayload(new byte[3000])
                .completed();
        List<Packet> given = new ArrayList<>();
        for (Octets six : Ipv6Fragmenter.fragment(inner.octets().buffer(), 1280, 5)) {
            Packet tunnelled = Packet.of(
                            Ipv4Header.builder().identification(six.size()).build(),
                            decode(six).headers().get(0),
                            decode(six).headers().get(1))
                    .withPayload(decode(six).octets().slice(48, six.size()))
                    .completed();
            for (Octets four : Ipv4Fragmenter.fragment(tunnelled.octets().buffer(), 576)) {
                defragmenter.accept(decode(four), 0).ifPresent(given::add);
            }
        }
        assertThat(given).singleElement().isEqualTo(decode(inner.octets()));
    }

    @Test
    void aFragmentHeaderThatBelongsToNoIpv6PacketIsNoReasonToKeepAPacketBack() {
        Packet odd = Packet.of(
                        Ipv4Header.builder().protocol(IpProtocol.FRAGMENT).build(),
                        FragmentHeader.of(IpProtocol.UDP, 1, true, 9))
                .completed();
        assertThat(defragmenter.accept(odd, 0)).contains(odd);
    }

    @Test
    void whatIsGivenUpIsReported() throws Exception {
        List<AbandonedPacket> abandoned = new ArrayList<>();
        Defragmenter impatient =
                new Defragmenter(new ReassemblyLimits(10_000, 2, 10, Duration.ofNanos(5)), abandoned::add);
        List<Octets> fragments = Ipv4Fragmenter.fragment(udp(100).octets().buffer(), 68);
        assertThat(impatient.accept(decode(fragments.get(0)), 0)).isEmpty();
        assertThat(impatient.accept(decode(fragments.get(1)), 5)).isEmpty();
        assertThat(abandoned)
                .singleElement()
                .extracting(AbandonedPacket::cause)
                .isEqualTo(AbandonedPacket.Cause.EXPIRED);
    }
}

package io.rawnet.codec.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.LayerChecksum;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** After any edits in place a full recomputation agrees: what was right is right, what was wrong is wrong. */
class AddressRewriteProperties {

    private static final int UDP_CHECKSUM = 6;

    @Property
    void ipv4EditsKeepTheVerdictOfEveryChecksum(
            @ForAll("ipv4Options") Ipv4Options options,
            @ForAll @Size(max = 31) byte[] payload,
            @ForAll boolean right,
            @ForAll("edits") List<Edit> edits)
            throws MalformedPacketException {
        Ipv4Header ip = Ipv4Header.builder().options(options).build();
        Packet packet =
                Packet.of(ip, TcpHeader.builder().build()).withPayload(payload).completed();
        ByteBuffer octets = ByteBuffer.wrap(spoilt(packet, right, 10, ip.length() + 16));
        Ipv4View view = Ipv4View.of(octets);
        for (Edit edit : edits) {
            edit(view, TcpView.at(octets, view.payloadOffset()), edit.what(), edit.value());
        }
        assertThat(view.isChecksumValid()).isEqualTo(right);
        checkVerdicts(LinkType.IPV4, octets, right, 2);
    }

    @Property
    void ipv6EditsKeepTheVerdictOfTheTransportChecksum(
            @ForAll("extensions") List<Header> extensions,
            @ForAll @Size(max = 31) byte[] payload,
            @ForAll boolean right,
            @ForAll("edits") List<Edit> edits)
            throws MalformedPacketException {
        List<Header> headers = new ArrayList<>(extensions);
        headers.add(0, Ipv6Header.builder().build());
        headers.add(TcpHeader.builder().build());
        Packet packet =
                Packet.of(headers.toArray(Header[]::new)).withPayload(payload).completed();
        int transport = packet.length() - payload.length - TcpHeader.MIN_LENGTH;
        ByteBuffer octets = ByteBuffer.wrap(spoilt(packet, right, transport + 16));
        Ipv6View view = Ipv6View.of(octets);
        assertThat(view.upperLayerOffset()).isEqualTo(transport);
        assertThat(view.upperLayer()).isEqualTo(IpProtocol.TCP);
        for (Edit edit : edits) {
            edit(view, TcpView.at(octets, transport), edit.what(), edit.value());
        }
        checkVerdicts(LinkType.IPV6, octets, right, 1);
    }

    @Property
    void udpStaysRightAndZeroStaysZero(
            @ForAll @Size(max = 31) byte[] payload, @ForAll boolean absent, @ForAll boolean version6, @ForAll long bits)
            throws MalformedPacketException {
        ByteBuffer octets = udpPacket(payload, version6, absent);
        int start = version6 ? Ipv6View.LENGTH : Ipv4View.MIN_LENGTH;
        if (version6) {
            Ipv6View.of(octets).setSource(new Ipv6Address(bits, ~bits));
            Ipv6View.of(octets).setDestination(new Ipv6Address(~bits, bits << 7));
        } else {
            Ipv4View.of(octets).setSource(new Ipv4Address((int) bits));
            Ipv4View.of(octets).setDestination(new Ipv4Address((int) (bits >>> 32)));
        }
        int checksum = octets.getShort(start + UDP_CHECKSUM) & 0xFFFF;
        assertThat(checksum).isEqualTo(absent ? 0 : udpChecksum(octets, version6));
    }

    /** A UDP checksum added up from nothing, all ones for zero (RFC 768). */
    private static int udpChecksum(ByteBuffer octets, boolean version6) throws MalformedPacketException {
        NetworkHeader ip =
                version6 ? Ipv6View.of(octets).toHeader() : Ipv4View.of(octets).toHeader();
        PseudoHeader pseudoHeader = ip.pseudoHeader(Optional.empty()).orElseThrow();
        ByteBuffer datagram = ByteBuffer.wrap(octets.array().clone()).position(ip.length());
        datagram.putShort(ip.length() + UDP_CHECKSUM, (short) 0);
        int checksum = InternetChecksum.finish(
                pseudoHeader.sum(IpProtocol.UDP.number(), datagram.remaining()) + InternetChecksum.sum(datagram));
        return checksum == 0 ? 0xFFFF : checksum;
    }

    private static ByteBuffer udpPacket(byte[] payload, boolean version6, boolean absent)
            throws MalformedPacketException {
        Header ip = version6
                ? Ipv6Header.builder().nextHeader(IpProtocol.UDP).build()
                : Ipv4Header.builder().protocol(IpProtocol.UDP).build();
        byte[] datagram = new byte[8 + payload.length];
        datagram[5] = (byte) datagram.length;
        System.arraycopy(payload, 0, datagram, 8, payload.length);
        ByteBuffer octets = ByteBuffer.wrap(
                Packet.of(ip).withPayload(datagram).completed().octets().toArray());
        int checksum = absent ? 0 : udpChecksum(octets, version6);
        return octets.putShort(ip.length() + UDP_CHECKSUM, (short) checksum);
    }

    private static byte[] spoilt(Packet packet, boolean right, int... checksums) {
        byte[] octets = packet.octets().toArray();
        for (int index : checksums) {
            octets[index] ^= (byte) (right ? 0 : 1); // 256 more or less is never congruent to the right one
        }
        return octets;
    }

    private static void checkVerdicts(LinkType type, ByteBuffer octets, boolean right, int expected) {
        List<LayerChecksum> checksums = Packet.decode(type, octets.duplicate()).checksums();
        assertThat(checksums).hasSize(expected).allSatisfy(layer -> assertThat(
                        layer.state().verdict())
                .isEqualTo(right ? ChecksumState.Verdict.VALID : ChecksumState.Verdict.INVALID));
    }

    private static void edit(Ipv4View ip, TcpView tcp, int what, int value) {
        switch (what) {
            case 0 -> ip.setSource(new Ipv4Address(value));
            case 1 -> ip.setDestination(new Ipv4Address(value));
            case 2 -> ip.setTimeToLive(value & 0xFF);
            case 3 -> ip.decrementTimeToLive();
            case 4 -> ip.setDscp(value & 0x3F);
            case 5 -> ip.setEcn(value & 3);
            case 6 -> ip.setIdentification(value & 0xFFFF);
            case 7 -> ip.setFlags(value & Ipv4Header.DONT_FRAGMENT);
            default -> edit(tcp, what, value);
        }
    }

    private static void edit(Ipv6View ip, TcpView tcp, int what, int value) {
        switch (what) {
            case 0 -> ip.setSource(new Ipv6Address(value, (long) value << 31));
            case 1 -> ip.setDestination(new Ipv6Address((long) value << 29, value));
            case 2 -> ip.setHopLimit(value & 0xFF);
            case 3 -> ip.decrementHopLimit();
            case 4 -> ip.setDscp(value & 0x3F);
            case 5 -> ip.setEcn(value & 3);
            case 6 -> ip.setFlowLabel(value & 0xF_FFFF);
            case 7 -> ip.setTrafficClass(value & 0xFF);
            default -> edit(tcp, what, value);
        }
    }

    private static void edit(TcpView tcp, int what, int value) {
        switch (what) {
            case 8 -> tcp.setSourcePort(value & 0xFFFF);
            case 9 -> tcp.setDestinationPort(value & 0xFFFF);
            case 10 -> tcp.setSequenceNumber(value & 0xFFFF_FFFFL);
            case 11 -> tcp.setWindow(value & 0xFFFF);
            default -> tcp.setControlBits(value & 0xFF);
        }
    }

    private record Edit(int what, int value) {}

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(Arbitraries.integers().between(0, 12), Arbitraries.integers())
                .as(Edit::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Ipv4Options> ipv4Options() {
        Ipv4Address target = Ipv4Address.of("192.0.2.9");
        return Arbitraries.of(
                Ipv4Options.NONE,
                Ipv4Options.of(new Ipv4Option.RouterAlert(0)),
                Ipv4Options.of(
                        new Ipv4Option.NoOperation(),
                        new Ipv4RouteOption(Ipv4RouteOption.Kind.STRICT_SOURCE_ROUTE, 4, List.of(target))),
                Ipv4Options.of(
                        new Ipv4Option.RouterAlert(0),
                        new Ipv4RouteOption(Ipv4RouteOption.Kind.LOOSE_SOURCE_ROUTE, 8, List.of(target))));
    }

    @Provide
    Arbitrary<List<Header>> extensions() {
        Ipv6Address first = Ipv6Address.of("2001:db8::1");
        Ipv6Address second = Ipv6Address.of("2001:db8::2");
        IpProtocol next = IpProtocol.TCP;
        List<Ipv6Address> segments = List.of(first, second);
        Octets list = Octets.hex("00000000 20010db8000000000000000000000001 20010db8000000000000000000000002");
        Arbitrary<Header> header = Arbitraries.of(
                new DestinationOptionsHeader(next, Ipv6Options.NONE),
                new DestinationOptionsHeader(next, Ipv6Options.of(new Ipv6Option.HomeAddress(first))),
                new RoutingHeader(next, 0, 1, list),
                new RoutingHeader(next, 0, 0, list),
                new RoutingHeader(next, 2, 1, list.slice(0, 20)),
                new RoutingHeader(next, 3, 3, Octets.hex("fe40000011220333 00000000")),
                new RoutingHeader(next, 3, 1, Octets.hex("f0000000 20010db8000000000000000000000001")),
                RoutingHeader.segments(next, segments),
                new RoutingHeader(next, 77, 1, list),
                FragmentHeader.of(next, 0, false, 1),
                new AuthenticationHeader(next, 0, 256, 1, Octets.of(new byte[12])));
        return header.list().ofMaxSize(4);
    }
}

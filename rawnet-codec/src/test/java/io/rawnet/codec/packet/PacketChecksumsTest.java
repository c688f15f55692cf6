package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.ChecksumState.Verdict;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.transport.DccpHeader;
import io.rawnet.codec.transport.DccpSequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpLiteHeader;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict on each layer's checksum, and what follows from it. */
class PacketChecksumsTest {

    private static final Ipv4Header IPV4 = Ipv4Header.builder()
            .source(Ipv4Address.of("10.0.0.1"))
            .destination(Ipv4Address.of("10.0.0.2"))
            .build();

    private static final TcpHeader TCP = TcpHeader.builder()
            .sourcePort(40000)
            .destinationPort(80)
            .controlBits(TcpHeader.ACK)
            .build();

    private static final Packet SEGMENT =
            Packet.of(IPV4, TCP).withPayload((byte) 'h', (byte) 'i').completed();

    private static final Packet DATAGRAM = Packet.of(IPV4, UdpHeader.of(40000, 53))
            .withPayload((byte) 'h', (byte) 'i')
            .completed();

    private static List<Verdict> verdicts(Packet packet) {
        return verdicts(packet, ChecksumOffload.UNKNOWN);
    }

    private static List<Verdict> verdicts(Packet packet, ChecksumOffload status) {
        return packet.checksums(status).stream()
                .map(checksum -> checksum.state().verdict())
                .toList();
    }

    private static Packet decoded(Octets octets) {
        return Packet.decode(LinkType.IPV4, octets.buffer());
    }

    private static Octets changed(Packet packet, int index) {
        byte[] octets = packet.octets().toArray();
        octets[index] ^= 1;
        return Octets.of(octets);
    }

    private static Packet withIpv4(Packet packet, Ipv4Header ipv4) {
        return decoded(Packet.of(ipv4.withChecksum(), packet.headers().get(1))
                .withPayload(packet.payload())
                .octets());
    }

    private static Ipv4Header ipv4(Packet packet) {
        return packet.header(Ipv4Header.class).orElseThrow();
    }

    @Test
    void findsCompletedPacketsValid() {
        assertThat(verdicts(decoded(SEGMENT.octets()))).containsExactly(Verdict.VALID, Verdict.VALID);
        assertThat(verdicts(decoded(DATAGRAM.octets()))).containsExactly(Verdict.VALID, Verdict.VALID);
    }

    @Test
    void findsTheLayerWhoseOctetsChanged() {
        assertThat(verdicts(decoded(changed(SEGMENT, 8)))).containsExactly(Verdict.INVALID, Verdict.VALID);
        assertThat(verdicts(decoded(changed(SEGMENT, 40)))).containsExactly(Verdict.VALID, Verdict.INVALID);
        assertThat(verdicts(decoded(changed(SEGMENT, 12)))).containsExactly(Verdict.INVALID, Verdict.INVALID);
    }

    @Test
    void takesBothZerosOfOnesComplementForTheSame() {
        Ipv4Header zero = ipv4(SEGMENT);
        Ipv4Header asked =
                zero.toBuilder().identification(zero.headerChecksum()).build().withChecksum();
        assertThat(asked.headerChecksum()).isZero();
        Packet packet = Packet.of(asked.toBuilder().headerChecksum(0xFFFF).build());
        assertThat(verdicts(packet)).containsExactly(Verdict.VALID);
    }

    @Test
    void findsAnAbsentUdpChecksum() {
        UdpHeader without = new UdpHeader(40000, 53, 10, UdpHeader.NO_CHECKSUM);
        Packet packet = decoded(Packet.of(ipv4(DATAGRAM), without)
                .withPayload((byte) 1, (byte) 2)
                .octets());
        assertThat(verdicts(packet)).containsExactly(Verdict.VALID, Verdict.ABSENT);
    }

    @Test
    void putsAWrongTransportChecksumDownToOffloadWhereTheKernelSaysSo() {
        Packet packet = decoded(changed(SEGMENT, 40));
        assertThat(verdicts(packet, ChecksumOffload.NOT_YET_COMPUTED))
                .containsExactly(Verdict.VALID, Verdict.NOT_YET_COMPUTED);
        assertThat(packet.violations(ChecksumOffload.NOT_YET_COMPUTED)).isEmpty();
        assertThat(verdicts(decoded(changed(SEGMENT, 8)), ChecksumOffload.NOT_YET_COMPUTED))
                .as("the card does not make header checksums of IPv4")
                .containsExactly(Verdict.INVALID, Verdict.VALID);
    }

    @Test
    void cannotVerifyATransportChecksumInAFragment() {
        Ipv4Header first =
                ipv4(SEGMENT).toBuilder().flags(Ipv4Header.MORE_FRAGMENTS).build();
        assertThat(verdicts(withIpv4(SEGMENT, first))).containsExactly(Verdict.VALID, Verdict.UNVERIFIABLE);
    }

    @Test
    void cannotVerifyATransportChecksumOfAPacketCutShort() {
        Octets cut = SEGMENT.octets().slice(0, SEGMENT.length() - 1);
        assertThat(decoded(cut).missingOctets()).isEqualTo(1);
        assertThat(verdicts(decoded(cut))).containsExactly(Verdict.VALID, Verdict.UNVERIFIABLE);
    }

    @Test
    void judgesAUdpChecksumWhereOnlyOctetsBehindTheDatagramAreMissing() {
        Ipv4Header longer = ipv4(DATAGRAM).toBuilder().totalLength(1500).build();
        assertThat(withIpv4(DATAGRAM, longer).missingOctets()).isEqualTo(1470);
        assertThat(verdicts(withIpv4(DATAGRAM, longer))).containsExactly(Verdict.VALID, Verdict.VALID);
        Packet changed = decoded(changed(DATAGRAM, 29));
        assertThat(verdicts(withIpv4(changed, longer))).containsExactly(Verdict.VALID, Verdict.INVALID);
        assertThat(verdicts(withIpv4(DATAGRAM.withPayload((byte) 'h'), longer)))
                .as("the datagram lacks an octet itself")
                .containsExactly(Verdict.VALID, Verdict.UNVERIFIABLE);
    }

    @Test
    void judgesAUdpChecksumWithATrailerBehindTheDatagram() {
        Octets surplus = Octets.hex("4870 0001 0203");
        Ipv4Header enclosing = ipv4(DATAGRAM).toBuilder().totalLength(36).build();
        Packet packet = Packet.decode(
                LinkType.IPV4,
                Packet.of(enclosing.withChecksum(), DATAGRAM.headers().get(1))
                        .withPayload(Octets.of(ByteBuffer.allocate(8)
                                .put(DATAGRAM.payload().buffer())
                                .put(surplus.buffer())
                                .array()))
                        .octets()
                        .buffer());
        assertThat(packet.trailer()).isEqualTo(surplus);
        assertThat(verdicts(packet)).containsExactly(Verdict.VALID, Verdict.VALID);
    }

    @Test
    void judgesTheInnerPacketOfATunnelWhereOnlyTheOuterOneIsCutShort() {
        Packet tunnel = Packet.of(
                        IPV4, DATAGRAM.headers().get(0), DATAGRAM.headers().get(1))
                .withPayload(DATAGRAM.payload())
                .completed();
        Ipv4Header outer = ipv4(tunnel).toBuilder().totalLength(1000).build().withChecksum();
        Packet cut = decoded(Packet.of(outer)
                .withPayload(tunnel.octets().slice(20, tunnel.length()))
                .octets());
        assertThat(cut.missingOctets()).isEqualTo(1000 - tunnel.length());
        assertThat(verdicts(cut)).containsExactly(Verdict.VALID, Verdict.VALID, Verdict.VALID);
    }

    @Test
    void judgesAPartialChecksumWhereTheCoveredOctetsAreThere() {
        UdpLiteHeader udpLite = new UdpLiteHeader(40000, 5004, 10, 0);
        Packet lite =
                Packet.of(IPV4, udpLite).withPayload(Octets.of(1, 2, 3, 4)).completed();
        assertThat(verdicts(cutBy(lite, 2))).containsExactly(Verdict.VALID, Verdict.VALID);
        assertThat(verdicts(cutBy(lite, 3))).containsExactly(Verdict.VALID, Verdict.UNVERIFIABLE);
        assertThat(verdicts(decoded(changed(cutBy(lite, 2), 29)))).containsExactly(Verdict.VALID, Verdict.INVALID);

        DccpHeader dccp = DccpHeader.of(0, 0, DccpHeader.DATA, DccpSequenceNumber.ofExtended(0), Octets.EMPTY)
                .withChecksumCoverage(2);
        Packet covered =
                Packet.of(IPV4, dccp).withPayload(Octets.of(1, 2, 3, 4, 5, 6)).completed();
        assertThat(verdicts(cutBy(covered, 2))).containsExactly(Verdict.VALID, Verdict.VALID);
        assertThat(verdicts(cutBy(covered, 3))).containsExactly(Verdict.VALID, Verdict.UNVERIFIABLE);
    }

    private static Packet cutBy(Packet packet, int octets) {
        return decoded(packet.octets().slice(0, packet.length() - octets));
    }

    @Test
    void cannotVerifyATransportChecksumWithoutANetworkHeader() {
        Octets tcp = SEGMENT.octets().slice(20, SEGMENT.length());
        assertThat(verdicts(Packet.decode(IpProtocol.TCP, tcp.buffer()))).containsExactly(Verdict.UNVERIFIABLE);
    }

    @Test
    void takesTotalLengthZeroOfSegmentationOffloadAsToTheEnd() {
        Packet packet =
                withIpv4(SEGMENT, ipv4(SEGMENT).toBuilder().totalLength(0).build());
        assertThat(packet.payload()).isEqualTo(SEGMENT.payload());
        assertThat(verdicts(packet)).containsExactly(Verdict.VALID, Verdict.VALID);
    }

    @Test
    void leavesTheTrailerOutOfTheChecksum() {
        byte[] padded = new byte[60];
        SEGMENT.octets().encode(ByteBuffer.wrap(padded));
        padded[59] = 77;
        assertThat(verdicts(decoded(Octets.of(padded)))).containsExactly(Verdict.VALID, Verdict.VALID);
    }

    @Test
    void completesAfterThePayloadHasBecomeShorter() {
        Packet shorter = SEGMENT.withPayload((byte) 'h').completed();
        assertThat(ipv4(shorter).totalLength()).isEqualTo(41);
        assertThat(verdicts(shorter)).containsExactly(Verdict.VALID, Verdict.VALID);
        assertThat(shorter.completed()).isEqualTo(shorter);
        assertThat(verdicts(DATAGRAM.withPayload().completed())).containsExactly(Verdict.VALID, Verdict.VALID);
    }

    @Test
    void reportsAWrongChecksumOfAnyLayerAsAViolationAtItsField() {
        Packet packet = decoded(changed(SEGMENT, 12));
        assertThat(packet.violations())
                .extracting(Violation::clause, Violation::offset)
                .containsExactly(tuple("RFC 791 3.1", 10), tuple("RFC 9293 3.1", 36));
        int tcp = packet.header(TcpHeader.class).orElseThrow().checksum();
        assertThat(packet.violations().get(1).explanation())
                .startsWith(String.format("checksum is 0x%04x, the octets ask for 0x", tcp));
        assertThat(decoded(changed(DATAGRAM, 29)).violations())
                .extracting(Violation::clause, Violation::offset)
                .containsExactly(tuple("RFC 768", 26));
        assertThat(SEGMENT.violations()).isEmpty();
    }

    @Test
    void reportsAUdpLengthBeyondWhatEnclosesIt() {
        Packet packet = decoded(Packet.of(ipv4(DATAGRAM), new UdpHeader(40000, 53, 11, 0))
                .withPayload(DATAGRAM.payload())
                .octets());
        assertThat(packet.violations())
                .containsExactly(new Violation("RFC 768", 24, "length 11 is more than the 10 octets that enclose it"));
    }

    @Test
    void doesNotBlameALengthForACaptureCutShortOrAFragment() {
        Octets cut = DATAGRAM.octets().slice(0, 29);
        assertThat(decoded(cut).violations()).isEmpty();
        Ipv4Header first = ipv4(DATAGRAM).toBuilder()
                .flags(Ipv4Header.MORE_FRAGMENTS)
                .totalLength(36)
                .build();
        Packet fragment =
                Packet.of(first, new UdpHeader(40000, 53, 3000, 0x1234)).withPayload(new byte[8]);
        assertThat(withIpv4(fragment, first).violations()).isEmpty();
    }
}

package io.rawnet.codec.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Header;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import java.nio.ByteBuffer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Quotes that are edited in place are, octet for octet, the quotes of packets that were built with the new values. */
class QuotedPacketViewTest {

    private static final String INSIDE = "10.0.0.7";
    private static final String OUTSIDE = "203.0.113.9";
    private static final String SERVER = "192.0.2.1";
    private static final String INSIDE6 = "fd00::7";
    private static final String OUTSIDE6 = "2001:db8::9";
    private static final String SERVER6 = "2001:db8:1::1";

    private static TcpHeader tcp(int sourcePort) {
        return TcpHeader.builder().sourcePort(sourcePort).destinationPort(80).build();
    }

    private static Octets ipv4(String source, String destination, Header transport, byte[] data) {
        return Packet.of(
                        Ipv4Header.builder()
                                .source(Ipv4Address.of(source))
                                .destination(Ipv4Address.of(destination))
                                .timeToLive(1)
                                .build(),
                        transport)
                .withPayload(Octets.of(data))
                .completed()
                .octets();
    }

    private static Octets ipv6(String source, String destination, Header transport, byte[] data) {
        return Packet.of(
                        Ipv6Header.builder()
                                .source(Ipv6Address.of(source))
                                .destination(Ipv6Address.of(destination))
                                .hopLimit(1)
                                .build(),
                        transport)
                .withPayload(Octets.of(data))
                .completed()
                .octets();
    }

    /** Time exceeded with a quote; of ICMPv6 the checksum lacks the pseudo header, which an edit in place never sees. */
    private static ByteBuffer error(int type, Octets packet, int quoted) {
        int length = Math.min(quoted, packet.size());
        ByteBuffer message = ByteBuffer.allocate(8 + length);
        packet.slice(0, length).encode(message.position(8));
        message.put(0, (byte) type).flip();
        return message.putShort(2, (short) InternetChecksum.of(message));
    }

    private static IcmpView icmp(ByteBuffer message) throws MalformedPacketException {
        return IcmpView.of(message, message.get(0) == 11 ? IpProtocol.ICMP : IpProtocol.ICMPV6);
    }

    @Property
    void translatesAQuotedTcpSegment(
            @ForAll @Size(max = 20) byte[] data,
            @ForAll @IntRange(min = 28, max = 60) int quoted,
            @ForAll @IntRange(max = 0xFFFF) int port)
            throws MalformedPacketException {
        Assume.that(quoted != 37); // half of the TCP checksum: there is nothing to repair it with
        ByteBuffer message = error(11, ipv4(OUTSIDE, SERVER, tcp(40000), data), quoted);
        QuotedPacketView quote = icmp(message).quotedPacket();
        quote.setSource(IpAddress.of(INSIDE));
        quote.setSourcePort(port);
        assertThat(Octets.copyOf(message))
                .isEqualTo(Octets.copyOf(error(11, ipv4(INSIDE, SERVER, tcp(port), data), quoted)));
        assertThat(quote.sourcePort()).hasValue(port);
    }

    @Property
    void translatesAQuotedUdpDatagramOverIpv6(
            @ForAll @Size(max = 20) byte[] data,
            @ForAll @IntRange(min = 48, max = 70) int quoted,
            @ForAll @IntRange(max = 0xFFFF) int port)
            throws MalformedPacketException {
        ByteBuffer message = error(3, ipv6(SERVER6, OUTSIDE6, UdpHeader.of(53, 40000), data), quoted);
        QuotedPacketView quote = icmp(message).quotedPacket();
        quote.setDestination(IpAddress.of(INSIDE6));
        quote.setDestinationPort(port);
        assertThat(Octets.copyOf(message))
                .isEqualTo(Octets.copyOf(error(3, ipv6(SERVER6, INSIDE6, UdpHeader.of(53, port), data), quoted)));
    }

    @Property
    void translatesAQuotedEcho(@ForAll @Size(max = 20) byte[] data, @ForAll @IntRange(max = 0xFFFF) int identifier)
            throws MalformedPacketException {
        ByteBuffer message = error(11, echo(OUTSIDE, 1, data), 100);
        QuotedPacketView quote = icmp(message).quotedPacket();
        quote.setIdentifier(identifier);
        quote.setSource(IpAddress.of(INSIDE));
        assertThat(Octets.copyOf(message)).isEqualTo(Octets.copyOf(error(11, echo(INSIDE, identifier, data), 100)));
        assertThat(quote.icmp().identifier()).isEqualTo(identifier);
    }

    private static Octets echo(String source, int identifier, byte[] data) {
        ByteBuffer echo = ByteBuffer.allocate(8 + data.length)
                .put(0, (byte) 8)
                .putShort(4, (short) identifier)
                .put(8, data);
        echo.putShort(2, (short) InternetChecksum.of(echo));
        return Packet.of(Ipv4Header.builder()
                        .source(Ipv4Address.of(source))
                        .destination(Ipv4Address.of(SERVER))
                        .protocol(IpProtocol.ICMP)
                        .build())
                .withPayload(Octets.copyOf(echo))
                .completed()
                .octets();
    }

    @Test
    void readsWhatIsQuoted() throws MalformedPacketException {
        QuotedPacketView quote = icmp(error(11, ipv4(OUTSIDE, SERVER, tcp(40000), new byte[0]), 28))
                .quotedPacket();
        assertThat(quote.source()).isEqualTo(IpAddress.of(OUTSIDE));
        assertThat(quote.destination()).isEqualTo(IpAddress.of(SERVER));
        assertThat(quote.protocol()).isEqualTo(IpProtocol.TCP);
        assertThat(quote.transportOffset()).isEqualTo(28);
        assertThat(quote.sourcePort()).hasValue(40000);
        assertThat(quote.destinationPort()).hasValue(80);
        assertThat(quote).hasToString("203.0.113.9.40000 > 192.0.2.1.80 TCP");
        assertThatIllegalArgumentException().isThrownBy(quote::icmp).withMessageContaining("TCP");
    }

    @Test
    void hasNoPortsWhereTheyWereNotQuoted() throws MalformedPacketException {
        Octets packet = ipv4(OUTSIDE, SERVER, UdpHeader.of(1, 2), new byte[0]);
        QuotedPacketView cut = icmp(error(11, packet, 23)).quotedPacket();
        assertThat(cut.sourcePort()).isEmpty();
        assertThat(cut).hasToString("203.0.113.9 > 192.0.2.1 UDP");
        assertThatThrownBy(() -> cut.setSourcePort(1)).isInstanceOf(IllegalStateException.class);

        ByteBuffer laterFragment = error(11, packet, 28).putShort(14, (short) 1);
        QuotedPacketView fragment = icmp(laterFragment).quotedPacket();
        assertThat(fragment.destinationPort()).isEmpty();
        assertThatThrownBy(fragment::icmp).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void leavesExtensionsBehindTheQuoteAlone() throws MalformedPacketException {
        // RFC 4884: length attribute 7 words, so that the quote is 28 octets; what follows could be taken for UDP data
        Octets packet = ipv4(OUTSIDE, SERVER, tcp(40000), new byte[0]);
        ByteBuffer message = error(11, packet, 40).put(5, (byte) 7).putShort(2, (short) 0);
        message.putShort(2, (short) InternetChecksum.of(message));
        Octets extensions = Octets.copyOf(message, 36, 12);
        icmp(message).quotedPacket().setSourcePort(1);
        assertThat(Octets.copyOf(message, 36, 12)).isEqualTo(extensions);
        assertThat(InternetChecksum.of(message)).isZero();
    }

    @Test
    void refusesAnAddressOfTheOtherFamilyOrNone() throws MalformedPacketException {
        QuotedPacketView quote =
                icmp(error(11, echo(OUTSIDE, 1, new byte[0]), 28)).quotedPacket();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quote.setSource(IpAddress.of(INSIDE6)))
                .withMessage("source must be an IPv4 address as the quoted packet has, not fd00::7");
        assertThatNullPointerException().isThrownBy(() -> quote.setSource(null)).withMessage("source");
    }

    @Test
    void rejectsAQuoteWithoutAWholeIpHeader() {
        Octets packet = ipv4(OUTSIDE, SERVER, UdpHeader.of(1, 2), new byte[0]);
        for (int quoted = 0; quoted < 20; quoted++) {
            ByteBuffer message = error(11, packet, quoted);
            assertThatThrownBy(() -> icmp(message).quotedPacket()).isInstanceOf(MalformedPacketException.class);
        }
    }

    @Property
    void editsOfHostileOctetsChangeNothingBehindTheMessage(@ForAll @Size(min = 60, max = 120) byte[] octets)
            throws MalformedPacketException {
        ByteBuffer buffer =
                ByteBuffer.wrap(octets).put(0, (byte) 11).put(5, (byte) 0).put(8, (byte) 0x45);
        int end = octets.length - 8;
        Octets behind = Octets.copyOf(buffer, end, 8);
        IcmpView view = IcmpView.at(buffer, 0, end, IpProtocol.ICMP);
        boolean right = InternetChecksum.sum(buffer, 0, end) % 0xFFFF == 0;
        QuotedPacketView quote = view.quotedPacket();
        quote.setDestination(Ipv4Address.of(INSIDE));
        if (quote.sourcePort().isPresent()) {
            quote.setSourcePort(1);
        }
        assertThat(Octets.copyOf(buffer, end, 8)).isEqualTo(behind);
        assertThat(InternetChecksum.sum(buffer, 0, end) % 0xFFFF == 0).isEqualTo(right);
    }
}

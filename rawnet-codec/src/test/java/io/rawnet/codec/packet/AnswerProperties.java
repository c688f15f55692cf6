package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.AnyOctets;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpAddressMask;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimestamp;
import io.rawnet.codec.control.icmpv6.Icmpv6ExtensibleError;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.transport.DccpHeader;
import io.rawnet.codec.transport.DccpSequenceNumber;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.UdpLiteHeader;
import io.rawnet.codec.transport.sctp.SctpPacket;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What answers a request, whatever its fields. */
class AnswerProperties {

    private static final long MAX_U32 = 0xFFFF_FFFFL;

    /** A request and its answer, each from the transport header on. */
    record Exchange(Header request, Header answer) {}

    private static Packet packet(int source, int destination, Header header) {
        boolean ipv6 = header.protocolNumbers().contains(IpProtocol.ICMPV6);
        Header ip = ipv6
                ? Ipv6Header.builder()
                        .source(ipv6(source))
                        .destination(ipv6(destination))
                        .build()
                : Ipv4Header.builder()
                        .source(ipv4(source))
                        .destination(ipv4(destination))
                        .build();
        return Packet.of(ip, header).withPayload(new byte[4]).completed();
    }

    private static Ipv4Address ipv4(int host) {
        return new Ipv4Address(0x0A00_0000 | host);
    }

    private static Ipv6Address ipv6(int host) {
        return new Ipv6Address(0x2001_0DB8L << 32, host);
    }

    /** The first packet once more, as it is received. */
    private static Packet received(Packet packet) {
        EtherType type = packet.headers().get(0) instanceof Ipv6Header ? EtherType.IPV6 : EtherType.IPV4;
        return Packet.decode(type, packet.octets().buffer());
    }

    @Property
    void answersBetweenTheSameAddressesOnly(@ForAll("exchanges") Exchange exchange, @ForAll("hosts") int other) {
        Packet request = packet(1, 2, exchange.request());
        Packet answer = packet(2, 1, exchange.answer());
        assertThat(answer.answers(request)).isTrue();
        assertThat(received(answer).answers(received(request))).isTrue();
        assertThat(request.answers(request)).isFalse();
        assertThat(received(request).answers(request)).isFalse();
        assertThat(packet(other, 1, exchange.answer()).answers(request)).isEqualTo(other == 2);
        assertThat(packet(2, other, exchange.answer()).answers(request)).isEqualTo(other == 1);
        assertThat(Packet.of(exchange.answer()).answers(request))
                .as("without IP header")
                .isTrue();
        assertThat(answer.answers(Packet.of(exchange.request()))).isTrue();
    }

    @Property
    void noIcmpRequestAnswersARequest(@ForAll("echoes") Exchange exchange) {
        Packet request = packet(1, 2, exchange.request());
        assertThat(packet(2, 1, exchange.request()).answers(request)).isFalse();
        assertThat(request.answers(packet(2, 1, exchange.answer()))).isFalse();
    }

    @Property
    void anAnswerWithAnotherPortOrIdentifierDoesNotMatch(
            @ForAll("exchanges") Exchange exchange, @ForAll @IntRange(max = 23) int bit) {
        byte[] answer = exchange.answer().octets().toArray();
        answer[identifying(exchange.answer()) + bit / 8] ^= (byte) (1 << bit % 8);
        Protocol number = exchange.answer().protocolNumbers().get(0);
        Packet changed = Packet.decode(number, ByteBuffer.wrap(answer));
        assertThat(changed.answers(packet(1, 2, exchange.request()))).isFalse();
    }

    /** Where the ports lie, or the identifier and the sequence number of ICMP. */
    private static int identifying(Header header) {
        return header instanceof IcmpHeader || header instanceof Icmpv6Header ? 4 : 0;
    }

    @Property
    void anAnswerOfAnotherProtocolDoesNotMatch(
            @ForAll("exchanges") Exchange one, @ForAll("exchanges") Exchange another) {
        boolean sameProtocol =
                one.answer().protocolNumbers().equals(another.answer().protocolNumbers());
        Packet request = packet(1, 2, one.request());
        assertThat(sameProtocol || !packet(2, 1, another.answer()).answers(request))
                .isTrue();
    }

    @Property
    void aSegmentIsAnsweredByAcknowledgingAnyOfIt(
            @ForAll @LongRange(max = MAX_U32) long first,
            @ForAll @IntRange(max = 2000) int octets,
            @ForAll("controlBits") int bits,
            @ForAll @IntRange(min = -3, max = 2003) int distance) {
        TcpHeader segment = TcpHeader.builder()
                .sourcePort(40000)
                .destinationPort(80)
                .sequenceNumber(first)
                .controlBits(bits)
                .build();
        int length = octets + Integer.bitCount(bits & (TcpHeader.SYN | TcpHeader.FIN));
        Packet request = Packet.of(segment).withPayload(new byte[octets]);
        TcpHeader acknowledgment = TcpHeader.builder()
                .sourcePort(80)
                .destinationPort(40000)
                .controlBits(TcpHeader.ACK)
                .acknowledgmentNumber(SequenceNumber.plus(first, distance))
                .build();
        boolean acknowledges = length == 0 ? distance == 0 : distance > 0 && distance <= length;
        assertThat(Packet.of(acknowledgment).answers(request)).isEqualTo(acknowledges);
        Packet reset = Packet.of(acknowledgment.toBuilder()
                .controlBits(TcpHeader.RST | TcpHeader.ACK)
                .build());
        assertThat(reset.answers(request)).isEqualTo(distance == length);
        Packet silent = Packet.of(acknowledgment.toBuilder().controlBits(0).build());
        assertThat(silent.answers(request)).isFalse();
    }

    @Property
    void aResetWithoutAcknowledgmentContinuesWhatTheRequestAcknowledges(
            @ForAll @LongRange(max = MAX_U32) long acknowledged,
            @ForAll @LongRange(max = MAX_U32) long sequenceNumber,
            @ForAll boolean acknowledges) {
        Packet request = Packet.of(TcpHeader.builder()
                .sourcePort(40000)
                .destinationPort(80)
                .acknowledgmentNumber(acknowledged)
                .controlBits(acknowledges ? TcpHeader.ACK : TcpHeader.SYN)
                .build());
        TcpHeader reset = TcpHeader.builder()
                .sourcePort(80)
                .destinationPort(40000)
                .sequenceNumber(sequenceNumber)
                .controlBits(TcpHeader.RST)
                .build();
        assertThat(Packet.of(reset).answers(request)).isEqualTo(acknowledges && sequenceNumber == acknowledged);
        TcpHeader right = reset.toBuilder().sequenceNumber(acknowledged).build();
        assertThat(Packet.of(right).answers(request)).isEqualTo(acknowledges);
    }

    @Property
    void aQuoteOfEightOctetsOrMoreAnswersWhateverRoutersChange(
            @ForAll("exchanges") Exchange exchange,
            @ForAll @IntRange(min = 8, max = 60) int quoted,
            @ForAll @IntRange(max = 255) int any) {
        Packet request = packet(1, 2, exchange.request());
        Octets whole = onItsWay(request, any).octets();
        int ip = request.headers().get(0).length();
        Octets cut = whole.slice(0, Math.min(whole.size(), ip + quoted));
        assertThat(error(request, cut).answers(request)).isTrue();
        assertThat(received(error(request, cut)).answers(received(request))).isTrue();
        assertThat(error(request, cut).answers(Packet.of(exchange.request()))).isTrue();
        assertThat(error(request, whole.slice(0, ip + 7)).answers(request)).isFalse();
        assertThat(error(request, packet(1, 3, exchange.request()).octets()).answers(request))
                .isFalse();
        assertThat(error(request, packet(3, 2, exchange.request()).octets()).answers(request))
                .isFalse();
        assertThat(error(request, packet(2, 1, exchange.answer()).octets()).answers(request))
                .isFalse();
    }

    @Property
    void aQuoteOfAnotherTransportHeaderDoesNotAnswer(
            @ForAll("exchanges") Exchange exchange, @ForAll @IntRange(max = 31) int bit) {
        Packet request = packet(1, 2, exchange.request());
        byte[] quoted = request.octets().toArray();
        int start = request.headers().get(0).length() + identifying(exchange.request());
        quoted[start + bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(error(request, Octets.of(quoted)).answers(request)).isFalse();
    }

    private static Packet onItsWay(Packet packet, int any) {
        Header changed = packet.headers().get(0) instanceof Ipv4Header ipv4
                ? ipv4.toBuilder()
                        .timeToLive(any)
                        .ecn(any & 3)
                        .dscp(any >>> 2)
                        .identification(any * 257)
                        .totalLength(ipv4.totalLength() * 256 & 0xFFFF)
                        .headerChecksum(any)
                        .build()
                : ((Ipv6Header) packet.headers().get(0))
                        .toBuilder()
                                .hopLimit(any)
                                .ecn(any & 3)
                                .dscp(any >>> 2)
                                .flowLabel(any)
                                .payloadLength(any)
                                .build();
        return Packet.of(changed, packet.headers().get(1)).withPayload(packet.payload());
    }

    private static Packet error(Packet request, Octets quoted) {
        return request.headers().get(0) instanceof Ipv6Header
                ? Packet.of(
                                Ipv6Header.builder()
                                        .source(ipv6(99))
                                        .destination(ipv6(1))
                                        .build(),
                                Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT))
                        .withQuote(IcmpQuote.clipped(EtherType.IPV6, quoted))
                        .completed()
                : Packet.of(
                                Ipv4Header.builder()
                                        .source(ipv4(99))
                                        .destination(ipv4(1))
                                        .build(),
                                IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT))
                        .withQuote(IcmpQuote.clipped(EtherType.IPV4, quoted))
                        .completed();
    }

    @Property(tries = 3000)
    void anyTwoPacketsCanBeCompared(
            @ForAll("beginnings") Protocol first,
            @ForAll("any") Octets one,
            @ForAll("beginnings") Protocol second,
            @ForAll("any") Octets another) {
        Packet packet = Packet.decode(first, one.buffer());
        Packet request = Packet.decode(second, another.buffer());
        assertThat(packet.answers(request) && packet.equals(request)).isFalse();
        packet.quoted().ifPresent(packet::answers);
    }

    @Provide
    Arbitrary<Exchange> exchanges() {
        return Arbitraries.oneOf(echoes(), ports());
    }

    @Provide
    Arbitrary<Exchange> echoes() {
        return Combinators.combine(u16(), u16(), Arbitraries.integers().between(0, 6))
                .as(AnswerProperties::echo);
    }

    private static Exchange echo(int id, int number, int kind) {
        int octet = number & 0xFF;
        return switch (kind) {
            case 0 ->
                new Exchange(
                        IcmpHeader.echoRequest(id, number),
                        IcmpHeader.echoRequest(id, number).toReply());
            case 1 ->
                new Exchange(
                        IcmpHeader.timestampRequest(id, number, 1),
                        new IcmpHeader(IcmpHeader.TIMESTAMP_REPLY, 0, 0, new IcmpTimestamp(id, number, 1, 2, 3)));
            case 2 ->
                new Exchange(
                        new IcmpHeader(IcmpHeader.INFORMATION_REQUEST, 0, 0, new Echo(id, number)),
                        new IcmpHeader(IcmpHeader.INFORMATION_REPLY, 0, 0, new Echo(id, number)));
            case 3 ->
                new Exchange(
                        new IcmpHeader(
                                IcmpHeader.ADDRESS_MASK_REQUEST,
                                0,
                                0,
                                new IcmpAddressMask(id, number, Ipv4Address.ANY)),
                        new IcmpHeader(
                                IcmpHeader.ADDRESS_MASK_REPLY,
                                0,
                                0,
                                new IcmpAddressMask(id, number, Ipv4Address.BROADCAST)));
            case 4 ->
                new Exchange(
                        IcmpHeader.extendedEchoRequest(id, octet),
                        new IcmpHeader(IcmpHeader.EXTENDED_ECHO_REPLY, 0, 0, new ExtendedEcho(id, octet, 7)));
            case 5 ->
                new Exchange(
                        Icmpv6Header.echoRequest(id, number),
                        new Icmpv6Header(Icmpv6Header.ECHO_REPLY, 0, 0, new Echo(id, number)));
            default ->
                new Exchange(
                        Icmpv6Header.extendedEchoRequest(id, octet),
                        new Icmpv6Header(Icmpv6Header.EXTENDED_ECHO_REPLY, 0, 0, new ExtendedEcho(id, octet, 7)));
        };
    }

    private static Arbitrary<Exchange> ports() {
        return Combinators.combine(u16(), u16(), Arbitraries.integers().between(0, 4))
                .as(AnswerProperties::datagram);
    }

    private static Exchange datagram(int from, int to, int kind) {
        DccpSequenceNumber number = DccpSequenceNumber.ofExtended(0);
        TcpHeader syn = TcpHeader.builder()
                .sourcePort(from)
                .destinationPort(to)
                .sequenceNumber(from * 65537L)
                .controlBits(TcpHeader.SYN)
                .build();
        return switch (kind) {
            case 0 -> new Exchange(UdpHeader.of(from, to), UdpHeader.of(to, from));
            case 1 -> new Exchange(new UdpLiteHeader(from, to, 0, 0), new UdpLiteHeader(to, from, 0, 0));
            case 2 ->
                new Exchange(
                        DccpHeader.of(from, to, DccpHeader.DATA, number, Octets.EMPTY),
                        DccpHeader.of(to, from, DccpHeader.RESET, number, Octets.EMPTY));
            case 3 -> new Exchange(SctpPacket.of(from, to, 7), SctpPacket.of(to, from, 8));
            default ->
                new Exchange(
                        syn,
                        syn.toBuilder()
                                .sourcePort(to)
                                .destinationPort(from)
                                .controlBits(TcpHeader.SYN | TcpHeader.ACK)
                                .acknowledgmentNumber(SequenceNumber.plus(syn.sequenceNumber(), 1))
                                .build());
        };
    }

    private static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 0xFFFF);
    }

    @Provide
    Arbitrary<Integer> hosts() {
        return Arbitraries.integers().between(1, 200);
    }

    @Provide
    Arbitrary<Integer> controlBits() {
        return Arbitraries.of(
                0, TcpHeader.SYN, TcpHeader.FIN, TcpHeader.SYN | TcpHeader.FIN, TcpHeader.ACK, TcpHeader.PSH);
    }

    @Provide
    Arbitrary<Protocol> beginnings() {
        return Arbitraries.of(PacketLaws.BEGINNINGS);
    }

    @Provide
    Arbitrary<Octets> any() {
        return Arbitraries.oneOf(
                AnyOctets.upTo(120),
                Arbitraries.of(StackedPackets.all().keySet()).flatMap(AnyOctets::like),
                Arbitraries.of(List.of(
                                "0300 0000 0000 0000 4500 001c 0000 0000 4001 0000 0a000001 0a000002 0800 0000 0001 0001",
                                "0100 0000 0000 0000 6000 0000 0008 3a40" + "00".repeat(31) + "01"
                                        + "8000 0000 0001 0001"))
                        .map(Octets::hex)
                        .flatMap(AnyOctets::like));
    }
}

package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.MplsLabelStack;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.icmpv6.Icmpv6Redirect;
import io.rawnet.codec.control.ndp.NdpOption;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketQuoteTest {

    private static final Ipv4Header TO_HOST = between("10.0.0.9", "10.0.0.2");

    private static final Ipv4Header BACK = between("10.0.0.1", "10.0.0.9");

    private static Ipv4Header between(String source, String destination) {
        return Ipv4Header.builder()
                .source(Ipv4Address.of(source))
                .destination(Ipv4Address.of(destination))
                .build();
    }

    private static Packet segment(int payload) {
        TcpHeader syn = TcpHeader.builder()
                .sourcePort(4000)
                .destinationPort(80)
                .controlBits(TcpHeader.SYN)
                .build();
        return Packet.of(TO_HOST, syn).withPayload(new byte[payload]).completed();
    }

    @Test
    void givesTheQuotedPacketAsFarAsItGoes() {
        Packet original = segment(2000);
        Packet error = Packet.of(BACK, IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT))
                .withQuote(IcmpQuote.clipped(EtherType.IPV4, original.octets()))
                .completed();
        assertThat(error.length()).isEqualTo(576);
        Packet read = Packet.decode(EtherType.IPV4, error.octets().buffer());
        assertThat(read.octets()).isEqualTo(error.octets());
        assertThat(read.headers()).isEqualTo(error.headers());
        assertThat(read.violations()).isEmpty();
        Packet quoted = read.quoted().orElseThrow();
        assertThat(quoted.headers()).isEqualTo(original.headers());
        assertThat(quoted.missingOctets()).isEqualTo(original.length() - 548);
        assertThat(quoted.quoted()).isEmpty();
    }

    @Test
    void carriesExtensionsBehindThePaddedQuote() {
        IcmpExtensions extensions =
                IcmpExtensions.of(new MplsLabelStack(List.of(new MplsLabelStack.Entry(16, 0, true, 1))));
        Packet original = segment(4);
        Packet error = Packet.of(BACK, IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT))
                .withQuote(IcmpQuote.clipped(EtherType.IPV4, original.octets(), extensions))
                .completed();
        Packet read = Packet.decode(EtherType.IPV4, error.octets().buffer());
        assertThat(read.header(IcmpHeader.class)
                        .flatMap(message -> message.body(IcmpTimeExceeded.class))
                        .orElseThrow()
                        .quotedWords())
                .isEqualTo(32);
        assertThat(read.quote().orElseThrow().extensions()).contains(extensions);
        assertThat(read.quoted().orElseThrow().headers()).isEqualTo(original.headers());
        assertThat(read.quoted().orElseThrow().trailer().size()).isEqualTo(128 - original.length());
        assertThat(read.checksums())
                .extracting(checksum -> checksum.state().verdict())
                .containsOnly(ChecksumState.Verdict.VALID);
    }

    @Test
    void hasNoQuoteWhereThereIsNoError() {
        Packet echo = Packet.of(BACK, IcmpHeader.echoRequest(1, 2))
                .withPayload((byte) 1)
                .completed();
        assertThat(echo.quote()).isEmpty();
        assertThat(echo.quoted()).isEmpty();
        assertThat(Packet.decode(EtherType.IPV4, Octets.EMPTY.buffer()).quoted())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> echo.withQuote(IcmpQuote.clipped(EtherType.IPV4, Octets.EMPTY)))
                .withMessageStartingWith("the innermost header must be an ICMP error");
        assertThat(Packet.decode(EtherType.IPV4, echo.octets().buffer()))
                .hasToString("IPv4 10.0.0.1 > 10.0.0.9 ICMP ttl 64 id 0 length 29 | ICMP echo request id 1 seq 2"
                        + " | 1 octets");
    }

    @Test
    void lineAndTreeShowTheHeadersOfTheQuote() {
        IcmpHeader unreachable = IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT);
        Packet datagram = Packet.of(TO_HOST, UdpHeader.of(4000, 53))
                .withPayload(new byte[16])
                .completed();
        Packet error = Packet.of(BACK, unreachable)
                .withQuote(IcmpQuote.clipped(EtherType.IPV4, datagram.octets()))
                .completed();
        String quoted = "quotes " + datagram.headers().get(0) + " | "
                + datagram.headers().get(1);
        assertThat(error.toString()).endsWith(" | 44 octets | " + quoted);
        assertThat(error.tree()).contains("\n" + quoted + "\npayload: 44 octets\n");

        Packet cut = Packet.of(BACK, unreachable)
                .withQuote(IcmpQuote.clipped(EtherType.IPV4, segment(0).octets().slice(0, 28)))
                .completed();
        assertThat(cut.toString())
                .endsWith(" | TCP cut short: source port 4000, destination port 80, sequence number 0");
        assertThat(Packet.of(BACK, unreachable).toString()).endsWith(" | 0 octets");
    }

    @Test
    void givesThePacketThatARedirectIsAbout() {
        Ipv6Address router = Ipv6Address.of("fe80::1");
        Ipv6Address host = Ipv6Address.of("fe80::2");
        Ipv6Address destination = Ipv6Address.of("2001:db8::9");
        Packet original = Packet.of(
                        Ipv6Header.builder()
                                .source(host)
                                .destination(destination)
                                .build(),
                        UdpHeader.of(4000, 53))
                .withPayload(new byte[16])
                .completed();
        Ipv6Header envelope = Ipv6Header.builder()
                .source(router)
                .destination(host)
                .hopLimit(255)
                .build();
        Packet redirect = Packet.of(
                        envelope,
                        Icmpv6Header.of(Icmpv6Redirect.of(
                                router, destination, NdpOption.RedirectedHeader.of(original.octets()))))
                .completed();
        Packet read = Packet.decode(EtherType.IPV6, redirect.octets().buffer());
        Packet quoted = read.quoted().orElseThrow();
        assertThat(quoted.headers()).isEqualTo(original.headers());
        assertThat(quoted.octets()).isEqualTo(original.octets());
        assertThat(Packet.of(envelope, Icmpv6Header.of(Icmpv6Redirect.of(router, destination)))
                        .quoted())
                .isEmpty();
    }
}

package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.MplsLabelStack;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/**
 * Answers datagrams to addresses that no host has, on behalf of the last host, with errors that no router of Linux sends, until it is closed. The
 * last octet of the address says which.
 */
final class OddAnswers implements AutoCloseable {
    /** Answers 150 ms later than the others. */
    static final int LATE = 99;
    /** The header is wrong. */
    static final int PARAMETER = 120;
    /** A router adds the label that the packet came with. */
    static final int LABELLED = 200;

    /** The networks of its addresses. */
    static final List<String> NETWORKS = List.of("198.51.100.0/24", "2001:db8:c0de::/64");

    private static final String IPV4 = "198.51.100.";
    private static final String IPV6 = "2001:db8:c0de:";
    private static final IcmpExtensions LABELS =
            IcmpExtensions.of(new MplsLabelStack(List.of(new MplsLabelStack.Entry(16_004, 5, true, 1))));

    private final LinkChannel datagrams;
    private final TransportChannel ipv4;
    private final TransportChannel ipv6;

    private OddAnswers() throws IOException {
        datagrams = LinkChannel.open(LinkMode.DGRAM);
        ipv4 = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
        ipv6 = TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.ICMPV6);
    }

    /** Answers from now on. */
    static OddAnswers start(PrivateNetwork network) throws Exception {
        OddAnswers answers = network.peer().call(OddAnswers::new);
        answers.datagrams.bind(network.peer().interfaceIndex(), LinkChannel.ALL_PROTOCOLS);
        network.peer().background(answers::run);
        return answers;
    }

    /** {@return an address, of which codes below 99 are those of unreachable destinations} */
    String ipv4(int code) {
        return IPV4 + code;
    }

    /** {@return an address, the code of an unreachable destination in it} */
    String ipv6(int code) {
        return IPV6 + ":" + code;
    }

    private Void run() throws Exception {
        try {
            while (true) {
                Packet datagram = datagrams.receive().packet();
                Ipv4Header overIpv4 = datagram.header(Ipv4Header.class).orElse(null);
                Ipv6Header overIpv6 = datagram.header(Ipv6Header.class).orElse(null);
                if (overIpv4 != null && overIpv4.destination().toString().startsWith(IPV4)) {
                    answer(datagram, overIpv4.source(), overIpv4.destination().bits() & 0xFF);
                } else if (overIpv6 != null && overIpv6.destination().toString().startsWith(IPV6)) {
                    int code = (int) overIpv6.destination().low();
                    send(
                            ipv6,
                            Icmpv6Header.destinationUnreachable(code),
                            quote(EtherType.IPV6, datagram),
                            overIpv6.source());
                }
            }
        } catch (ClosedChannelException closed) {
            return null;
        }
    }

    private void answer(Packet datagram, IpAddress source, int code) throws Exception {
        Header error =
                switch (code) {
                    case PARAMETER -> IcmpHeader.parameterProblem(0);
                    case LATE, LABELLED -> IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT);
                    default -> IcmpHeader.destinationUnreachable(code);
                };
        if (code == LATE) {
            Thread.sleep(150);
        }
        IcmpQuote quote = code == LABELLED
                ? IcmpQuote.clipped(EtherType.IPV4, datagram.octets(), LABELS)
                : quote(EtherType.IPV4, datagram);
        send(ipv4, error, quote, source);
    }

    private static IcmpQuote quote(EtherType protocol, Packet datagram) {
        return IcmpQuote.clipped(protocol, datagram.octets());
    }

    private static void send(TransportChannel channel, Header error, IcmpQuote quote, IpAddress source)
            throws IOException {
        Packet packet = Packet.of(error).withQuote(quote);
        channel.send(channel.protocol().equals(IpProtocol.ICMP) ? packet.completed() : packet, source);
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        ipv4.close();
        ipv6.close();
    }
}

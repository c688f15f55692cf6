package io.rawnet.examples.experiment.transport;

import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.channel.Arrival;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.experiment.Ping;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;

/** The same over IPv6, where a filter keeps out what neighbors tell each other in ICMPv6. */
public final class HearPingOverIpv6 implements Experiment {
    /** Over IPv6 the kernel shows a filter the transport header: its first octet is the type, 128 an echo request. */
    private static final String ONLY_ECHO_REQUESTS = """
              ldb [0]
              jne #128, drop
              ret #-1
        drop: ret #0
        """;

    @Override
    public String title() {
        return "Hear who pings this host over IPv6";
    }

    @Override
    public Article article() {
        return Article.TRANSPORT_AND_NETWORK_LAYER;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel channel = TransportChannel.open(
                StandardProtocolFamily.INET6, IpProtocol.ICMPV6, BpfNotation.ASSEMBLY.parse(ONLY_ECHO_REQUESTS))) {
            notes.did("the peer: " + Ping.send(lab.peer(), lab.localIpv6Address(), 1));

            Arrival<ReceivedPacket> arrival = channel.receive(Lab.PATIENCE);
            notes.seen(arrival.packet() + " from " + arrival.metadata().source());
            notes.check(
                    "it is an echo request",
                    arrival.packet()
                            .header(Icmpv6Header.class)
                            .filter(icmp -> icmp.type() == Icmpv6Header.ECHO_REQUEST)
                            .isPresent());
        }
    }
}

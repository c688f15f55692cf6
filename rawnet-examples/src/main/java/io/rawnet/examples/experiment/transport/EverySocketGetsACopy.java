package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.util.List;

/** What arrives is copied to each raw socket of the protocol, the sender's own packet on loopback too, and the kernel still answers it. */
public final class EverySocketGetsACopy implements Experiment {
    @Override
    public String title() {
        return "Find that every raw socket gets a copy, of our own packets too";
    }

    @Override
    public Article article() {
        return Article.TCP_BY_HAND;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        try (TransportChannel sender = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                TransportChannel witness = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            IcmpHeader request = IcmpHeader.echoRequest(0x7261, 1);
            sender.send(Packet.of(request).completed(), Ipv4Address.LOOPBACK);
            notes.sent(request + " to ourselves");

            for (TransportChannel channel : List.of(sender, witness)) {
                String who = channel == sender ? "the sending socket" : "the other socket";
                IcmpHeader first = receive(channel);
                IcmpHeader second = receive(channel);
                notes.seen(who + ": " + first + ", " + second);
                notes.check(who + " got a copy of the request", first.type() == IcmpHeader.ECHO_REQUEST);
                notes.check(who + " got a copy of the kernel's reply", second.type() == IcmpHeader.ECHO_REPLY);
            }
        }
    }

    private static IcmpHeader receive(TransportChannel channel) throws Exception {
        return channel.receive(Lab.PATIENCE).packet().header(IcmpHeader.class).orElseThrow();
    }
}

package io.rawnet.examples.experiment.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.IpChannel;
import java.net.StandardProtocolFamily;
import java.util.List;

/** A socket for IPPROTO_RAW sends packets of any protocol and receives none of them: its number, 255, is on no packet. */
public final class RawCannotReceive implements Experiment {
    @Override
    public String title() {
        return "Try to receive with IPPROTO_RAW";
    }

    @Override
    public Article article() {
        return Article.INSIDE_LINUX;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        List<IpProtocol> protocols = List.of(IpProtocol.of(253), IpProtocol.UDP);
        try (IpChannel here = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.RAW);
                IpChannel there = lab.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, IpProtocol.RAW));
                IpChannel witness =
                        lab.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, IpProtocol.UDP))) {
            for (IpProtocol protocol : protocols) {
                Ipv4Header header = Ipv4Header.builder()
                        .destination(lab.peerAddress())
                        .protocol(protocol)
                        .build();
                here.send(header, Octets.hex("0009 0009 0008 0000").buffer());
                notes.sent(header);
            }
            // packets keep their order: once the second has arrived, the first has too
            notes.seen(witness.receive(Lab.PATIENCE).packet() + " by a socket for UDP beside it");
            notes.check(
                    "the peer's IPPROTO_RAW socket has received nothing",
                    there.tryReceive().isEmpty());
        }
    }
}

package io.rawnet.examples.experiment.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.IpChannel;
import java.net.StandardProtocolFamily;

/** Four fields of an IP header that the kernel does not leave alone although the header is ours: two always, two when they are 0. */
public final class KernelFillsIn implements Experiment {
    private static final IpProtocol OURS = IpProtocol.of(253);

    @Override
    public String title() {
        return "See which fields of our IP header the kernel fills in";
    }

    @Override
    public Article article() {
        return Article.INSIDE_LINUX;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        Ipv4Header wrong = Ipv4Header.builder()
                .source(lab.localAddress())
                .destination(lab.peerAddress())
                .identification(0x1234)
                .totalLength(9999)
                .headerChecksum(0xbad0)
                .protocol(OURS)
                .build();
        Ipv4Header zero =
                wrong.toBuilder().source(Ipv4Address.ANY).identification(0).build();
        try (IpChannel here = IpChannel.open(StandardProtocolFamily.INET, OURS);
                IpChannel there = lab.peer().call(() -> IpChannel.open(StandardProtocolFamily.INET, OURS))) {
            Ipv4Header seen = exchange(wrong, here, there, notes);
            notes.check("the total length, always the kernel's,", 20 + 4, seen.totalLength());
            notes.check(
                    "the header checksum is always the kernel's",
                    seen.withChecksum().equals(seen));
            notes.check("an identification other than 0 stays and", wrong.identification(), seen.identification());

            seen = exchange(zero, here, there, notes);
            notes.check("the source, filled in for 0.0.0.0,", lab.localAddress(), seen.source());
            notes.check("the identification is not 0 any more", seen.identification() != 0);
        }
    }

    private static Ipv4Header exchange(Ipv4Header header, IpChannel here, IpChannel there, Notes notes)
            throws Exception {
        here.send(header, Octets.hex("cafe cafe").buffer());
        notes.sent(header + String.format(" checksum 0x%04x", header.headerChecksum()));
        Ipv4Header seen = there.receive(Lab.PATIENCE).metadata().ipv4Header().orElseThrow();
        notes.seen(seen + String.format(" checksum 0x%04x", seen.headerChecksum()));
        return seen;
    }
}

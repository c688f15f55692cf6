package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.experiment.Article;
import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** For other sockets protocol 0 means the usual one; a raw socket has no usual one, and the kernel refuses. */
public final class ProtocolZero implements Experiment {
    @Override
    public String title() {
        return "Ask for protocol 0, and be refused";
    }

    @Override
    public Article article() {
        return Article.INSIDE_LINUX;
    }

    @Override
    public void run(Lab lab, Notes notes) throws Exception {
        notes.did("open a channel for protocol 0");
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.of(0))) {
            notes.check("the kernel refuses protocol 0, not opens " + channel.protocol(), false);
        } catch (IOException refused) {
            notes.seen(refused.getMessage());
            notes.check(
                    "the kernel's error",
                    "EPROTONOSUPPORT",
                    SystemCallException.in(refused).orElseThrow().errno().name());
        }
    }
}

package io.rawnet.examples.tour;

import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.connection.FirewallRule;
import io.rawnet.examples.experiment.connection.HandMadeTcp;
import io.rawnet.examples.experiment.connection.KernelResets;
import io.rawnet.examples.experiment.connection.WatchConnection;
import io.rawnet.examples.experiment.link.AskArp;
import io.rawnet.examples.experiment.link.EveryHeaderOurs;
import io.rawnet.examples.experiment.link.KernelWritesEthernet;
import io.rawnet.examples.experiment.link.OwnEtherType;
import io.rawnet.examples.experiment.network.ForgedRequest;
import io.rawnet.examples.experiment.network.HearIpHeader;
import io.rawnet.examples.experiment.network.KernelFillsIn;
import io.rawnet.examples.experiment.network.LongerThanTheMtu;
import io.rawnet.examples.experiment.network.OwnIpHeader;
import io.rawnet.examples.experiment.network.RawCannotReceive;
import io.rawnet.examples.experiment.network.WholePacketInHex;
import io.rawnet.examples.experiment.transport.BindAndConnect;
import io.rawnet.examples.experiment.transport.CraftSyn;
import io.rawnet.examples.experiment.transport.EverySocketGetsACopy;
import io.rawnet.examples.experiment.transport.FirstPingInHex;
import io.rawnet.examples.experiment.transport.HearIgmp;
import io.rawnet.examples.experiment.transport.HearPing;
import io.rawnet.examples.experiment.transport.HearPingOverIpv6;
import io.rawnet.examples.experiment.transport.HearTcp;
import io.rawnet.examples.experiment.transport.HearUdp;
import io.rawnet.examples.experiment.transport.OwnTransportProtocol;
import io.rawnet.examples.experiment.transport.ProtocolZero;
import io.rawnet.examples.experiment.transport.SynInHex;
import io.rawnet.examples.experiment.transport.WithoutCapability;
import java.util.List;

/** The experiments of the tour in their order: from the transport layer down, one header more in each part. */
public final class Itinerary {
    private Itinerary() {}

    /** {@return the experiments} */
    public static List<Experiment> all() {
        return List.of(
                new HearPing(),
                new FirstPingInHex(),
                new HearPingOverIpv6(),
                new HearIgmp(),
                new HearUdp(),
                new HearTcp(),
                new SynInHex(),
                new CraftSyn(),
                new OwnTransportProtocol(),
                new BindAndConnect(),
                new EverySocketGetsACopy(),
                new ProtocolZero(),
                new WithoutCapability(),
                new HearIpHeader(),
                new WholePacketInHex(),
                new OwnIpHeader(),
                new KernelFillsIn(),
                new LongerThanTheMtu(),
                new RawCannotReceive(),
                new ForgedRequest(),
                new OwnEtherType(),
                new KernelWritesEthernet(),
                new AskArp(),
                new EveryHeaderOurs(),
                new WatchConnection(),
                new KernelResets(),
                new HandMadeTcp(),
                new FirewallRule());
    }
}

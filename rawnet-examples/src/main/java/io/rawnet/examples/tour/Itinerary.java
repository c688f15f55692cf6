package io.rawnet.examples.tour;

import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.examples.tour.stop.connection.ConnectThenRawStop;
import io.rawnet.examples.tour.stop.connection.FirewallRuleStop;
import io.rawnet.examples.tour.stop.connection.HalfOpenScanStop;
import io.rawnet.examples.tour.stop.connection.HandMadeTcpStop;
import io.rawnet.examples.tour.stop.connection.KernelResetsStop;
import io.rawnet.examples.tour.stop.connection.WatchConnectionStop;
import io.rawnet.examples.tour.stop.link.AskArpStop;
import io.rawnet.examples.tour.stop.link.EveryHeaderOursStop;
import io.rawnet.examples.tour.stop.link.JoinedEtherTypesStop;
import io.rawnet.examples.tour.stop.link.KernelWritesEthernetStop;
import io.rawnet.examples.tour.stop.link.OwnEtherTypeStop;
import io.rawnet.examples.tour.stop.network.ForgedRequestStop;
import io.rawnet.examples.tour.stop.network.HearIpHeaderStop;
import io.rawnet.examples.tour.stop.network.KernelFillsInStop;
import io.rawnet.examples.tour.stop.network.LongerThanTheMtuStop;
import io.rawnet.examples.tour.stop.network.OwnIpHeaderStop;
import io.rawnet.examples.tour.stop.network.RawCannotReceiveStop;
import io.rawnet.examples.tour.stop.network.WholePacketInHexStop;
import io.rawnet.examples.tour.stop.transport.BindAndConnectStop;
import io.rawnet.examples.tour.stop.transport.CraftSynStop;
import io.rawnet.examples.tour.stop.transport.EverySocketGetsACopyStop;
import io.rawnet.examples.tour.stop.transport.FirstPingInHexStop;
import io.rawnet.examples.tour.stop.transport.HearIgmpStop;
import io.rawnet.examples.tour.stop.transport.HearPingOverIpv6Stop;
import io.rawnet.examples.tour.stop.transport.HearPingStop;
import io.rawnet.examples.tour.stop.transport.HearTcpStop;
import io.rawnet.examples.tour.stop.transport.HearUdpStop;
import io.rawnet.examples.tour.stop.transport.OwnTransportProtocolStop;
import io.rawnet.examples.tour.stop.transport.ProtocolZeroStop;
import io.rawnet.examples.tour.stop.transport.ReceiveByInterfaceStop;
import io.rawnet.examples.tour.stop.transport.SignedBytesStop;
import io.rawnet.examples.tour.stop.transport.SynInHexStop;
import io.rawnet.examples.tour.stop.transport.WithoutCapabilityStop;
import java.util.List;

/** The stops of the tour in their order: from the transport layer down, one header more in each part. */
public final class Itinerary {
    private Itinerary() {}

    /** {@return the stops, of which the first is number 1} */
    public static List<Stop> all() {
        return List.of(
                new HearPingStop(),
                new FirstPingInHexStop(),
                new SignedBytesStop(),
                new HearPingOverIpv6Stop(),
                new HearIgmpStop(),
                new HearUdpStop(),
                new HearTcpStop(),
                new SynInHexStop(),
                new CraftSynStop(),
                new OwnTransportProtocolStop(),
                new BindAndConnectStop(),
                new ReceiveByInterfaceStop(),
                new EverySocketGetsACopyStop(),
                new ProtocolZeroStop(),
                new WithoutCapabilityStop(),
                new HearIpHeaderStop(),
                new WholePacketInHexStop(),
                new OwnIpHeaderStop(),
                new KernelFillsInStop(),
                new LongerThanTheMtuStop(),
                new RawCannotReceiveStop(),
                new ForgedRequestStop(),
                new OwnEtherTypeStop(),
                new KernelWritesEthernetStop(),
                new JoinedEtherTypesStop(),
                new AskArpStop(),
                new EveryHeaderOursStop(),
                new WatchConnectionStop(),
                new KernelResetsStop(),
                new HalfOpenScanStop(),
                new ConnectThenRawStop(),
                new FirewallRuleStop(),
                new HandMadeTcpStop());
    }
}

package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.IcmpFilter;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.Set;

/** Two ways to receive by interface: bind the socket to one, or have the kernel say with each packet where it came in. */
public final class ReceiveByInterface {
    /** @param args an interface, such as eth0 */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: ReceiveByInterface INTERFACE");
            System.exit(2);
        }
        String name = LinkInterface.byName(args[0]).name();
        IcmpFilter requests = IcmpFilter.blockAll().accepting(IcmpHeader.ECHO_REQUEST);
        try (TransportChannel everywhere = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                TransportChannel bound = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            everywhere.setOption(RawSocketOptions.ICMP_FILTER, requests);
            everywhere.setControlFields(Set.of(ControlField.INTERFACE));
            bound.setOption(RawSocketOptions.ICMP_FILTER, requests);
            bound.setOption(RawSocketOptions.BIND_TO_INTERFACE, name);
            System.out.println("listening for echo requests on " + name + " and everywhere");

            for (int count = 1; count <= 2; count++) {
                Arrival<ReceivedPacket> arrival = everywhere.receive();
                LinkInterface on = LinkInterface.byIndex(
                        arrival.metadata().interfaceIndex().orElseThrow());
                System.out.println("everywhere: through " + on.name() + " from "
                        + arrival.metadata().source());
            }
            Arrival<ReceivedPacket> arrival = bound.receive(Duration.ofSeconds(1));
            System.out.println(
                    "bound to " + name + ": from " + arrival.metadata().source());
            System.out.println("bound to " + name + ": "
                    + bound.tryReceive().map(more -> more.packet().toString()).orElse("nothing else"));
        }
    }
}

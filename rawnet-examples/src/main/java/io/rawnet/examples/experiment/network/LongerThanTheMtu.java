package io.rawnet.examples.experiment.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Sends 4000 octets: in fragments if the IP header is the kernel's; if it is ours, the kernel refuses. */
public final class LongerThanTheMtu {
    private static final IpProtocol OURS = IpProtocol.of(253);

    /** @param args where to, and the interface that the way there leaves through, such as 10.0.0.2 eth0 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: LongerThanTheMtu ADDRESS INTERFACE");
            System.exit(2);
        }
        Ipv4Address destination = Ipv4Address.of(args[0]);
        try (LinkChannel wire = LinkChannel.open(
                        LinkMode.DGRAM, LinkInterface.byName(args[1]), LinkChannel.ALL_PROTOCOLS, "ip proto 253");
                TransportChannel kernelsHeader = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                IpChannel ownHeader = IpChannel.open(StandardProtocolFamily.INET, OURS)) {
            kernelsHeader.send(ByteBuffer.allocate(4000), destination);
            System.out.println("sent 4000 octets, the kernel writes the IP header");
            boolean more = true;
            while (more) {
                Packet fragment = wire.receive(Duration.ofSeconds(1)).packet();
                System.out.println(fragment);
                more = fragment.header(Ipv4Header.class).orElseThrow().moreFragments();
            }

            Ipv4Header header =
                    Ipv4Header.builder().destination(destination).protocol(OURS).build();
            System.out.println("sent 4000 octets behind an IP header of ours");
            ownHeader.send(header, ByteBuffer.allocate(4000));
        } catch (IOException refused) {
            System.out.println(refused.getMessage());
        }
    }
}

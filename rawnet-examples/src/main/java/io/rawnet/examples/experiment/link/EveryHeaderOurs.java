package io.rawnet.examples.experiment.link;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import java.io.IOException;
import java.time.Duration;

/** Sends a SYN in an IP packet in an Ethernet frame, no octet of it the kernel's. Its answer comes back the same way. */
public final class EveryHeaderOurs {
    /** @param args interface, source, destination, its Ethernet address and port: eth0 10.0.0.1 10.0.0.2 02:00:00:00:00:02 7 */
    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            System.err.println("usage: EveryHeaderOurs INTERFACE SOURCE DESTINATION MAC PORT");
            System.exit(2);
        }
        LinkInterface on = LinkInterface.byName(args[0]);
        Packet syn = Packet.of(
                        new EthernetHeader(MacAddress.of(args[3]), on.mac().orElseThrow(), EtherType.IPV4),
                        Ipv4Header.builder()
                                .source(Ipv4Address.of(args[1]))
                                .destination(Ipv4Address.of(args[2]))
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(40000)
                                .destinationPort(Integer.parseInt(args[4]))
                                .sequenceNumber(1000)
                                .controlBits(TcpHeader.SYN)
                                .build())
                .completed();
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.IPV4)) {
            System.out.println("sent " + syn);
            System.out.println(channel.exchange(syn, Duration.ofSeconds(1))
                    .map(answer -> answer.packet().toString())
                    .orElse("no answer"));
        }
    }
}

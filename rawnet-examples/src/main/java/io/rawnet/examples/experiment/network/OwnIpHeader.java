package io.rawnet.examples.experiment.network;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.IpChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends with an IP header of its own, from any address, through both kinds of socket that take one: IP_HDRINCL and IPPROTO_RAW. */
public final class OwnIpHeader {
    /** @param args where from and where to, such as 10.0.0.77 10.0.0.2 */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: OwnIpHeader SOURCE DESTINATION");
            System.exit(2);
        }
        Ipv4Header header = Ipv4Header.builder()
                .source(Ipv4Address.of(args[0]))
                .destination(Ipv4Address.of(args[1]))
                .identification(0x7261)
                .timeToLive(33)
                .dscp(46)
                .protocol(IpProtocol.of(253)) // what is sent says its protocol itself
                .build();
        for (IpProtocol received : List.of(IpProtocol.TCP, IpProtocol.RAW)) {
            try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, received)) {
                channel.send(header, StandardCharsets.UTF_8.encode("every field ours"));
                System.out.println("sent through a socket for " + received + ": " + header);
            }
        }
    }
}

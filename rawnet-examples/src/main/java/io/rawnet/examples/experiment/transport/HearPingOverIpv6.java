package io.rawnet.examples.experiment.transport;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.channel.Arrival;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;

/** Prints the first ping over IPv6. A filter keeps out what neighbors tell each other in ICMPv6. */
public final class HearPingOverIpv6 {
    /** Over IPv6 the kernel shows a filter the transport header: its first octet is the type, 128 an echo request. */
    private static final String ONLY_ECHO_REQUESTS = """
              ldb [0]
              jne #128, drop
              ret #-1
        drop: ret #0
        """;

    /** @param args nothing */
    public static void main(String[] args) throws Exception {
        BpfProgram filter = BpfNotation.ASSEMBLY.parse(ONLY_ECHO_REQUESTS);
        try (TransportChannel channel =
                TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.ICMPV6, filter)) {
            System.out.println("listening for ICMPv6 echo requests");
            Arrival<ReceivedPacket> arrival = channel.receive();
            System.out.println(arrival.packet() + " from " + arrival.metadata().source());
        }
    }
}

package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Each raw socket of a protocol gets a copy of each packet; on loopback the sender gets its own too, and the kernel still answers. */
public final class EverySocketGetsACopy {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (TransportChannel sender = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                TransportChannel witness = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Packet request = Packet.of(IcmpHeader.echoRequest(0x7261, 1)).completed();
            sender.send(request, Ipv4Address.LOOPBACK);
            System.out.println("sent " + request + " to ourselves");

            System.out.println("the sending socket: " + sender.receive(SECOND).packet());
            System.out.println("the sending socket: " + sender.receive(SECOND).packet());
            System.out.println("another socket: " + witness.receive(SECOND).packet());
            System.out.println("another socket: " + witness.receive(SECOND).packet());
        }
    }
}

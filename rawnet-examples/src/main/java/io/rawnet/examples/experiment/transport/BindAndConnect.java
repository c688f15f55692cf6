package io.rawnet.examples.experiment.transport;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;

/** Raw sockets have no ports: bind sets the source address, connect the destination, and each sets what is received. */
public final class BindAndConnect {
    private static final IpProtocol OURS = IpProtocol.of(253);
    private static final Ipv4Address ONE = Ipv4Address.of("127.0.0.1");
    private static final Ipv4Address TWO = Ipv4Address.of("127.0.0.2");
    private static final Ipv4Address THREE = Ipv4Address.of("127.0.0.3");

    /** @param args nothing */
    public static void main(String[] args) throws IOException {
        try (TransportChannel one = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                TransportChannel two = TransportChannel.open(StandardProtocolFamily.INET, OURS);
                TransportChannel three = TransportChannel.open(StandardProtocolFamily.INET, OURS)) {
            one.bind(ONE).connect(TWO);
            two.bind(TWO).connect(ONE);
            three.bind(THREE);

            three.send(Octets.hex("33").buffer(), TWO);
            one.send(Octets.hex("11").buffer()); // connect has said where to
            System.out.println("sent 33 from " + THREE + " and 11 from " + ONE + ", both to " + TWO);

            Arrival<ReceivedPacket> arrival = two.receive();
            System.out.println(TWO + " received " + arrival.packet().octets() + " from "
                    + arrival.metadata().source());
            System.out.println("and then "
                    + two.tryReceive()
                            .map(Arrival::packet)
                            .map(Object::toString)
                            .orElse("nothing"));
        }
    }
}

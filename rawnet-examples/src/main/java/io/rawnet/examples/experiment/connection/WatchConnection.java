package io.rawnet.examples.experiment.connection;

import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;

/** Prints what connect, send and close of ordinary sockets put on the wire, until both sides of a connection have closed. */
public final class WatchConnection {
    /** @param args an interface and a port, such as eth0 31500 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: WatchConnection INTERFACE PORT");
            System.exit(2);
        }
        try (LinkChannel wire = LinkChannel.open(
                LinkMode.DGRAM,
                LinkInterface.byName(args[0]),
                LinkChannel.ALL_PROTOCOLS,
                "tcp port " + Integer.parseInt(args[1]))) {
            System.out.println("watching port " + args[1] + " on " + args[0]);
            int finished = 0;
            while (finished < 2) {
                Packet packet = wire.receive().packet();
                TcpHeader tcp = packet.header(TcpHeader.class).orElseThrow();
                System.out.println(tcp + " | " + packet.payload().size() + " octets");
                finished += tcp.has(TcpHeader.FIN) ? 1 : 0;
            }
        }
    }
}

package io.rawnet.examples.experiment.connection;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Lets the kernel connect, overhears the sequence numbers, and goes on by hand: the kernel resets nothing, for it knows the connection. */
public final class ConnectThenRaw {
    /** @param args the address and port of a server that sends back what it gets, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: ConnectThenRaw ADDRESS PORT");
            System.exit(2);
        }
        Ipv4Address server = Ipv4Address.of(args[0]);
        int port = Integer.parseInt(args[1]);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP);
                Socket socket = new Socket()) {
            // before the socket connects: the SYN+ACK has both sequence numbers
            channel.connect(server).attachFilter("tcp[tcpflags] != tcp-ack and src port " + port);
            socket.connect(new InetSocketAddress(server.toInetAddress(), port));
            socket.setSoLinger(true, 0); // the kernel's connection knows less than the server's: end it with a reset
            TcpHeader synAck = next(channel).header(TcpHeader.class).orElseThrow();

            TcpHeader ours =
                    synAck.reply(0).controlBits(TcpHeader.PSH | TcpHeader.ACK).build();
            Packet segment = Packet.of(ours).withPayload("hello raw".getBytes());
            channel.send(channel.completed(segment));
            System.out.println("sent " + segment);
            System.out.print(HexDump.format(next(channel).payload().buffer()));
            System.out.println(
                    "the kernel's socket has " + socket.getInputStream().available() + " octets");
        }
    }

    private static Packet next(TransportChannel channel) throws IOException {
        Packet packet = channel.receive(Duration.ofSeconds(3)).packet();
        System.out.println(packet);
        return packet;
    }
}

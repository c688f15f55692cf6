package io.rawnet.examples.experiment.connection;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** A whole TCP connection to an ordinary server, each segment made by hand; a port guard keeps the kernel from resetting it. */
public final class HandMadeTcp {
    /** @param args the address and port of a server that sends back what it gets, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: HandMadeTcp ADDRESS PORT");
            System.exit(2);
        }
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP);
                TcpPortGuard guard = TcpPortGuard.open(
                        channel.connect(Ipv4Address.of(args[0])).localAddress(), 0)) {
            channel.attachFilter("tcp[tcpflags] != tcp-ack and dst port " + guard.port());
            Packet synAck = ask(channel, Packet.of(TcpHeader.syn(guard.port(), Integer.parseInt(args[1]))));
            send(channel, reply(synAck, TcpHeader.ACK));
            Packet echo =
                    ask(channel, reply(synAck, TcpHeader.PSH | TcpHeader.ACK).withPayload("hello raw".getBytes()));
            System.out.print(HexDump.format(echo.payload().buffer()));
            Packet fin = ask(channel, reply(echo, TcpHeader.FIN | TcpHeader.ACK));
            send(channel, reply(fin, TcpHeader.ACK));
        }
    }

    private static Packet reply(Packet segment, int controlBits) {
        TcpHeader header = segment.header(TcpHeader.class).orElseThrow();
        return Packet.of(
                header.reply(segment.payload().size()).controlBits(controlBits).build());
    }

    private static void send(TransportChannel channel, Packet segment) throws IOException {
        channel.send(channel.completed(segment));
        System.out.println("sent " + segment);
    }

    private static Packet ask(TransportChannel channel, Packet segment) throws IOException {
        System.out.println("sent " + segment);
        Packet answer = channel.exchange(channel.completed(segment), Duration.ofSeconds(3))
                .orElseThrow(() -> new IOException("no answer to " + segment))
                .packet();
        System.out.println(answer);
        return answer;
    }
}

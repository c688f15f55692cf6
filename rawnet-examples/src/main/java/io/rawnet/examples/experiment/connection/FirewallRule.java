package io.rawnet.examples.experiment.connection;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a handshake by hand behind a firewall rule that drops the kernel's resets; needs nft(8). */
public final class FirewallRule {
    private static final String RULE =
            "table inet by_hand { chain output { type filter hook output priority 0; tcp sport %d tcp flags & rst == rst drop; }; }";

    /** @param args the address and port of a server that sends back what it gets, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: FirewallRule ADDRESS PORT");
            System.exit(2);
        }
        Ipv4Address server = Ipv4Address.of(args[0]);
        int port = ThreadLocalRandom.current().nextInt(40000, 60000);
        Packet syn = Packet.of(TcpHeader.syn(port, Integer.parseInt(args[1])));
        nft(String.format(RULE, port));
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(server).attachFilter("tcp[tcpflags] != tcp-ack and dst port " + port);
            TcpHeader synAck = ask(channel, syn).header(TcpHeader.class).orElseThrow();
            TcpHeader ours =
                    synAck.reply(0).controlBits(TcpHeader.PSH | TcpHeader.ACK).build();
            Packet echo = ask(channel, Packet.of(ours).withPayload("hello nft".getBytes()));
            System.out.println(
                    "the server sends back \"" + new String(echo.payload().toArray()) + '"');
        } finally {
            nft("delete table inet by_hand");
        }
    }

    private static Packet ask(TransportChannel channel, Packet segment) throws IOException {
        System.out.println("sent " + segment);
        Packet answer = channel.exchange(channel.completed(segment), Duration.ofSeconds(3))
                .orElseThrow(() -> new IOException("no answer to " + segment))
                .packet();
        System.out.println(answer);
        return answer;
    }

    private static void nft(String command) throws Exception {
        if (new ProcessBuilder("nft", command).inheritIO().start().waitFor() != 0) {
            throw new IOException("nft refuses: " + command);
        }
    }
}

package io.rawnet.examples.experiment.connection;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.HexDump;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpHeaderBuilder;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a handshake by hand behind a firewall rule that drops the kernel's resets; needs nft(8). */
public final class FirewallRule {
    private static final String RULE =
            "table inet by_hand { chain output { type filter hook output priority 0; tcp sport %d tcp flags & rst == rst drop; }; }";

    /** @param args the address and port of a server that sends back what it gets, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        Ipv4Address server = Ipv4Address.of(args[0]);
        int port = ThreadLocalRandom.current().nextInt(40000, 60000);
        TcpHeaderBuilder ours = TcpHeader.builder().sourcePort(port).destinationPort(Integer.parseInt(args[1]));
        nft(String.format(RULE, port));
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(server);
            channel.attachFilter(FilterCompiler.compile("tcp dst port " + port, SocketKind.RAW_IPV4));
            send(channel, server, ours.sequenceNumber(1000).controlBits(TcpHeader.SYN), "");
            long theirs = receive(channel).header(TcpHeader.class).orElseThrow().sequenceNumber();

            ours.sequenceNumber(1001).acknowledgmentNumber(SequenceNumber.plus(theirs, 1));
            send(channel, server, ours.controlBits(TcpHeader.PSH | TcpHeader.ACK), "hello nft");
            Packet answer = receive(channel);
            while (answer.payload().isEmpty()) {
                answer = receive(channel);
            }
            System.out.print(HexDump.format(answer.payload().buffer()));
        } finally {
            nft("delete table inet by_hand");
        }
    }

    private static void send(TransportChannel channel, Ipv4Address server, TcpHeaderBuilder header, String text)
            throws IOException {
        Packet segment = Packet.of(header.build()).withPayload(text.getBytes(StandardCharsets.US_ASCII));
        channel.send(channel.completed(segment, server));
        System.out.println("sent " + segment);
    }

    private static Packet receive(TransportChannel channel) throws IOException {
        Packet packet = channel.receive(Duration.ofSeconds(3)).packet();
        System.out.println(packet);
        return packet;
    }

    private static void nft(String command) throws Exception {
        if (new ProcessBuilder("nft", command).inheritIO().start().waitFor() != 0) {
            throw new IOException("nft refuses: " + command);
        }
    }
}

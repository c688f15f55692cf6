package io.rawnet.examples.experiment.transport;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Sends a SYN without a checksum, which nobody answers, and then with one. The kernel computes none on a raw socket. */
public final class CraftSyn {
    /** @param args a server's address and port, such as 10.0.0.2 80 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: CraftSyn ADDRESS PORT");
            System.exit(2);
        }
        Ipv4Address server = Ipv4Address.of(args[0]);
        Packet withoutChecksum = Packet.of(TcpHeader.builder()
                .sourcePort(0xaa47)
                .destinationPort(Integer.parseInt(args[1]))
                .sequenceNumber(ThreadLocalRandom.current().nextLong(1L << 32))
                .controlBits(TcpHeader.SYN)
                .window(0xaaaa)
                .build());
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(server).attachFilter("tcp dst port 0xaa47");
            sendAndWait(channel, withoutChecksum);
            Packet syn = channel.completed(withoutChecksum); // the sum covers both addresses
            sendAndWait(channel, syn);
        }
    }

    private static void sendAndWait(TransportChannel channel, Packet syn) throws IOException {
        channel.send(syn);
        int checksum = syn.header(TcpHeader.class).orElseThrow().checksum();
        System.out.printf("sent %s, checksum 0x%04x%n", syn, checksum);
        try {
            System.out.println(channel.receive(Duration.ofMillis(250)).packet());
        } catch (SocketTimeoutException silence) {
            System.out.println("no answer");
        }
    }
}

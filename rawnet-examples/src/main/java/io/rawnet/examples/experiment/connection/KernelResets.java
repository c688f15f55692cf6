package io.rawnet.examples.experiment.connection;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpHeaderBuilder;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Makes a handshake by hand without a guard: the kernel, which knows nothing of our SYN, answers the SYN+ACK with a reset. */
public final class KernelResets {
    /** @param args a server's address and port, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        Ipv4Address server = Ipv4Address.of(args[0]);
        TcpHeaderBuilder ours = TcpHeader.builder().sourcePort(40000).destinationPort(Integer.parseInt(args[1]));
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(server);
            channel.attachFilter(FilterCompiler.compile("tcp dst port 40000", SocketKind.RAW_IPV4));
            send(channel, server, ours.sequenceNumber(1000).controlBits(TcpHeader.SYN), "");
            TcpHeader synAck = receive(channel);
            // by now the kernel has reset the connection: the server knows it no more, and says so
            ours.sequenceNumber(1001).acknowledgmentNumber(SequenceNumber.plus(synAck.sequenceNumber(), 1));
            send(channel, server, ours.controlBits(TcpHeader.PSH | TcpHeader.ACK), "00");
            TcpHeader answer = receive(channel);
            System.out.println(answer.has(TcpHeader.RST) ? "the connection is lost" : "the connection lives");
        }
    }

    private static void send(TransportChannel channel, Ipv4Address server, TcpHeaderBuilder header, String hex)
            throws IOException {
        Packet segment = Packet.of(header.build()).withPayload(Octets.hex(hex));
        channel.send(channel.completed(segment, server));
        System.out.println("sent " + segment);
    }

    private static TcpHeader receive(TransportChannel channel) throws IOException {
        Packet answer = channel.receive(Duration.ofSeconds(3)).packet();
        TcpHeader header = answer.header(TcpHeader.class).orElseThrow();
        System.out.println(header);
        return header;
    }
}

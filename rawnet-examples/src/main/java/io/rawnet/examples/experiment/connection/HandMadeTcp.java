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
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A whole TCP connection to an ordinary server, each segment made by hand; a port guard keeps the kernel from resetting it. */
public final class HandMadeTcp {
    /** @param args the address and port of a server that sends back what it gets, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        Ipv4Address server = Ipv4Address.of(args[0]);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP);
                TcpPortGuard guard = TcpPortGuard.open(channel.connect(server).localAddress(), 0)) {
            channel.attachFilter(FilterCompiler.compile("tcp dst port " + guard.port(), SocketKind.RAW_IPV4));
            TcpHeaderBuilder ours =
                    TcpHeader.builder().sourcePort(guard.port()).destinationPort(Integer.parseInt(args[1]));
            send(channel, server, ours.sequenceNumber(1000).controlBits(TcpHeader.SYN), "");
            long theirs = SequenceNumber.plus(sequenceNumber(receive(channel, TcpHeader.SYN)), 1);
            ours.sequenceNumber(1001).acknowledgmentNumber(theirs);
            send(channel, server, ours.controlBits(TcpHeader.ACK), "");

            send(channel, server, ours.controlBits(TcpHeader.PSH | TcpHeader.ACK), "hello raw");
            Packet echo = receive(channel, TcpHeader.PSH);
            System.out.print(HexDump.format(echo.payload().buffer()));
            theirs = SequenceNumber.plus(theirs, echo.payload().size());
            ours.sequenceNumber(1001 + "hello raw".length()).acknowledgmentNumber(theirs);

            send(channel, server, ours.controlBits(TcpHeader.FIN | TcpHeader.ACK), "");
            theirs = SequenceNumber.plus(sequenceNumber(receive(channel, TcpHeader.FIN)), 1);
            ours.sequenceNumber(1002 + "hello raw".length()).acknowledgmentNumber(theirs);
            send(channel, server, ours.controlBits(TcpHeader.ACK), "");
        }
    }

    private static void send(TransportChannel channel, Ipv4Address server, TcpHeaderBuilder header, String text)
            throws IOException {
        Packet segment = Packet.of(header.build()).withPayload(text.getBytes(StandardCharsets.US_ASCII));
        channel.send(channel.completed(segment, server));
        System.out.println("sent " + segment);
    }

    /** {@return the server's next segment with a control bit} */
    private static Packet receive(TransportChannel channel, int controlBit) throws IOException {
        while (true) {
            Packet segment = channel.receive(Duration.ofSeconds(3)).packet();
            System.out.println(segment);
            if (segment.header(TcpHeader.class)
                    .filter(tcp -> tcp.has(controlBit))
                    .isPresent()) {
                return segment;
            }
        }
    }

    private static long sequenceNumber(Packet segment) {
        return segment.header(TcpHeader.class).orElseThrow().sequenceNumber();
    }
}

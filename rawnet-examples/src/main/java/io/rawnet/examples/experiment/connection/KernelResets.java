package io.rawnet.examples.experiment.connection;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;

/** Makes a handshake by hand without a guard: the kernel, which knows nothing of our SYN, answers the SYN+ACK with a reset. */
public final class KernelResets {
    /** @param args a server's address and port, such as 10.0.0.2 6666 */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: KernelResets ADDRESS PORT");
            System.exit(2);
        }
        Packet syn = Packet.of(TcpHeader.syn(40000, Integer.parseInt(args[1])));
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            channel.connect(Ipv4Address.of(args[0])).attachFilter("tcp dst port 40000");
            TcpHeader synAck = ask(channel, syn);
            // by now the kernel has reset the connection: the server knows it no more, and says so
            TcpHeader ours =
                    synAck.reply(0).controlBits(TcpHeader.PSH | TcpHeader.ACK).build();
            TcpHeader answer = ask(channel, Packet.of(ours).withPayload(Octets.hex("00")));
            System.out.println(answer.has(TcpHeader.RST) ? "the connection is lost" : "the connection lives");
        }
    }

    /** {@return what the server answers to a segment} */
    private static TcpHeader ask(TransportChannel channel, Packet segment) throws IOException {
        channel.send(channel.completed(segment));
        System.out.println("sent " + segment);
        Packet answer = channel.receive(Duration.ofSeconds(3)).packet();
        System.out.println(answer);
        return answer.header(TcpHeader.class).orElseThrow();
    }
}

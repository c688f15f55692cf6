package io.rawnet.examples.experiment.connection;

import io.rawnet.channel.Answer;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.ip.IpRequest;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends a SYN to each port, and no more: the answer tells what the port is, and the kernel resets what is open, unasked. */
public final class HalfOpenScan {
    /** @param args a host's address and ports, such as 10.0.0.2 7 8 9 */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: HalfOpenScan ADDRESS PORT...");
            System.exit(2);
        }
        Ipv4Address host = Ipv4Address.of(args[0]);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP)) {
            List<IpRequest> requests = new ArrayList<>();
            for (int i = 1; i < args.length; i++) {
                Packet syn = Packet.of(TcpHeader.syn(40000, Integer.parseInt(args[i])));
                requests.add(new IpRequest(channel.completed(syn, host), host));
            }
            System.out.println("sent a SYN to each of " + requests.size() + " ports");
            List<Optional<Answer<ReceivedPacket>>> answers = channel.exchange()
                    .timeout(Duration.ofMillis(250))
                    .retries(1)
                    .all(requests);
            for (int i = 1; i < args.length; i++) {
                Optional<Packet> answer = answers.get(i - 1).map(Answer::packet);
                System.out.println("port " + args[i] + ": "
                        + answer.map(HalfOpenScan::state).orElse("filtered, as nobody answers"));
            }
        }
    }

    private static String state(Packet answer) {
        return answer.header(TcpHeader.class)
                .map(tcp -> (tcp.has(TcpHeader.RST) ? "closed: " : "open: ") + tcp)
                .orElse("filtered: " + answer);
    }
}

package io.rawnet.examples.ported;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpEcho;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code ipv4}, ExamplePacketConn_tracingIPPacketRoute: echo requests with a time to live of 1, 2, 3, …, and who answers them. */
final class RouteTrace {
    private static final int FARTHEST = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Octets DATA = Octets.of("HELLO-R-U-THERE".getBytes(StandardCharsets.US_ASCII));

    private RouteTrace() {}

    /** {@return the routers on the way to a host, and the host itself if it was reached} */
    static List<IpAddress> trace(Ipv4Address destination) throws IOException {
        List<IpAddress> hops = new ArrayList<>();
        int identifier = (int) ProcessHandle.current().pid() & 0xFFFF;
        ByteBuffer octets = ByteBuffer.allocate(1500);
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            for (int hop = 1; hop <= FARTHEST; hop++) {
                IcmpEcho request = IcmpEcho.request(identifier, hop);
                channel.setOption(RawSocketOptions.HOP_LIMIT, hop);
                channel.send(
                        Packet.of(request)
                                .withPayload(DATA)
                                .completed()
                                .octets()
                                .buffer(),
                        destination);
                try {
                    Packet answer;
                    ReceivedPacket received;
                    do {
                        received = channel.receive(octets.clear(), PATIENCE);
                        answer = Packet.decode(IpProtocol.ICMP, octets.flip());
                    } while (!answers(answer, request));
                    hops.add(received.source());
                    if (received.source().equals(destination)) {
                        break;
                    }
                } catch (SocketTimeoutException silence) {
                    hops.add(Ipv4Address.ANY);
                }
            }
        }
        return hops;
    }

    /** {@return whether a message is the reply to a request, or an error that quotes it} */
    private static boolean answers(Packet message, IcmpEcho request) {
        return message.quoted()
                .orElse(message)
                .header(IcmpEcho.class)
                .filter(echo -> echo.reply() || message.quoted().isPresent())
                .filter(echo -> echo.identifier() == request.identifier())
                .filter(echo -> echo.sequenceNumber() == request.sequenceNumber())
                .isPresent();
    }
}

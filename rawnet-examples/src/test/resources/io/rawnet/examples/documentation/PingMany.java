import io.rawnet.channel.Answer;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pings many hosts at once, each in a virtual thread, through one channel. */
final class PingMany {
    public static void main(String[] args) throws Exception {
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < args.length; index++) {
                IpAddress host = IpAddress.of(args[index]);
                Packet request = Packet.of(IcmpHeader.echoRequest(7, index)).completed();
                threads.submit(() -> {
                    Optional<Answer<ReceivedPacket>> answer =
                            channel.exchange(request, host, Duration.ofSeconds(1));
                    System.out.println(host + ": " + answer.map(Answer::roundTrip));
                    return answer;
                });
            }
        } // waits for all of them, then closes the channel
    }
}

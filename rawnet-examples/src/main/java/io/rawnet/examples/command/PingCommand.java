package io.rawnet.examples.command;

import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpEcho;
import io.rawnet.codec.control.icmpv6.Icmpv6Echo;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet ping}. */
@Command(
        name = "ping",
        description = "Sends echo requests to a host and times the replies.",
        mixinStandardHelpOptions = true)
public final class PingCommand implements Callable<Integer> {
    private static final int DATA = 56;
    private static final int LONGEST_PACKET = 65_535;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", description = "address or name of the host")
    private String host;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "4",
            description = "how many; default: ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--interval",
            paramLabel = "MS",
            defaultValue = "1000",
            description =
                    "milliseconds between two requests, in which replies are waited for; default: ${DEFAULT-VALUE}")
    private int interval;

    private final int identifier = ThreadLocalRandom.current().nextInt(1 << 16);

    /** Made by picocli. */
    public PingCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.check(spec, "--count", count, 1, 0xFFFF);
        Arguments.check(spec, "--interval", interval, 1, Integer.MAX_VALUE);
        IpAddress target = Hosts.resolve(host);
        IpProtocol protocol = target instanceof Ipv4Address ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        int replies = 0;
        try (TransportChannel channel = TransportChannel.open(Hosts.familyOf(target), protocol)) {
            channel.setControlFields(EnumSet.of(ControlField.HOP_LIMIT, ControlField.TIMESTAMP));
            // loads the code that would make the first round trip look long
            channel.tryReceive(ByteBuffer.allocate(LONGEST_PACKET));
            for (int sequenceNumber = 1; sequenceNumber <= count; sequenceNumber++) {
                ByteBuffer request = request(protocol, sequenceNumber);
                Instant sent = Instant.now();
                long start = System.nanoTime();
                channel.send(request, target);
                replies += printReply(channel, sequenceNumber, sent, start) ? 1 : 0;
                if (sequenceNumber < count) {
                    Thread.sleep(left(start).toMillis());
                }
            }
        }
        out().println(replies + " of " + count + " answered");
        return replies > 0 ? 0 : 1;
    }

    private ByteBuffer request(IpProtocol protocol, int sequenceNumber) {
        // over IPv6 the checksum covers the addresses too, and the kernel fills it in
        Packet request = protocol.equals(IpProtocol.ICMP)
                ? Packet.of(IcmpEcho.request(identifier, sequenceNumber))
                        .withPayload(new byte[DATA])
                        .completed()
                : Packet.of(Icmpv6Echo.request(identifier, sequenceNumber)).withPayload(new byte[DATA]);
        return request.octets().buffer();
    }

    private boolean printReply(TransportChannel channel, int sequenceNumber, Instant sent, long start)
            throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(LONGEST_PACKET);
        try {
            ReceivedPacket received;
            do {
                received = channel.receive(octets.clear(), left(start));
            } while (!isReply(channel.protocol(), octets.flip(), sequenceNumber));
            Duration time = Duration.between(sent, received.timestamp().orElseGet(Instant::now));
            out().printf(
                            "%d octets from %s: seq %d ttl %d  %s%n",
                            received.originalLength(),
                            received.source(),
                            sequenceNumber,
                            received.hopLimit().orElse(0),
                            Readable.milliseconds(time));
            out().flush();
            return true;
        } catch (SocketTimeoutException none) {
            out().println("no reply to seq " + sequenceNumber);
            out().flush();
            return false;
        }
    }

    private boolean isReply(IpProtocol protocol, ByteBuffer octets, int sequenceNumber) {
        Optional<Header> first =
                Packet.decode(protocol, octets.duplicate()).headers().stream().findFirst();
        return first.filter(header -> header instanceof IcmpEcho echo
                        ? echo.reply() && echo.identifier() == identifier && echo.sequenceNumber() == sequenceNumber
                        : header instanceof Icmpv6Echo echo6
                                && echo6.reply()
                                && echo6.identifier() == identifier
                                && echo6.sequenceNumber() == sequenceNumber)
                .isPresent();
    }

    private Duration left(long start) {
        long nanoseconds = Duration.ofMillis(interval).toNanos() - (System.nanoTime() - start);
        return Duration.ofNanos(Math.max(0, nanoseconds));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

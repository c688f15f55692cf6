package io.rawnet.examples.command;

import io.rawnet.channel.Answer;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
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
            channel.setControlFields(EnumSet.of(ControlField.HOP_LIMIT));
            // loads the code that would make the first round trip look long
            channel.tryReceive();
            for (int sequenceNumber = 1; sequenceNumber <= count; sequenceNumber++) {
                long start = System.nanoTime();
                Packet request = channel.completed(request(protocol, sequenceNumber), target);
                replies += printReply(channel, request, target, sequenceNumber) ? 1 : 0;
                if (sequenceNumber < count) {
                    Thread.sleep(left(start).toMillis());
                }
            }
        }
        out().println(replies + " of " + count + " answered");
        return replies > 0 ? 0 : 1;
    }

    private Packet request(IpProtocol protocol, int sequenceNumber) {
        return Packet.of(
                        protocol.equals(IpProtocol.ICMP)
                                ? IcmpHeader.echoRequest(identifier, sequenceNumber)
                                : Icmpv6Header.echoRequest(identifier, sequenceNumber))
                .withPayload(new byte[DATA]);
    }

    private boolean printReply(TransportChannel channel, Packet request, IpAddress target, int sequenceNumber)
            throws IOException {
        // an error that quotes the request is an answer too, and no reply
        Optional<Answer<ReceivedPacket>> reply = channel.exchange(request, target, Duration.ofMillis(interval))
                .filter(answer -> answer.packet().quoted().isEmpty());
        if (reply.isEmpty()) {
            out().println("no reply to seq " + sequenceNumber);
        } else {
            ReceivedPacket received = reply.get().metadata().orElseThrow();
            out().printf(
                            "%d octets from %s: seq %d ttl %d  %s%n",
                            received.originalLength(),
                            received.source(),
                            sequenceNumber,
                            received.hopLimit().orElse(0),
                            Readable.milliseconds(reply.get().roundTrip()));
        }
        out().flush();
        return reply.isPresent();
    }

    private Duration left(long start) {
        long nanoseconds = Duration.ofMillis(interval).toNanos() - (System.nanoTime() - start);
        return Duration.ofNanos(Math.max(0, nanoseconds));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

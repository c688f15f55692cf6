package io.rawnet.examples.command;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmpv6.Icmpv6TimeExceeded;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet traceroute}: UDP datagrams with a hop limit of 1, 2, 3, …, and the ICMP errors that quote them. */
@Command(name = "traceroute", description = "Prints the routers on the way to a host.", mixinStandardHelpOptions = true)
public final class TracerouteCommand implements Callable<Integer> {
    /** Ports that nobody listens on, one for each probe, so that an error can be told to belong to it. */
    private static final int FIRST_PORT = 33_434;

    private static final int SOURCE_PORT = 33_433;
    private static final int PROBES = 3;
    private static final int LONGEST_PACKET = 65_535;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", description = "address or name of the host")
    private String host;

    @Option(
            names = "--hops",
            paramLabel = "N",
            defaultValue = "30",
            description = "how far to go; default: ${DEFAULT-VALUE}")
    private int hops;

    @Option(
            names = "--wait",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "milliseconds to wait for each answer; default: ${DEFAULT-VALUE}")
    private int patience;

    private IpAddress target;
    private IpAddress source;

    /** Made by picocli. */
    public TracerouteCommand() {}

    @Override
    public Integer call() throws IOException {
        Arguments.check(spec, "--hops", hops, 1, 255);
        Arguments.check(spec, "--wait", patience, 1, Integer.MAX_VALUE);
        target = Hosts.resolve(host);
        source = Hosts.sourceTowards(target);
        IpProtocol control = target instanceof Ipv4Address ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        try (TransportChannel probes = TransportChannel.open(Hosts.familyOf(target), IpProtocol.UDP);
                TransportChannel answers = TransportChannel.open(Hosts.familyOf(target), control)) {
            boolean arrived = false;
            for (int hop = 1; hop <= hops && !arrived; hop++) {
                arrived = printHop(probes, answers, hop);
            }
            return arrived ? 0 : 1;
        }
    }

    /** {@return whether the hop is the target} */
    private boolean printHop(TransportChannel probes, TransportChannel answers, int hop) throws IOException {
        StringBuilder line = new StringBuilder(String.format("%2d", hop));
        String lastSource = "";
        boolean arrived = false;
        for (int probe = 0; probe < PROBES; probe++) {
            int port = FIRST_PORT + (hop - 1) * PROBES + probe;
            long start = System.nanoTime();
            probes.send(datagram(port), target, ControlMessage.NONE.withHopLimit(hop));
            try {
                Answer answer = await(answers, port, start);
                String source = answer.source().toString();
                line.append(source.equals(lastSource) ? "" : "  " + source + answer.extensions());
                line.append("  ").append(Readable.milliseconds(Duration.ofNanos(System.nanoTime() - start)));
                lastSource = source;
                arrived |= answer.isFinal();
            } catch (SocketTimeoutException silence) {
                line.append("  *");
            }
        }
        out().println(line);
        out().flush();
        return arrived;
    }

    private Answer await(TransportChannel answers, int port, long start) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(LONGEST_PACKET);
        while (true) {
            long left = Duration.ofMillis(patience).toNanos() - (System.nanoTime() - start);
            ReceivedPacket received = answers.receive(octets.clear(), Duration.ofNanos(Math.max(0, left)));
            Packet message = Packet.decode(answers.protocol(), octets.flip());
            boolean ours = message.quoted()
                    .flatMap(quoted -> quoted.header(UdpHeader.class))
                    .filter(udp -> udp.sourcePort() == SOURCE_PORT && udp.destinationPort() == port)
                    .isPresent();
            if (ours) {
                return new Answer(received.source(), message);
            }
        }
    }

    private ByteBuffer datagram(int port) {
        Packet datagram = Packet.of(IpHeaders.between(source, target), UdpHeader.of(SOURCE_PORT, port))
                .completed();
        return IpHeaders.withoutFirst(datagram).buffer();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** An ICMP error about one of our probes. */
    private record Answer(IpAddress source, Packet message) {
        /** {@return whether the way ends here: anything but "hop limit exceeded" comes from the target, or for good} */
        boolean isFinal() {
            return message.header(IcmpError.class)
                    .filter(error -> !(error instanceof IcmpTimeExceeded) && !(error instanceof Icmpv6TimeExceeded))
                    .isPresent();
        }

        /** {@return what a router adds of itself, MPLS labels for instance (RFC 4884)} */
        String extensions() {
            return message.quote()
                    .flatMap(quote -> quote.extensions())
                    .map(extensions -> " " + extensions)
                    .orElse("");
        }
    }
}

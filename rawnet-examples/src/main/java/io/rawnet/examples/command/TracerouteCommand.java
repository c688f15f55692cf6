package io.rawnet.examples.command;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.Answer;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpRequest;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
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

    /** Made by picocli. */
    public TracerouteCommand() {}

    @Override
    public Integer call() throws IOException {
        Arguments.check(spec, "--hops", hops, 1, 255);
        Arguments.check(spec, "--wait", patience, 1, Integer.MAX_VALUE);
        target = Hosts.resolve(host);
        // what the probes cause comes through the error queue, and nothing else is asked for
        try (TransportChannel probes =
                TransportChannel.open(Hosts.familyOf(target), IpProtocol.UDP, BpfProgram.dropAll())) {
            // loads the code that would make the first round trip look long
            probes.tryReceive();
            boolean arrived = false;
            for (int hop = 1; hop <= hops && !arrived; hop++) {
                arrived = printHop(probes, hop);
            }
            return arrived ? 0 : 1;
        }
    }

    /** {@return whether the hop is the target} */
    private boolean printHop(TransportChannel probes, int hop) throws IOException {
        StringBuilder line = new StringBuilder(String.format("%2d", hop));
        String lastSource = "";
        boolean arrived = false;
        for (int probe = 0; probe < PROBES; probe++) {
            int port = FIRST_PORT + (hop - 1) * PROBES + probe;
            Optional<Answer<ReceivedPacket>> answer = probe(probes, port, hop);
            if (answer.isEmpty()) {
                line.append("  *");
            } else {
                Packet message = answer.get().packet();
                String source = source(message).toString();
                line.append(source.equals(lastSource) ? "" : "  " + source + extensions(message));
                line.append("  ").append(Readable.milliseconds(answer.get().roundTrip()));
                lastSource = source;
                arrived |= isFinal(message);
            }
        }
        out().println(line);
        out().flush();
        return arrived;
    }

    private Optional<Answer<ReceivedPacket>> probe(TransportChannel probes, int port, int hop) throws IOException {
        Packet datagram = probes.completed(Packet.of(UdpHeader.of(SOURCE_PORT, port)), target);
        return probes.exchange()
                .timeout(Duration.ofMillis(patience))
                .one(new IpRequest(datagram, target, ControlMessage.NONE.withHopLimit(hop)));
    }

    private static IpAddress source(Packet message) {
        return message.headers().get(0) instanceof Ipv4Header ipv4
                ? ipv4.source()
                : ((Ipv6Header) message.headers().get(0)).source();
    }

    /** {@return whether the way ends here: anything but "hop limit exceeded" comes from the target, or for good} */
    private static boolean isFinal(Packet message) {
        return message.header(IcmpMessage.class)
                .filter(icmp -> icmp.body() instanceof IcmpError)
                .filter(icmp -> !(icmp.body() instanceof IcmpTimeExceeded))
                .filter(icmp -> !(icmp instanceof Icmpv6Header && icmp.type() == Icmpv6Header.TIME_EXCEEDED))
                .isPresent();
    }

    /** {@return what a router adds of itself, MPLS labels for instance (RFC 4884)} */
    private static String extensions(Packet message) {
        return message.quote()
                .flatMap(quote -> quote.extensions())
                .map(extensions -> " " + extensions)
                .orElse("");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

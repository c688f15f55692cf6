package io.rawnet.examples.command;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tcp.Guard;
import io.rawnet.examples.tcp.HandMadeConnection;
import io.rawnet.examples.tcp.Segment;
import io.rawnet.examples.tcp.SegmentLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet handshake}. */
@Command(
        name = "handshake",
        description = "Opens a TCP connection by hand, sends a message, prints what comes back, and closes it.",
        mixinStandardHelpOptions = true)
public final class HandshakeCommand implements Callable<Integer>, SegmentLog {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "HOST", description = "address or name of the server")
    private String host;

    @Parameters(index = "1", paramLabel = "PORT", description = "its port, 1 to 65535")
    private int port;

    @Option(names = "--message", paramLabel = "TEXT", description = "text to send; none unless given")
    private String message;

    @Option(
            names = "--guard",
            paramLabel = "GUARD",
            defaultValue = "filter",
            description = "what keeps the kernel from resetting the connection: filter (a socket of ours that drops its"
                    + " segments), nft (a firewall rule) or none; default: ${DEFAULT-VALUE}")
    private Guard guard;

    /** Made by picocli. */
    public HandshakeCommand() {}

    @Override
    public Integer call() throws IOException {
        Arguments.check(spec, "PORT", port, 1, 65_535);
        IpAddress peer = Hosts.resolve(host);
        try (HandMadeConnection connection = HandMadeConnection.open(peer, port, guard, this)) {
            out().println("established with " + peer + " port " + port + " from port " + connection.localPort());
            if (message != null) {
                connection.send(Octets.of(message.getBytes(StandardCharsets.UTF_8)));
                printAnswer(connection);
            }
            connection.finish(PATIENCE);
            out().println("closed by both sides");
            return 0;
        } catch (SocketException lost) {
            throw guard == Guard.NONE
                    ? new IOException(
                            lost.getMessage() + ": without a guard the kernel answers its SYN+ACK with RST", lost)
                    : lost;
        }
    }

    private void printAnswer(HandMadeConnection connection) throws IOException {
        Optional<Octets> data = connection.receive(PATIENCE);
        try {
            while (data.isPresent()) {
                out().println("received \"" + Readable.text(data.get()) + '"');
                data = connection.receive(PAUSE);
            }
        } catch (SocketTimeoutException silence) {
            // the server keeps the connection open: it is on us to close
        }
    }

    @Override
    public void sent(Segment segment) {
        out().println("sent  " + segment);
    }

    @Override
    public void seen(Segment segment) {
        out().println("seen  " + segment);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

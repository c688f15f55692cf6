package io.rawnet.examples.command;

import io.rawnet.codec.Octets;
import io.rawnet.examples.tcp.Guard;
import io.rawnet.examples.tcp.HandMadeConnection;
import io.rawnet.examples.tcp.Relay;
import io.rawnet.examples.tcp.Segment;
import io.rawnet.examples.tcp.SegmentLog;
import io.rawnet.examples.tool.PrintableStream;
import io.rawnet.examples.tool.Target;
import io.rawnet.examples.tool.Terminal;
import io.rawnet.packet.LinkMode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet handshake}: nc(1), with a TCP of our own. */
@Command(
        name = "handshake",
        description = {
            "Opens a TCP connection by hand, and passes standard input and output through it, as nc does.",
            "",
            "The server's text goes to standard output, and each segment to standard error. The end of the input closes our side.",
            ""
        },
        footer = {"", "Exit status: 0 if both sides have closed; 1 otherwise; 2 if the command line is wrong."},
        mixinStandardHelpOptions = true)
public final class HandshakeCommand implements Callable<Integer>, SegmentLog {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration FOREVER = Duration.ofDays(10_000);

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "HOST",
            description = "address or name of the server; fe80::1%%eth0 for a link-local address")
    private String host;

    @Parameters(index = "1", paramLabel = "PORT", description = "its port, 1 to 65535")
    private int port;

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "send this text and not standard input, print the answer among the segments, and close")
    private String message;

    @Option(
            names = {"-q", "--quiet"},
            description = "print the server's text alone")
    private boolean quiet;

    @Option(
            names = {"-w", "--timeout"},
            paramLabel = "S",
            description = "seconds of the server's silence after which to give up; default: none")
    private Double timeout;

    @Option(
            names = "--guard",
            paramLabel = "GUARD",
            defaultValue = "filter",
            description = "what keeps the kernel from resetting the connection: filter (a socket of ours that drops its"
                    + " segments), nft (a firewall rule) or none; default: ${DEFAULT-VALUE}")
    private Guard guard;

    @Mixin
    private DiagramOption diagram;

    @Mixin
    private IpVersion version;

    /** Made by picocli. */
    public HandshakeCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.check(spec, "PORT", port, 1, 65_535);
        Seconds.check(spec, "--timeout", timeout, 0);
        Target target = Target.resolve(host, version.family(spec), Optional.empty());
        HandMadeConnection connection =
                HandMadeConnection.prepare(target.address(), target.interfaceIndex(), port, guard, this);
        return new CtrlC(connection::abort).guard(() -> {
            try (connection) {
                return drawn(connection, target);
            }
        });
    }

    private int drawn(HandMadeConnection connection, Target target) throws IOException {
        Closeable picture = diagram.watch(LinkMode.DGRAM, "tcp port " + port + " and host " + target.address());
        try (picture) {
            return converse(connection, target);
        }
    }

    private int converse(HandMadeConnection connection, Target target) throws IOException {
        try {
            connection.connect();
            say("established with " + target.address() + " port " + port + " from port " + connection.localPort());
            if (message != null) {
                connection.send(Octets.of(message.getBytes(StandardCharsets.UTF_8)));
                printAnswer(connection);
                connection.finish(PATIENCE);
            } else {
                Duration silence = timeout == null ? FOREVER : Seconds.of(timeout);
                new Relay(connection, silence).run(System.in, sink(), PATIENCE);
            }
            say("closed by both sides");
            return 0;
        } catch (InterruptedIOException interrupted) {
            if (interrupted instanceof SocketTimeoutException) {
                throw interrupted;
            }
            say("interrupted: the connection is reset");
            return 1;
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

    /** {@return where the server's text goes: as it is to a file or a program, without control characters to a terminal} */
    private Relay.Sink sink() {
        if (!Terminal.OUT.isPresent()) {
            return octets -> {
                System.out.write(octets.toArray());
                if (System.out.checkError()) {
                    throw new IOException("nobody reads the output any more");
                }
            };
        }
        PrintableStream text = new PrintableStream();
        return octets -> {
            out().print(text.next(octets));
            out().flush();
        };
    }

    @Override
    public void sent(Segment segment) {
        say("sent  " + segment);
    }

    @Override
    public void seen(Segment segment) {
        say("seen  " + segment);
    }

    /** Words and segments do not mix with what the server says, unless they are what the user wants to see. */
    private void say(String line) {
        if (!quiet) {
            PrintWriter words = message != null ? out() : spec.commandLine().getErr();
            words.println(line);
            words.flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

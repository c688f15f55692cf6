package io.rawnet.examples.command;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tool.Progress;
import io.rawnet.examples.tool.Terminal;
import io.rawnet.examples.tool.capture.CopiedPackets;
import io.rawnet.examples.tool.capture.PacketFile;
import io.rawnet.examples.tool.capture.PacketTaker;
import io.rawnet.examples.tool.capture.ReadPackets;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CapturedPacket;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet read}, with the options of tcpdump(8) for files. */
@Command(
        name = "read",
        description = "Prints the packets of a capture file: pcap or pcapng, compressed with gzip or not.",
        mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {
    private static final int SELDOM = 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PacketFormat format;

    @Mixin
    private PacketCount count;

    @Option(
            names = {"-e", "--link-header"},
            description = "print the link header too")
    private boolean linkHeader;

    @Option(
            names = "--streams",
            description = "print what both sides of each TCP connection said, instead of the packets")
    private boolean streams;

    @Mixin
    private DiagramOption diagram;

    @Option(
            names = {"-s", "--snapshot-length"},
            paramLabel = "N",
            description = "look at the first N octets of each packet; default and 0: all")
    private long snapshotLength;

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description =
                    "write the packets into another file instead of printing them: as pcapng if the name ends so, else as pcap;"
                            + " compressed if it ends in gz; - for the standard output")
    private Path copy;

    @Mixin
    private ExpressionFile expressionFile;

    @Parameters(index = "0", paramLabel = "FILE", description = "the file; - for standard input")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "EXPRESSION",
            arity = "0..*",
            description = "which packets, in the words of pcap-filter(7)")
    private List<String> words = List.of();

    private long looked;

    /** Made by picocli. */
    public ReadCommand() {}

    @Override
    public Integer call() throws IOException, BpfSyntaxException, InvalidProgramException {
        Arguments.check(spec, "--snapshot-length", snapshotLength, 0, Integer.MAX_VALUE);
        if (streams && (format.tree() || format.json())) {
            throw Arguments.misuse(spec, "--streams shows text, or octets with --hex, but neither --tree nor --json");
        }
        if (copy != null && (streams || format.json() || copy.toString().isEmpty())) {
            throw Arguments.misuse(spec, "-w needs the name of a file, and goes with neither --streams nor --json");
        }
        long most = count.checked(spec).orElse(Long.MAX_VALUE);
        PrintWriter out = PacketFormat.unhurried(spec.commandLine().getOut());
        diagram.check();
        try (PacketFile input = PacketFile.open(file.toString());
                PacketTaker taker = taker(input, out)) {
            eachWanted(input, most, taker);
        } finally {
            diagram.draw(); // also when the file is cut short
        }
        return 0;
    }

    private PacketTaker taker(PacketFile input, PrintWriter out) throws IOException {
        if (copy != null) {
            return new CopiedPackets(copy.toString(), input.reader().linkType());
        }
        return streams
                ? new StreamPrinter(out, format.hex())
                : new ReadPackets(
                        format.printer(out, linkHeader),
                        out,
                        snapshotLength == 0 ? Integer.MAX_VALUE : (int) snapshotLength,
                        input.isComplete());
    }

    private void eachWanted(PacketFile input, long most, PacketTaker taker)
            throws IOException, BpfSyntaxException, InvalidProgramException {
        ExpressionFilter filter = new ExpressionFilter(expressionFile.orElse(words), input.reader());
        boolean quiet = copy != null || !Terminal.OUT.isPresent();
        Progress progress =
                new Progress(spec.commandLine().getErr(), quiet && input.isComplete() && Terminal.ERR.isPresent());
        CaptureReader reader = input.reader();
        Optional<CapturedPacket> packet = reader.read();
        long taken = 0;
        try {
            while (packet.isPresent()) {
                if (filter.accepts(packet.get())) {
                    diagram.record(packet.get());
                    taker.take(packet.get());
                    taken++;
                }
                progress.show(input::progress);
                packet = taken < most && !isUnread(input) ? reader.read() : Optional.empty();
            }
        } finally {
            progress.clear();
        }
    }

    /** {@return whether nobody reads the output any more} The kernel is asked seldom where packets come fast. */
    private boolean isUnread(PacketFile input) {
        looked++;
        return Output.isBroken() || (!input.isComplete() || looked % SELDOM == 0) && Output.hasNoReader();
    }
}

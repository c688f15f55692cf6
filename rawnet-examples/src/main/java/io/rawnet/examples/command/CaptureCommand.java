package io.rawnet.examples.command;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tool.Progress;
import io.rawnet.examples.tool.Terminal;
import io.rawnet.examples.tool.capture.Capture;
import io.rawnet.examples.tool.capture.CaptureCounts;
import io.rawnet.examples.tool.capture.CaptureSettings;
import io.rawnet.examples.tool.capture.Direction;
import io.rawnet.examples.tool.capture.FileSettings;
import io.rawnet.examples.tool.capture.LinkLayer;
import io.rawnet.examples.tool.capture.PacketSink;
import io.rawnet.examples.tool.capture.PrintedPackets;
import io.rawnet.examples.tool.capture.SavedPackets;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet capture}, with the options of tcpdump(8). */
@Command(
        name = "capture",
        description = "Prints or saves the packets of an interface, from the link header on.",
        footer = {
            "",
            "-i any captures on all interfaces at once.",
            "",
            "With --xdp packets that the expression accepts do not reach the kernel any more, and none of its programs: without expression not even"
                    + " those of your own connection. The program of eBPF that chooses them runs in the driver, and goes with the command, however that ends.",
            "",
            "Ends after -c packets, at Ctrl-C, or when nobody reads the output any more, and prints the counts of the kernel."
        },
        mixinStandardHelpOptions = true)
public final class CaptureCommand implements Callable<Integer> {
    private static final long KIBIBYTE = 1024;
    private static final long LARGEST_BUFFER = 2_000_000;
    /** A busy machine and a slow disk take their time for the packets that are in memory. */
    private static final Duration TIME_TO_SAVE = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private InterfaceChoice interfaceChoice;

    @Mixin
    private PacketFormat format;

    @Mixin
    private PacketCount count;

    @Mixin
    private CaptureFiles files;

    @Option(
            names = {"-e", "--link-header"},
            description = "print the link header too")
    private boolean linkHeader;

    @Option(
            names = {"-D", "--list-interfaces"},
            description = "print the interfaces and end")
    private boolean list;

    @Option(
            names = {"-p", "--no-promiscuous-mode"},
            description = "leave the interface as it is: otherwise it receives packets for other hosts too")
    private boolean unpromiscuous;

    @Option(
            names = {"-Q", "--direction"},
            paramLabel = "WAY",
            defaultValue = "inout",
            description = "in, out or inout: packets that this host received, sent, or both; default: ${DEFAULT-VALUE}")
    private Direction direction;

    @Option(
            names = {"-s", "--snapshot-length"},
            paramLabel = "N",
            description = "keep N octets of each packet; default and 0: " + FilterCompiler.DEFAULT_SNAPSHOT_LENGTH)
    private long snapshotLength;

    @Option(
            names = {"-B", "--buffer-size"},
            paramLabel = "KIB",
            description =
                    "room for packets that wait, in KiB, 2048 or more; default: 32768, with --xdp less if ulimit -l says so")
    private Long buffer;

    @Option(
            names = "--xdp",
            description = "take the received packets that the expression accepts away from the kernel (AF_XDP)")
    private boolean xdp;

    @Mixin
    private ExpressionFile expressionFile;

    @Parameters(
            paramLabel = "EXPRESSION",
            arity = "0..*",
            description = "which packets, in the words of pcap-filter(7)")
    private List<String> words = List.of();

    /** Made by picocli. */
    public CaptureCommand() {}

    @Override
    public Integer call() throws IOException, BpfSyntaxException, InterruptedException {
        if (list) {
            return InterfacesCommand.print(spec.commandLine().getOut(), format.json());
        }
        Arguments.check(spec, "--snapshot-length", snapshotLength, 0, FilterCompiler.DEFAULT_SNAPSHOT_LENGTH);
        if (buffer != null) {
            Arguments.check(spec, "--buffer-size", buffer, 2048, LARGEST_BUFFER);
        }
        checkXdp();
        long kept = snapshotLength == 0 ? FilterCompiler.DEFAULT_SNAPSHOT_LENGTH : snapshotLength;
        Optional<FileSettings> saved = files.isGiven() ? Optional.of(files.checked(spec)) : Optional.empty();
        if (saved.isPresent() && format.json()) {
            throw Arguments.misuse(spec, "-w saves packets and --json prints them: leave one of them out");
        }
        CaptureSettings settings = settings(kept);
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = PacketFormat.unhurried(spec.commandLine().getOut());
        Capture capture = new Capture(
                settings,
                notice -> err.println("rawnet capture: " + notice),
                new Progress(err, saved.isPresent() && Terminal.ERR.isPresent()));
        return new CtrlC(capture::stop, saved.isPresent() ? TIME_TO_SAVE : CtrlC.TIME_TO_PRINT).guard(() -> {
            try {
                boolean printing = saved.isEmpty() || saved.get().isStandardOutput();
                capture.run(() -> sink(settings, saved, out), () -> printing && Output.isClosed(out));
            } finally {
                capture.counted().ifPresent(counted -> report(capture.captured(), counted));
            }
            return 0;
        });
    }

    private CaptureSettings settings(long kept) throws IOException, BpfSyntaxException {
        Optional<LinkInterface> on = interfaceChoice.chooseOrAny();
        FilterCompiler compiler =
                filters(LinkLayer.of(on)).withNames(new SystemNames()).withSnapshotLength(kept);
        OptionalInt prefix = on.isPresent() ? on.get().ipv4PrefixLength() : OptionalInt.empty();
        BpfProgram filter = (prefix.isPresent() ? compiler.withIpv4PrefixLength(prefix.getAsInt()) : compiler)
                .compile(expressionFile.orElse(words));
        return new CaptureSettings(
                on,
                filter,
                (int) kept,
                !unpromiscuous,
                direction,
                buffer == null ? OptionalLong.empty() : OptionalLong.of(buffer * KIBIBYTE),
                count.checked(spec),
                xdp);
    }

    /** Packets that XDP sees have their VLAN tags. */
    private FilterCompiler filters(LinkLayer layer) {
        return xdp ? FilterCompiler.forLinkType(layer.linkType()) : layer.filters();
    }

    private void checkXdp() {
        if (!xdp) {
            return;
        }
        if (interfaceChoice.isAny()) {
            throw Arguments.misuse(spec, "--xdp takes packets of one interface: name it with -i");
        }
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--direction");
        if (given && direction != Direction.IN) {
            throw Arguments.misuse(spec, "--xdp sees received packets only: leave -Q out");
        }
        if (unpromiscuous) {
            throw Arguments.misuse(spec, "--xdp leaves the interface as it is: leave -p out");
        }
    }

    private PacketSink sink(CaptureSettings settings, Optional<FileSettings> saved, PrintWriter out)
            throws IOException {
        return saved.isPresent()
                ? new SavedPackets(saved.get(), settings)
                : new PrintedPackets(settings, format.printer(out, linkHeader), out);
    }

    /** Prints the counts of tcpdump(8), in its words. */
    private void report(long captured, CaptureCounts counted) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(packets(captured) + " captured");
        err.println(packets(counted.received()) + " received by filter");
        err.println(packets(counted.dropped()) + " dropped by kernel" + counted.reasons());
        if (format.json()) {
            JsonLines lines = new JsonLines(spec.commandLine().getOut());
            counted.queues().forEach(queue -> queue.print(lines));
            lines.print(line -> line.put("type", "statistics")
                    .put("captured", captured)
                    .put("received", counted.received())
                    .put("dropped", counted.dropped()));
        }
    }

    private static String packets(long number) {
        return number + (number == 1 ? " packet" : " packets");
    }
}

package io.rawnet.examples.command;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import io.rawnet.examples.tool.Progress;
import io.rawnet.examples.tool.Terminal;
import io.rawnet.examples.tool.capture.PacketFile;
import io.rawnet.pcap.CapturedPacket;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code rawnet filter}. */
@Command(
        name = "filter",
        description = "Compiles a pcap-filter(7) expression and prints its program, or runs it on a capture file.",
        mixinStandardHelpOptions = true)
public final class FilterCommand implements Callable<Integer> {
    private static final long MOST_OCTETS = 0xFFFF_FFFFL;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EXPRESSION",
            arity = "1..*",
            description = "the expression, such as: tcp port 80 and not host 10.0.0.1")
    private List<String> words;

    @ArgGroup
    private Notation notation = new Notation();

    /** How to write the program down; the letters are those of tcpdump(8). */
    private static final class Notation {
        @Option(names = "-d", description = "print a listing, as it is by default")
        private boolean listing;

        @Option(names = "-dd", description = "print the initializers of a C array")
        private boolean array;

        @Option(names = "-ddd", description = "print decimal numbers, as iptables -m bpf takes them")
        private boolean decimal;

        @Option(
                names = "--notation",
                paramLabel = "NOTATION",
                description = "print in one of: ${COMPLETION-CANDIDATES}")
        private BpfNotation named;

        BpfNotation chosen() {
            return named != null
                    ? named
                    : array ? BpfNotation.C_ARRAY : decimal ? BpfNotation.DECIMAL : BpfNotation.LISTING;
        }
    }

    @Option(
            names = {"-r", "--read"},
            paramLabel = "FILE",
            description =
                    "run the program on a capture file, - for standard input, and print how many packets it accepts")
    private Path file;

    @Option(
            names = {"-s", "--snapshot-length"},
            paramLabel = "N",
            defaultValue = "" + FilterCompiler.DEFAULT_SNAPSHOT_LENGTH,
            description = "what the program returns for a packet that it accepts; default: ${DEFAULT-VALUE}")
    private long snapshotLength;

    @Option(
            names = {"-y", "--link-type"},
            paramLabel = "TYPE",
            defaultValue = "ethernet",
            converter = LinkTypeConverter.class,
            description = "what packets begin with: ethernet, ipv4, ipv6, raw (either) or a LINKTYPE_ number;"
                    + " default: ${DEFAULT-VALUE}")
    private LinkType linkType;

    /** Made by picocli. */
    public FilterCommand() {}

    @Override
    public Integer call() throws BpfSyntaxException, InvalidProgramException, IOException {
        Arguments.check(spec, "--snapshot-length", snapshotLength, 1, MOST_OCTETS);
        PrintWriter out = spec.commandLine().getOut();
        out.print(file == null ? notation.chosen().format(program()) : count() + System.lineSeparator());
        out.flush();
        return 0;
    }

    private BpfProgram program() throws BpfSyntaxException {
        return FilterCompiler.forLinkType(linkType)
                .withNames(new SystemNames())
                .withSnapshotLength(snapshotLength)
                .compile(String.join(" ", words));
    }

    /** {@return how many packets of the file there are, and how many are accepted by programs for their link types} */
    private String count() throws IOException, BpfSyntaxException, InvalidProgramException {
        Progress progress = new Progress(spec.commandLine().getErr(), Terminal.ERR.isPresent());
        long accepted = 0;
        long all = 0;
        try (PacketFile input = PacketFile.open(file.toString())) {
            ExpressionFilter filter = new ExpressionFilter(String.join(" ", words), input.reader());
            for (Optional<CapturedPacket> packet = input.reader().read();
                    packet.isPresent();
                    packet = input.reader().read()) {
                all++;
                accepted += filter.accepts(packet.get()) ? 1 : 0;
                progress.show(input::progress);
            }
        } finally {
            progress.clear();
        }
        return accepted + " of " + all + (all == 1 ? " packet" : " packets");
    }

    /** Reads the name or number of a link type. */
    static final class LinkTypeConverter implements ITypeConverter<LinkType> {
        private static final Map<String, LinkType> NAMES = Map.of(
                "ethernet", LinkType.ETHERNET,
                "ipv4", LinkType.IPV4,
                "ipv6", LinkType.IPV6,
                "raw", LinkType.RAW);

        @Override
        public LinkType convert(String text) {
            LinkType named = NAMES.get(text.toLowerCase(Locale.ROOT));
            try {
                return named != null ? named : new LinkType(Integer.parseInt(text));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException('"' + text + "\" is neither ethernet, ipv4, ipv6, raw nor a number");
            }
        }
    }
}

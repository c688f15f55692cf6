package io.rawnet.examples.command;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.PacketDirection;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CapturedPacket;
import io.rawnet.pcap.PacketFlags;
import io.rawnet.pcap.PcapngReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rawnet read}. */
@Command(
        name = "read",
        description = "Prints the packets of a capture file, pcap or pcapng.",
        mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PacketPrinter printer;

    @Option(
            names = "--streams",
            description = "print what both sides of each TCP connection said, instead of the packets")
    private boolean streams;

    @Option(names = "--count", paramLabel = "N", description = "end after so many packets")
    private long count = Long.MAX_VALUE;

    @Parameters(index = "0", paramLabel = "FILE", description = "the file; - for standard input")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "EXPRESSION",
            arity = "0..*",
            description = "which packets, in the words of pcap-filter(7)")
    private List<String> words = List.of();

    /** A pcapng file may hold packets of several link types, and an expression means another program for each. */
    private final Map<LinkType, BpfMachine> filters = new HashMap<>();

    /** Made by picocli. */
    public ReadCommand() {}

    @Override
    public Integer call() throws IOException, BpfSyntaxException, InvalidProgramException {
        try (CaptureReader reader =
                file.toString().equals("-") ? CaptureReader.of(System.in) : CaptureReader.open(file)) {
            if (streams) {
                printStreams(reader);
            } else {
                eachWanted(reader, this::print);
            }
        }
        return 0;
    }

    private void printStreams(CaptureReader reader) throws IOException, BpfSyntaxException, InvalidProgramException {
        if (printer.tree()) {
            throw new ParameterException(
                    spec.commandLine(), "--streams shows text, or octets with --hex, but no --tree");
        }
        StreamPrinter talk = new StreamPrinter(spec.commandLine().getOut(), printer.hex());
        try {
            eachWanted(reader, talk::take);
        } finally {
            talk.finish(); // also when the file is cut short
        }
    }

    private void eachWanted(CaptureReader reader, Consumer<CapturedPacket> taker)
            throws IOException, BpfSyntaxException, InvalidProgramException {
        long taken = 0;
        Optional<CapturedPacket> packet = reader.read();
        while (packet.isPresent() && taken < count) {
            if (isWanted(packet.get(), reader instanceof PcapngReader)) {
                taker.accept(packet.get());
                taken++;
            }
            packet = reader.read();
        }
    }

    private boolean isWanted(CapturedPacket packet, boolean hasFlags)
            throws BpfSyntaxException, InvalidProgramException {
        if (words.isEmpty()) {
            return true;
        }
        LinkType linkType = packet.linkType();
        BpfMachine filter = filters.get(linkType);
        if (filter == null) {
            FilterCompiler compiler = FilterCompiler.forLinkType(linkType).withNames(new SystemNames());
            filter =
                    new BpfMachine((hasFlags ? compiler.withPacketFlags() : compiler).compile(String.join(" ", words)));
            filters.put(linkType, filter);
        }
        return filter.accepts(packet.octets(), packet.originalLength(), direction(packet));
    }

    private static PacketDirection direction(CapturedPacket packet) {
        return switch (packet.flags().map(PacketFlags::direction).orElse(PacketFlags.Direction.UNKNOWN)) {
            case INBOUND -> PacketDirection.INBOUND;
            case OUTBOUND -> PacketDirection.OUTBOUND;
            case UNKNOWN, RESERVED -> PacketDirection.UNKNOWN;
        };
    }

    private void print(CapturedPacket packet) {
        printer.print(
                spec.commandLine().getOut(),
                packet.timestamp(),
                packet.linkType(),
                packet.octets(),
                packet.originalLength());
    }
}

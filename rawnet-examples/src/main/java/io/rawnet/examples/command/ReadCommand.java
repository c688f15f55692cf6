package io.rawnet.examples.command;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CapturedPacket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            long printed = 0;
            Optional<CapturedPacket> packet = reader.read();
            while (packet.isPresent() && printed < count) {
                if (isWanted(packet.get())) {
                    print(packet.get());
                    printed++;
                }
                packet = reader.read();
            }
        }
        return 0;
    }

    private boolean isWanted(CapturedPacket packet) throws BpfSyntaxException, InvalidProgramException {
        if (words.isEmpty()) {
            return true;
        }
        LinkType linkType = packet.linkType();
        BpfMachine filter = filters.get(linkType);
        if (filter == null) {
            filter = new BpfMachine(FilterCompiler.compile(String.join(" ", words), linkType));
            filters.put(linkType, filter);
        }
        return filter.accepts(packet.octets());
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

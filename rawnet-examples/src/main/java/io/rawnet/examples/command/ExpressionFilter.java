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
import java.util.HashMap;
import java.util.Map;

/** Tells which packets of a file an expression accepts. A pcapng file may hold packets of several link types, and it means another program for each. */
final class ExpressionFilter {
    private final String expression;
    private final boolean hasFlags;
    private final Map<LinkType, BpfMachine> machines = new HashMap<>();

    /** Compiles nothing yet. */
    ExpressionFilter(String expression, CaptureReader reader) {
        this.expression = expression;
        hasFlags = reader instanceof PcapngReader;
    }

    boolean accepts(CapturedPacket packet) throws BpfSyntaxException, InvalidProgramException {
        if (expression.isBlank()) {
            return true;
        }
        BpfMachine machine = machines.get(packet.linkType());
        if (machine == null) {
            FilterCompiler compiler =
                    FilterCompiler.forLinkType(packet.linkType()).withNames(new SystemNames());
            machine = new BpfMachine((hasFlags ? compiler.withPacketFlags() : compiler).compile(expression));
            machines.put(packet.linkType(), machine);
        }
        return machine.accepts(packet.octets(), packet.originalLength(), direction(packet));
    }

    private static PacketDirection direction(CapturedPacket packet) {
        return switch (packet.flags().map(PacketFlags::direction).orElse(PacketFlags.Direction.UNKNOWN)) {
            case INBOUND -> PacketDirection.INBOUND;
            case OUTBOUND -> PacketDirection.OUTBOUND;
            case UNKNOWN, RESERVED -> PacketDirection.UNKNOWN;
        };
    }
}

package io.rawnet.examples.command;

import io.rawnet.codec.HexDump;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.packet.Packet;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how to print packets, and the printing. */
final class PacketPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());

    @Option(names = "--hex", description = "print the octets too")
    private boolean hex;

    @Option(names = "--tree", description = "print each field on a line of its own")
    private boolean tree;

    boolean hex() {
        return hex;
    }

    boolean tree() {
        return tree;
    }

    /** Prints the octets from position to limit as a packet. */
    void print(PrintWriter out, Optional<Instant> time, Protocol first, ByteBuffer octets, long originalLength) {
        Packet packet = Packet.decode(first, octets.duplicate());
        time.ifPresent(instant -> out.print(TIME.format(instant) + "  "));
        out.println(tree ? packet.tree().stripTrailing() : packet);
        if (originalLength > octets.remaining()) {
            out.println("    only " + octets.remaining() + " of its " + originalLength + " octets are here");
        }
        if (hex) {
            out.print(HexDump.format(octets).indent(4));
        }
        out.flush();
    }
}

package io.rawnet.examples.tool.capture;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.examples.tool.packet.SeenPacket;
import io.rawnet.pcap.CapturedPacket;
import io.rawnet.pcap.PacketFlags;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints packets of a file. */
public final class ReadPackets implements PacketTaker {
    private static final int SELDOM = 256;

    private final Consumer<SeenPacket> printer;
    private final PrintWriter out;
    private final int longest;
    private final boolean seldom;
    private int unflushed;

    /**
     * Prints nothing yet.
     *
     * @param printer prints a packet
     * @param out where it prints to
     * @param longest how many octets of a packet to look at, at most
     * @param seldom whether it is enough to flush what was printed from time to time: nobody waits for the next packet
     */
    public ReadPackets(Consumer<SeenPacket> printer, PrintWriter out, int longest, boolean seldom) {
        this.printer = printer;
        this.out = out;
        this.longest = longest;
        this.seldom = seldom;
    }

    @Override
    public void take(CapturedPacket packet) {
        ByteBuffer octets = packet.octets();
        octets.limit(Math.min(octets.limit(), longest));
        Optional<Boolean> sent = sent(packet);
        printer.accept(new SeenPacket(
                packet.timestamp(),
                packet.captureInterface().name(),
                sent,
                Optional.empty(),
                packet.linkType(),
                octets,
                packet.originalLength(),
                // the file does not say so, but hosts capture what they send before its checksum is computed
                sent.orElseGet(() -> PartialChecksum.isIn(packet.linkType(), octets))
                        ? ChecksumOffload.NOT_YET_COMPUTED
                        : ChecksumOffload.UNKNOWN));
        if (!seldom || ++unflushed >= SELDOM) {
            out.flush();
            unflushed = 0;
        }
    }

    private static Optional<Boolean> sent(CapturedPacket packet) {
        return packet.flags()
                .map(PacketFlags::direction)
                .filter(direction ->
                        direction == PacketFlags.Direction.OUTBOUND || direction == PacketFlags.Direction.INBOUND)
                .map(direction -> direction == PacketFlags.Direction.OUTBOUND);
    }

    @Override
    public void close() {
        out.flush();
    }
}

package io.rawnet.examples.tool.capture;

import io.rawnet.examples.tool.InterfaceNames;
import io.rawnet.examples.tool.packet.SeenPacket;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Prints packets as they come. */
public final class PrintedPackets implements PacketSink {
    private static final long NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    private final CaptureSettings settings;
    private final Consumer<SeenPacket> printer;
    private final PrintWriter out;
    private final InterfaceNames names = new InterfaceNames();

    /**
     * Prints nothing yet.
     *
     * @param settings what is captured
     * @param printer prints a packet
     * @param out where it prints to, flushed when no more packets are there
     */
    public PrintedPackets(CaptureSettings settings, Consumer<SeenPacket> printer, PrintWriter out) {
        this.settings = settings;
        this.printer = printer;
        this.out = out;
    }

    @Override
    public void take(CapturedFrame packet) {
        long time = packet.timestampNanoseconds();
        printer.accept(new SeenPacket(
                Optional.of(Instant.ofEpochSecond(time / NANOSECONDS, time % NANOSECONDS)),
                Optional.of(names.of(packet.interfaceIndex())),
                Optional.of(packet.isOutgoing()),
                Optional.empty(),
                settings.linkLayer().linkType(),
                packet.octets(),
                packet.originalLength(),
                packet.checksumOffload()));
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void end(CaptureCounts counted) {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}

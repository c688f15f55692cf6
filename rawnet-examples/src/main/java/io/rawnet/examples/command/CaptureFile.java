package io.rawnet.examples.command;

import io.rawnet.codec.number.LinkType;
import io.rawnet.packet.LinkStatistics;
import io.rawnet.packet.PacketType;
import io.rawnet.pcap.BlockOptions;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.PacketFlags;
import io.rawnet.pcap.PcapngWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The file that {@code rawnet capture} writes; pcapng has the interface, the direction of each packet and the drop count too. */
final class CaptureFile implements Closeable {
    private static final BlockOptions SENT =
            PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
    private static final BlockOptions RECEIVED =
            PacketFlags.of(PacketFlags.Direction.INBOUND).toOptions();

    private final CaptureWriter writer;

    private CaptureFile(CaptureWriter writer) {
        this.writer = writer;
    }

    /** Creates or replaces a file: pcapng if the name ends so, else pcap. */
    static CaptureFile create(Path path, LinkType linkType, String interfaceName) throws IOException {
        return new CaptureFile(
                path.toString().endsWith(".pcapng")
                        ? CaptureWriter.pcapng(path, linkType, interfaceName)
                        : CaptureWriter.pcap(path, linkType));
    }

    void flushEachPacket(boolean on) throws IOException {
        writer.flushEachPacket(on);
    }

    void write(PacketType type, ByteBuffer octets, long epochNanos, long originalLength) throws IOException {
        if (writer instanceof PcapngWriter pcapng) {
            BlockOptions direction = type == PacketType.OUTGOING ? SENT : RECEIVED;
            pcapng.write(0, octets, epochNanos, originalLength, direction);
        } else {
            writer.write(octets, epochNanos, originalLength);
        }
    }

    /** Writes how many packets the interface had for the filter, and how many of them found no room. */
    void writeStatistics(LinkStatistics counted) throws IOException {
        if (writer instanceof PcapngWriter pcapng) {
            long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
            pcapng.writeStatistics(0, now, counted.received() + counted.dropped(), counted.dropped());
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

package io.rawnet.examples.tool.capture;

import io.rawnet.examples.tool.InterfaceNames;
import io.rawnet.pcap.BlockOptions;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.InterfaceDescriptionBlock;
import io.rawnet.pcap.PacketFlags;
import io.rawnet.pcap.PcapHeader;
import io.rawnet.pcap.PcapngWriter;
import io.rawnet.pcap.SectionHeaderBlock;
import io.rawnet.pcap.TimestampResolution;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Saves packets in a capture file, or in one after the other. pcapng has the interface, the direction of each packet and the drop count too. */
public final class SavedPackets implements PacketSink {
    private static final long LONGEST_UNWRITTEN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final BlockOptions SENT =
            PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions();
    private static final BlockOptions RECEIVED =
            PacketFlags.of(PacketFlags.Direction.INBOUND).toOptions();

    private final FileSettings settings;
    private final CaptureSettings capture;
    private final FileNames names;
    private final InterfaceNames interfaceNames = new InterfaceNames();
    /** The numbers that interfaces have in the file, by the kernel's. */
    private final Map<Integer, Integer> interfaces = new HashMap<>();
    /** Null where one file is complete and the next one could not be begun. */
    private CaptureWriter writer;

    private int files;
    private int number;
    private long begun;
    private long written;

    /**
     * Begins the first file.
     *
     * @param settings in which files packets are saved
     * @param capture what is captured
     * @throws IOException if the file cannot be written; the message is for the user
     */
    public SavedPackets(FileSettings settings, CaptureSettings capture) throws IOException {
        this.settings = settings;
        this.capture = capture;
        names = new FileNames(settings);
        begin();
    }

    private void begin() throws IOException {
        files++;
        begun = System.nanoTime();
        written = begun;
        writer = open();
        writer.flushEachPacket(settings.eachPacket());
        // a reader of a pipe waits for the header
        writer.flush();
    }

    private CaptureWriter open() throws IOException {
        FileFormat format = FileFormat.of(settings.name());
        OutputStream out = format.open(names.name(ZonedDateTime.now(), number));
        try {
            return format.pcapng() ? pcapng(out) : pcap(out);
        } catch (IOException | RuntimeException failure) {
            out.close();
            throw failure;
        }
    }

    private CaptureWriter pcap(OutputStream out) throws IOException {
        return CaptureWriter.pcap(
                out, PcapHeader.of(capture.linkLayer().linkType()).withSnapLength(capture.snapshotLength()));
    }

    private CaptureWriter pcapng(OutputStream out) throws IOException {
        PcapngWriter pcapng = CaptureWriter.pcapng(out, SectionHeaderBlock.of(BlockOptions.none()));
        interfaces.clear();
        describe(pcapng, capture.interfaceName());
        return pcapng;
    }

    /** {@return the number of an interface in the file} Number 0 is what is captured from, which may be all interfaces at once. */
    private int describe(PcapngWriter pcapng, String name) throws IOException {
        BlockOptions options = BlockOptions.builder(ByteOrder.LITTLE_ENDIAN)
                .text(InterfaceDescriptionBlock.NAME, name)
                .int8(InterfaceDescriptionBlock.TIMESTAMP_RESOLUTION, TimestampResolution.NANOSECONDS.code())
                .build();
        return pcapng.addInterface(InterfaceDescriptionBlock.of(
                ByteOrder.LITTLE_ENDIAN, capture.linkLayer().linkType(), capture.snapshotLength(), options));
    }

    @Override
    public void take(CapturedFrame packet) throws IOException {
        if (isPeriodOver()) {
            number = 0;
            next();
        } else if (settings.size().isPresent()
                && writer.length() >= settings.size().getAsLong()) {
            number = (number + 1) % settings.files().orElse(Integer.MAX_VALUE);
            next();
        }
        long time = packet.timestampNanoseconds();
        if (writer instanceof PcapngWriter pcapng) {
            BlockOptions direction = packet.isOutgoing() ? SENT : RECEIVED;
            pcapng.write(interfaceOf(packet, pcapng), packet.octets(), time, packet.originalLength(), direction);
        } else {
            writer.write(packet.octets(), time, packet.originalLength());
        }
    }

    private int interfaceOf(CapturedFrame packet, PcapngWriter pcapng) throws IOException {
        if (capture.on().isPresent()) {
            return 0;
        }
        int index = packet.interfaceIndex();
        Integer known = interfaces.get(index);
        int id = known != null ? known : describe(pcapng, interfaceNames.of(index));
        interfaces.put(index, id);
        return id;
    }

    private void next() throws IOException {
        CaptureWriter full = writer;
        writer = null;
        full.close();
        begin();
    }

    private boolean isPeriodOver() {
        return settings.period().isPresent()
                && System.nanoTime() - begun >= settings.period().get().toNanos();
    }

    /** Writes what is in the buffer when it is older than half a second: that much is lost at most if the process is killed. */
    @Override
    public void pause() throws IOException {
        long now = System.nanoTime();
        if (now - written >= LONGEST_UNWRITTEN) {
            writer.flush();
            written = now;
        }
    }

    @Override
    public boolean isFull() {
        return settings.endsWithLastFile() && files >= settings.files().getAsInt() && isPeriodOver();
    }

    @Override
    public void end(CaptureCounts counted) throws IOException {
        if (writer instanceof PcapngWriter pcapng) {
            long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
            pcapng.writeStatistics(0, now, counted.received(), counted.dropped());
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}

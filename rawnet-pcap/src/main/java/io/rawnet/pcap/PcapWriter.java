package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Writes a pcap file; {@link PcapReader} has a diagram of the record. */
public final class PcapWriter extends CaptureWriter {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final PcapHeader header;
    private final int nanosPerUnit;

    PcapWriter(CaptureOutput out, PcapHeader header) throws IOException {
        super(out);
        this.header = header;
        nanosPerUnit = PcapFormat.of(header.resolution()).nanosPerUnit();
        header.write(out);
    }

    /** {@return the header of the file} */
    public PcapHeader header() {
        return header;
    }

    /** Writes a packet of the file's link type; its options are not written, as pcap has none. */
    @Override
    public void write(CapturedPacket packet) throws IOException {
        if (!packet.linkType().equals(header.linkType())) {
            throw new IllegalArgumentException(
                    "a packet of " + packet.linkType() + " does not fit a file of " + header.linkType());
        }
        Instant time = packet.timestamp().orElse(Instant.EPOCH);
        write(packet.octets(), time.getEpochSecond(), time.getNano(), packet.originalLength());
    }

    @Override
    public void write(ByteBuffer octets, long epochNanos, long originalLength) throws IOException {
        long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
        write(octets, seconds, (int) (epochNanos - seconds * NANOS_PER_SECOND), originalLength);
    }

    private void write(ByteBuffer octets, long seconds, int nanos, long originalLength) throws IOException {
        Range.u32("seconds of the timestamp", seconds);
        Range.u32("original length", originalLength);
        ByteBuffer record = out.room(PcapReader.RECORD_HEADER);
        record.putInt((int) seconds).putInt(nanos / nanosPerUnit);
        record.putInt(octets.remaining()).putInt((int) originalLength);
        out.put(octets);
        out.endOfPacket();
    }
}

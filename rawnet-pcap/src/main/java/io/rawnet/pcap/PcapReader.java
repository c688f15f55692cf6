package io.rawnet.pcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads a pcap file: the header, then packet records (draft-ietf-opsawg-pcap, section 5).
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                      Timestamp (Seconds)                      |
 * +---------------------------------------------------------------+
 * |            Timestamp (Microseconds or nanoseconds)            |
 * +---------------------------------------------------------------+
 * |                    Captured Packet Length                     |
 * +---------------------------------------------------------------+
 * |                    Original Packet Length                     |
 * +---------------------------------------------------------------+
 * /                          Packet Data                          /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class PcapReader implements CaptureReader {

    static final int RECORD_HEADER = 16;

    private final CaptureInput in;
    private final CaptureLimits limits;
    private final PcapHeader header;
    private final InterfaceDescriptionBlock captureInterface;
    private final long nanosPerUnit;
    private MalformedCaptureException failure;

    PcapReader(CaptureInput in, CaptureLimits limits) throws IOException {
        this.in = in;
        this.limits = limits;
        header = PcapHeader.read(in);
        captureInterface = header.captureInterface();
        nanosPerUnit = header.resolution().equals(TimestampResolution.NANOSECONDS) ? 1 : 1000;
    }

    /** {@return the header of the file} */
    public PcapHeader header() {
        return header;
    }

    @Override
    public Optional<CapturedPacket> read() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return in.atEnd() ? Optional.empty() : Optional.of(readRecord());
        } catch (MalformedCaptureException malformed) {
            failure = malformed;
            throw malformed;
        }
    }

    private CapturedPacket readRecord() throws IOException {
        in.require(RECORD_HEADER, "packet record header");
        long seconds = in.getInt();
        long fraction = in.getInt();
        long capturedLength = in.getInt();
        long originalLength = in.getInt();
        if (capturedLength > limits.maximumPacketLength()) {
            throw new MalformedCaptureException(
                    in.offset() - 8,
                    "at most " + limits.maximumPacketLength() + " octets captured of a packet",
                    capturedLength + " octets");
        }
        Instant timestamp = Instant.ofEpochSecond(seconds, fraction * nanosPerUnit);
        ByteBuffer octets = ByteBuffer.wrap(in.octets((int) capturedLength, "packet data"));
        return new CapturedPacket(
                captureInterface, Optional.of(timestamp), originalLength, octets, BlockOptions.none());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

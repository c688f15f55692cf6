package io.rawnet.pcap;

import io.rawnet.codec.number.LinkType;
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
 *
 * <p>Old files are read as libpcap reads them:
 * <ul>
 *   <li>Before version 2.3, and in version 543.0 of DG/UX, the original length stands first. Version 2.3 was written with
 *       either order; there a captured length above the original length means that the two are swapped.
 *   <li>In the modified variant (magic number 0xA1B2CD34) a record has 8 more octets in front of the packet data:
 *       interface index, protocol and packet type. They are skipped, as not every program that writes this variant fills
 *       them in.
 * </ul>
 */
public final class PcapReader extends CaptureReader {

    static final int RECORD_HEADER = 16;

    private final CaptureLimits limits;
    private final PcapFormat format;
    private final PcapVersion version;
    private final PcapHeader header;
    private final InterfaceDescriptionBlock captureInterface;

    PcapReader(CaptureInput in, PcapFormat format, CaptureLimits limits) throws IOException {
        super(in);
        this.format = format;
        this.limits = limits;
        in.require(PcapHeader.LENGTH, "pcap file header");
        in.getInt();
        long versionOffset = in.offset();
        version = new PcapVersion(in.getShort(), in.getShort());
        if (!version.isKnown()) {
            throw new MalformedCaptureException(versionOffset, "pcap version 2.0 to 2.4", version.toString());
        }
        header = PcapHeader.read(in, format.resolution());
        captureInterface = header.captureInterface();
    }

    /** {@return the header of the file} */
    public PcapHeader header() {
        return header;
    }

    @Override
    public LinkType linkType() {
        return header.linkType();
    }

    @Override
    public Optional<CapturedPacket> read() throws IOException {
        return next(this::readRecord);
    }

    private CapturedPacket readRecord() throws IOException {
        in.require(RECORD_HEADER + format.extraLength(), "packet record header");
        long seconds = in.getInt();
        long fraction = in.getInt();
        long lengthsOffset = in.offset();
        long first = in.getInt();
        long second = in.getInt();
        boolean swapped = version.originalLengthFirst(first, second);
        long capturedLength = swapped ? second : first;
        long originalLength = swapped ? first : second;
        limits.checkPacket(capturedLength, lengthsOffset + (swapped ? 4 : 0));
        in.skip(format.extraLength());
        Instant timestamp = Instant.ofEpochSecond(seconds, fraction * format.nanosPerUnit());
        ByteBuffer octets = ByteBuffer.wrap(in.octets((int) capturedLength, "packet data"));
        return new CapturedPacket(
                captureInterface, Optional.of(timestamp), originalLength, octets, BlockOptions.none());
    }
}

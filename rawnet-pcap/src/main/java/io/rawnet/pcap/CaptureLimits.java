package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;

/**
 * Largest lengths that a reader accepts. A file with a larger one is reported with a {@link MalformedCaptureException}.
 *
 * @param maximumPacketLength most octets captured of one packet, 0 to 2^31-1
 * @param maximumBlockLength  most octets in one pcapng block, header included, and in all interface descriptions of one
 *                            section together, as these are kept while the section is read; 12 to 2^31-1
 */
public record CaptureLimits(int maximumPacketLength, int maximumBlockLength) {

    /** 256 KiB for a packet, as in libpcap and Wireshark, and 16 MiB for a block, as in Wireshark. */
    public static final CaptureLimits DEFAULT = new CaptureLimits(256 * 1024, 16 * 1024 * 1024);

    public CaptureLimits {
        Range.check("maximum packet length", maximumPacketLength, Integer.MAX_VALUE);
        Range.check("maximum block length", maximumBlockLength, 12, Integer.MAX_VALUE);
    }

    void checkPacket(long capturedLength, long offset) throws MalformedCaptureException {
        if (capturedLength > maximumPacketLength) {
            throw new MalformedCaptureException(
                    offset,
                    "at most " + maximumPacketLength + " octets captured of a packet",
                    capturedLength + " octets");
        }
    }
}

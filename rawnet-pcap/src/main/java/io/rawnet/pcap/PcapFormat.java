package io.rawnet.pcap;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of pcap files, which differ in the magic number. */
enum PcapFormat {
    /** Timestamps in microseconds. */
    MICROSECONDS(0xA1B2C3D4, TimestampResolution.MICROSECONDS, 0),
    /** Timestamps in nanoseconds. */
    NANOSECONDS(0xA1B23C4D, TimestampResolution.NANOSECONDS, 0),
    /** Of Alexey Kuznetsov's changes to libpcap: interface index, protocol and packet type follow the lengths. */
    MODIFIED(0xA1B2CD34, TimestampResolution.MICROSECONDS, 8);

    private final int magic;
    private final TimestampResolution resolution;
    private final int extraLength;

    PcapFormat(int magic, TimestampResolution resolution, int extraLength) {
        this.magic = magic;
        this.resolution = resolution;
        this.extraLength = extraLength;
    }

    static Optional<PcapFormat> of(int magic) {
        return Arrays.stream(values()).filter(format -> format.magic == magic).findFirst();
    }

    /** The kind that is written for a resolution. */
    static PcapFormat of(TimestampResolution resolution) {
        return resolution.equals(TimestampResolution.NANOSECONDS) ? NANOSECONDS : MICROSECONDS;
    }

    int magic() {
        return magic;
    }

    TimestampResolution resolution() {
        return resolution;
    }

    int nanosPerUnit() {
        return this == NANOSECONDS ? 1 : 1000;
    }

    /** Octets between the lengths of a record and the packet data. */
    int extraLength() {
        return extraLength;
    }
}

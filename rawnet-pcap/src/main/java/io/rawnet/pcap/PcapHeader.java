package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * The header of a pcap file (draft-ietf-opsawg-pcap, section 4). It is written with version 2.4; the other versions and the
 * other magic number that a {@link PcapReader} reads are not kept.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |   Magic Number: 0xA1B2C3D4 microseconds, 0xA1B23C4D nanos     |
 * +-------------------------------+-------------------------------+
 * |         Major Version         |         Minor Version         |
 * +-------------------------------+-------------------------------+
 * |                           Reserved1                           |
 * +---------------------------------------------------------------+
 * |                           Reserved2                           |
 * +---------------------------------------------------------------+
 * |                            SnapLen                            |
 * +-------+-+-+-------------------+-------------------------------+
 * |FCS len|R|P|     Reserved3     |        Link-layer type        |
 * +-------+-+-+-------------------+-------------------------------+
 * </pre>
 *
 * @param byteOrder       byte order of the file
 * @param resolution      microseconds or nanoseconds
 * @param reserved1       once the time zone, 0 to 2^32-1; to be written as 0
 * @param reserved2       once the accuracy, 0 to 2^32-1; to be written as 0
 * @param snapLength      most octets captured of a packet, 0 to 2^32-1; 0 is no limit
 * @param linkInformation the upper 16 bits of the last word: FCS len, R, P and Reserved3, 0 to 65535
 * @param linkType        link type of the packets
 */
public record PcapHeader(
        ByteOrder byteOrder,
        TimestampResolution resolution,
        long reserved1,
        long reserved2,
        long snapLength,
        int linkInformation,
        LinkType linkType) {

    /** The largest snapshot length that libpcap and Wireshark accept: 256 KiB. */
    public static final long DEFAULT_SNAP_LENGTH = 262_144;

    static final int LENGTH = 24;
    private static final int FCS_LENGTH_PRESENT = 0x0400;

    public PcapHeader {
        if (!resolution.equals(TimestampResolution.MICROSECONDS)
                && !resolution.equals(TimestampResolution.NANOSECONDS)) {
            throw new IllegalArgumentException("resolution " + resolution + " is neither 10^-6 s nor 10^-9 s");
        }
        Range.u32("reserved1", reserved1);
        Range.u32("reserved2", reserved2);
        Range.u32("snap length", snapLength);
        Range.u16("link information", linkInformation);
    }

    /**
     * A little-endian file with nanoseconds and a snapshot length of 256 KiB.
     *
     * @param linkType link type of the packets
     * @return the header
     */
    public static PcapHeader of(LinkType linkType) {
        return new PcapHeader(
                ByteOrder.LITTLE_ENDIAN, TimestampResolution.NANOSECONDS, 0, 0, DEFAULT_SNAP_LENGTH, 0, linkType);
    }

    /**
     * This header in another byte order.
     *
     * @param order byte order of the file
     * @return the header
     */
    public PcapHeader withByteOrder(ByteOrder order) {
        return new PcapHeader(order, resolution, reserved1, reserved2, snapLength, linkInformation, linkType);
    }

    /**
     * This header with another resolution.
     *
     * @param unit microseconds or nanoseconds
     * @return the header
     * @throws IllegalArgumentException if it is neither
     */
    public PcapHeader withResolution(TimestampResolution unit) {
        return new PcapHeader(byteOrder, unit, reserved1, reserved2, snapLength, linkInformation, linkType);
    }

    /**
     * This header with another snapshot length.
     *
     * @param length most octets captured of a packet, 0 to 2^32-1
     * @return the header
     * @throws IllegalArgumentException if the length is out of its range
     */
    public PcapHeader withSnapLength(long length) {
        return new PcapHeader(byteOrder, resolution, reserved1, reserved2, length, linkInformation, linkType);
    }

    /** {@return octets of frame check sequence at the end of each packet, 0 to 30; empty if not given} */
    public OptionalInt frameCheckSequenceLength() {
        boolean present = (linkInformation & FCS_LENGTH_PRESENT) != 0;
        return present ? OptionalInt.of((linkInformation >>> 12) * 2) : OptionalInt.empty();
    }

    /** Reads what follows the version; the byte order of the input must be that of the file. */
    static PcapHeader read(CaptureInput in, TimestampResolution resolution) {
        long reserved1 = in.getInt();
        long reserved2 = in.getInt();
        long snapLength = in.getInt();
        long word = in.getInt();
        LinkType linkType = new LinkType((int) word & 0xFFFF);
        return new PcapHeader(in.order(), resolution, reserved1, reserved2, snapLength, (int) (word >>> 16), linkType);
    }

    void write(CaptureOutput out) throws IOException {
        out.order(byteOrder);
        ByteBuffer buffer = out.room(LENGTH);
        buffer.putInt(PcapFormat.of(resolution).magic());
        buffer.putShort((short) PcapVersion.CURRENT.major()).putShort((short) PcapVersion.CURRENT.minor());
        buffer.putInt((int) reserved1).putInt((int) reserved2).putInt((int) snapLength);
        buffer.putInt(linkInformation << 16 | linkType.number());
    }

    /** An interface with the values of this header, as pcap describes none. */
    InterfaceDescriptionBlock captureInterface() {
        BlockOptions options = BlockOptions.builder(byteOrder)
                .int8(InterfaceDescriptionBlock.TIMESTAMP_RESOLUTION, resolution.code())
                .build();
        return InterfaceDescriptionBlock.of(byteOrder, linkType, snapLength, options);
    }
}

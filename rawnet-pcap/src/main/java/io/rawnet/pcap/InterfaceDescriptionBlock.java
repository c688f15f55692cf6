package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Describes an interface; the first of a section has number 0, the next number 1 (draft-ietf-opsawg-pcapng, section 4.2).
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |           LinkType            |           Reserved            |
 * +-------------------------------+-------------------------------+
 * |                            SnapLen                            |
 * +---------------------------------------------------------------+
 * /                            Options                            /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class InterfaceDescriptionBlock extends Block {

    /** The block type. */
    public static final long TYPE = 1;
    /** Option if_name: the name, text. */
    public static final int NAME = 2;
    /** Option if_description: a description, text. */
    public static final int DESCRIPTION = 3;
    /** Option if_speed: bits per second, 64 bits. */
    public static final int SPEED = 8;
    /** Option if_tsresol: a {@link TimestampResolution}, 8 bits. */
    public static final int TIMESTAMP_RESOLUTION = 9;
    /** Option if_filter: a filter kind, 8 bits, and the filter. */
    public static final int FILTER = 11;
    /** Option if_os: the operating system, text. */
    public static final int OPERATING_SYSTEM = 12;
    /** Option if_fcslen: length of the frame check sequence, 8 bits. */
    public static final int FRAME_CHECK_SEQUENCE_LENGTH = 13;
    /** Option if_tsoffset: seconds to add to each timestamp, 64 bits signed. */
    public static final int TIMESTAMP_OFFSET = 14;
    /** Option if_hardware: the hardware, text. */
    public static final int HARDWARE = 15;
    /** Option if_txspeed: bits per second sent, 64 bits. */
    public static final int TRANSMIT_SPEED = 16;
    /** Option if_rxspeed: bits per second received, 64 bits. */
    public static final int RECEIVE_SPEED = 17;

    private static final int FIELDS = 8;

    private final TimestampResolution timestampResolution;
    private final long timestampOffset;

    private InterfaceDescriptionBlock(ByteBuffer body) {
        super(TYPE, body);
        timestampResolution = new TimestampResolution((int)
                options().integer(TIMESTAMP_RESOLUTION, Byte.BYTES).orElse(TimestampResolution.MICROSECONDS.code()));
        timestampOffset = options().integer(TIMESTAMP_OFFSET, Long.BYTES).orElse(0);
    }

    /**
     * An interface with a name and timestamps in nanoseconds.
     *
     * @param linkType link type of its packets
     * @param name     the name of the interface, for instance {@code eth0}
     * @return the block, little-endian, with a snapshot length of 256 KiB
     */
    public static InterfaceDescriptionBlock of(LinkType linkType, String name) {
        BlockOptions options = BlockOptions.builder(ByteOrder.LITTLE_ENDIAN)
                .text(NAME, name)
                .int8(TIMESTAMP_RESOLUTION, TimestampResolution.NANOSECONDS.code())
                .build();
        return of(ByteOrder.LITTLE_ENDIAN, linkType, PcapHeader.DEFAULT_SNAP_LENGTH, options);
    }

    /**
     * Any interface.
     *
     * @param order      byte order of the section
     * @param linkType   link type of its packets
     * @param snapLength most octets captured of a packet, 0 to 2^32-1; 0 is no limit
     * @param options    options, of any byte order
     * @return the block
     * @throws IllegalArgumentException if the snapshot length is out of its range
     */
    public static InterfaceDescriptionBlock of(
            ByteOrder order, LinkType linkType, long snapLength, BlockOptions options) {
        Range.u32("snap length", snapLength);
        ByteBuffer body = body(order, FIELDS, options.inOrder(order, InterfaceDescriptionBlock::wordLength));
        body.putShort((short) linkType.number()).putShort((short) 0).putInt((int) snapLength);
        return new InterfaceDescriptionBlock(body.rewind());
    }

    static InterfaceDescriptionBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        require(body, FIELDS, "interface description", offset);
        return new InterfaceDescriptionBlock(body);
    }

    private static int wordLength(int code) {
        return switch (code) {
            case SPEED, TIMESTAMP_OFFSET, TRANSMIT_SPEED, RECEIVE_SPEED -> 8;
            default -> 0;
        };
    }

    /** This description in a byte order. */
    InterfaceDescriptionBlock inOrder(ByteOrder order) {
        return byteOrder() == order ? this : of(order, linkType(), snapLength(), options());
    }

    /** {@return the link type of the interface's packets} */
    public LinkType linkType() {
        return new LinkType(unsigned16(0));
    }

    /** {@return most octets captured of a packet, 0 to 2^32-1; 0 is no limit} */
    public long snapLength() {
        return unsigned32(4);
    }

    /** {@return the options} */
    public BlockOptions options() {
        return optionsFrom(FIELDS);
    }

    /** {@return the name, if_name} */
    public Optional<String> name() {
        return options().first(NAME).map(BlockOption::text);
    }

    /** {@return the unit of timestamps, if_tsresol; microseconds if not given in one octet} */
    public TimestampResolution timestampResolution() {
        return timestampResolution;
    }

    /** {@return seconds to add to each timestamp, if_tsoffset; 0 if not given in eight octets} */
    public long timestampOffset() {
        return timestampOffset;
    }

    /** {@return name, link type and resolution, for display} */
    @Override
    public String toString() {
        return "interface " + name().orElse("without a name") + ", " + linkType() + ", " + timestampResolution;
    }
}

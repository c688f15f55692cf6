package io.rawnet.pcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * Begins a section and sets its byte order; its interfaces are numbered from 0 (draft-ietf-opsawg-pcapng, section 4.1).
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                 Byte-Order Magic, 0x1A2B3C4D                  |
 * +-------------------------------+-------------------------------+
 * |         Major Version         |         Minor Version         |
 * +-------------------------------+-------------------------------+
 * |                   Section Length (64 bits)                    |
 * |                                                               |
 * +---------------------------------------------------------------+
 * /                            Options                            /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SectionHeaderBlock extends Block {

    /** The block type: the same in both byte orders. */
    public static final long TYPE = 0x0A0D0D0AL;
    /** Option: the hardware that captured, text. */
    public static final int HARDWARE = 2;
    /** Option: the operating system that captured, text. */
    public static final int OPERATING_SYSTEM = 3;
    /** Option: the program that wrote the section, text. */
    public static final int USER_APPLICATION = 4;

    static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int MAJOR_VERSION = 1;
    private static final int MINOR_VERSION = 0;
    private static final int FIELDS = 16;

    private SectionHeaderBlock(ByteBuffer body) {
        super(TYPE, body);
    }

    /**
     * A section of version 1.0 without a length, as a stream needs it.
     *
     * @param order   byte order of the section
     * @param options options, of any byte order
     * @return the block
     */
    public static SectionHeaderBlock of(ByteOrder order, BlockOptions options) {
        ByteBuffer body = body(order, FIELDS, options.inOrder(order, code -> 0));
        body.putInt(BYTE_ORDER_MAGIC).putShort((short) MAJOR_VERSION).putShort((short) MINOR_VERSION);
        return new SectionHeaderBlock(body.putLong(-1).rewind());
    }

    /**
     * A section of version 1.0 in the byte order of its options, which is little-endian for {@link BlockOptions#none()}.
     *
     * @param options options, for instance a comment on the file
     * @return the block
     */
    public static SectionHeaderBlock of(BlockOptions options) {
        return of(options.byteOrder(), options);
    }

    static SectionHeaderBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        require(body, FIELDS, "section header", offset);
        SectionHeaderBlock block = new SectionHeaderBlock(body);
        if (block.majorVersion() != MAJOR_VERSION) {
            String found = block.majorVersion() + "." + block.minorVersion();
            throw new MalformedCaptureException(offset + 4, "pcapng version 1.0", "version " + found);
        }
        return block;
    }

    /** {@return the major version, 1} */
    public int majorVersion() {
        return unsigned16(4);
    }

    /** {@return the minor version, 0 to 65535; 0 is the usual one, 2 means the same} */
    public int minorVersion() {
        return unsigned16(6);
    }

    /** {@return octets from the end of this block to the end of the section; empty if not given} */
    public OptionalLong sectionLength() {
        long length = body().getLong(8);
        return length == -1 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** {@return the options} */
    public BlockOptions options() {
        return optionsFrom(FIELDS);
    }

    /** {@return version, byte order and options, for display} */
    @Override
    public String toString() {
        return "section " + majorVersion() + "." + minorVersion() + " " + byteOrder() + " " + options();
    }
}

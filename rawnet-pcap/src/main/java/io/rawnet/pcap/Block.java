package io.rawnet.pcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block of a pcapng file (draft-ietf-opsawg-pcapng, section 3.1): octets whose structure is checked and whose
 * fields are read on demand. A copy keeps padding, reserved fields and unknown options.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                          Block Type                           |
 * +---------------------------------------------------------------+
 * |                      Block Total Length                       |
 * +---------------------------------------------------------------+
 * /              Block Body, padded to 32 bits                    /
 * +---------------------------------------------------------------+
 * |                      Block Total Length                       |
 * +---------------------------------------------------------------+
 * </pre>
 */
public abstract sealed class Block
        permits SectionHeaderBlock,
                InterfaceDescriptionBlock,
                PacketBlock,
                SimplePacketBlock,
                InterfaceStatisticsBlock,
                UntypedBlock {

    /** Octets of a block around its body. */
    static final int OVERHEAD = 12;

    private final long type;
    private final ByteBuffer body;

    Block(long type, ByteBuffer body) {
        this.type = type;
        this.body = body.slice().asReadOnlyBuffer().order(body.order());
    }

    /** {@return the block type, 0 to 2^32-1} */
    public final long type() {
        return type;
    }

    /** {@return the byte order of the section the block is in} */
    public final ByteOrder byteOrder() {
        return body.order();
    }

    /** {@return the octets between the two lengths, read-only, in the byte order of the section} */
    public final ByteBuffer body() {
        return body.duplicate().order(body.order());
    }

    /** {@return the block's octets in a file} */
    public final long totalLength() {
        return OVERHEAD + (long) body.remaining();
    }

    final int unsigned16(int offset) {
        return Short.toUnsignedInt(body.getShort(offset));
    }

    final long unsigned32(int offset) {
        return Integer.toUnsignedLong(body.getInt(offset));
    }

    /** A timestamp in two words, the upper one first in either byte order. */
    final long timestampAt(int offset) {
        return unsigned32(offset) << Integer.SIZE | unsigned32(offset + 4);
    }

    final ByteBuffer octets(int offset, int length) {
        return body.slice(offset, length).order(body.order());
    }

    final BlockOptions optionsFrom(int offset) {
        return BlockOptions.of(octets(offset, body.remaining() - offset));
    }

    /** A body of fixed fields followed by options, with the options written and the position at 0. */
    static ByteBuffer body(ByteOrder order, int fields, BlockOptions options) {
        ByteBuffer body =
                ByteBuffer.allocate(fields + options.octets().remaining()).order(order);
        return body.put(fields, options.octets(), 0, options.octets().remaining());
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }

    static void require(ByteBuffer body, long length, String what, long offset) throws MalformedCaptureException {
        if (body.remaining() < length) {
            throw new MalformedCaptureException(offset, length + " octets of " + what, body.remaining() + " octets");
        }
    }

    /** {@return whether the other object is a block of the same type, byte order and octets} */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Block that
                && type == that.type
                && byteOrder() == that.byteOrder()
                && body.equals(that.body);
    }

    @Override
    public final int hashCode() {
        return 31 * Long.hashCode(type) + body.hashCode();
    }
}

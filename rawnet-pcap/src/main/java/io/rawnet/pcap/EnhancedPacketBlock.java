package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A packet (draft-ietf-opsawg-pcapng, section 4.3).
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                         Interface ID                          |
 * +---------------------------------------------------------------+
 * |                   Timestamp (upper 32 bits)                   |
 * +---------------------------------------------------------------+
 * |                   Timestamp (lower 32 bits)                   |
 * +---------------------------------------------------------------+
 * |                    Captured Packet Length                     |
 * +---------------------------------------------------------------+
 * |                    Original Packet Length                     |
 * +---------------------------------------------------------------+
 * /                Packet Data, padded to 32 bits                 /
 * +---------------------------------------------------------------+
 * /                            Options                            /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class EnhancedPacketBlock extends Block {

    /** The block type. */
    public static final long TYPE = 6;
    /** Option epb_flags: {@link PacketFlags}, 32 bits. */
    public static final int FLAGS = 2;
    /** Option epb_hash: the algorithm, 8 bits, and the hash. */
    public static final int HASH = 3;
    /** Option epb_dropcount: packets lost between the previous packet and this one, 64 bits. */
    public static final int DROP_COUNT = 4;
    /** Option epb_packetid: identifies the packet, also where another interface captured it, 64 bits. */
    public static final int PACKET_ID = 5;
    /** Option epb_queue: the queue of the interface, 32 bits. */
    public static final int QUEUE = 6;
    /** Option epb_verdict: kind of verdict, 8 bits, and the verdict. */
    public static final int VERDICT = 7;

    static final int FIELDS = 20;

    private EnhancedPacketBlock(ByteBuffer body) {
        super(TYPE, body);
    }

    /**
     * A packet.
     *
     * @param order          byte order of the section
     * @param interfaceId    number of the interface in its section, 0 to 2^32-1
     * @param timestamp      units of the interface's resolution since its epoch, an unsigned 64-bit number
     * @param originalLength octets of the packet on the wire, 0 to 2^32-1
     * @param octets         the octets captured; copied, position unchanged
     * @param options        options, of any byte order
     * @return the block
     * @throws IllegalArgumentException if interface or original length is out of its range
     */
    public static EnhancedPacketBlock of(
            ByteOrder order,
            long interfaceId,
            long timestamp,
            long originalLength,
            ByteBuffer octets,
            BlockOptions options) {
        Range.u32("interface id", interfaceId);
        Range.u32("original length", originalLength);
        int length = octets.remaining();
        ByteBuffer body = body(order, FIELDS + padded(length), options.inOrder(order, EnhancedPacketBlock::wordLength));
        body.putInt((int) interfaceId)
                .putInt((int) (timestamp >>> Integer.SIZE))
                .putInt((int) timestamp);
        body.putInt(length).putInt((int) originalLength).put(octets.duplicate());
        return new EnhancedPacketBlock(body.rewind());
    }

    static EnhancedPacketBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        require(body, FIELDS, "enhanced packet", offset);
        EnhancedPacketBlock block = new EnhancedPacketBlock(body);
        require(body, FIELDS + (block.capturedLength() + 3 & ~3L), "enhanced packet with its data", offset);
        return block;
    }

    static int wordLength(int code) {
        return switch (code) {
            case FLAGS, QUEUE -> 4;
            case DROP_COUNT, PACKET_ID -> 8;
            default -> 0;
        };
    }

    /** {@return number of the interface in its section, 0 to 2^32-1} */
    public long interfaceId() {
        return unsigned32(0);
    }

    /** {@return units of the interface's resolution since its epoch, an unsigned 64-bit number} */
    public long timestamp() {
        return unsigned32(4) << Integer.SIZE | unsigned32(8);
    }

    /** {@return octets captured, 0 to 2^31-1} */
    public long capturedLength() {
        return unsigned32(12);
    }

    /** {@return octets of the packet on the wire, 0 to 2^32-1} */
    public long originalLength() {
        return unsigned32(16);
    }

    /** {@return the octets captured, read-only} */
    public ByteBuffer octets() {
        return octets(FIELDS, (int) capturedLength());
    }

    /** {@return the options} */
    public BlockOptions options() {
        return optionsFrom(FIELDS + padded((int) capturedLength()));
    }

    /** {@return direction, kind of address and errors, epb_flags; empty if not given in four octets} */
    public Optional<PacketFlags> flags() {
        return PacketFlags.in(options());
    }

    /** {@return interface and lengths, for display} */
    @Override
    public String toString() {
        return "packet of interface " + interfaceId() + ", " + capturedLength() + " of " + originalLength() + " octets "
                + options();
    }
}

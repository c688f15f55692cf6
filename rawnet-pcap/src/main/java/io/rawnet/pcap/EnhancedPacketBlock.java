package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
public final class EnhancedPacketBlock extends PacketBlock {

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
        check(body, "enhanced packet", offset);
        return new EnhancedPacketBlock(body);
    }

    static int wordLength(int code) {
        return switch (code) {
            case FLAGS, QUEUE -> 4;
            case DROP_COUNT, PACKET_ID -> 8;
            default -> 0;
        };
    }

    @Override
    public long interfaceId() {
        return unsigned32(0);
    }
}

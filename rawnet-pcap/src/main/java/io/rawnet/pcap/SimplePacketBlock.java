package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A packet of interface 0 without timestamp and options (draft-ietf-opsawg-pcapng, section 4.4). The interface's snapshot
 * length determines the number of octets captured.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                    Original Packet Length                     |
 * +---------------------------------------------------------------+
 * /                Packet Data, padded to 32 bits                 /
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SimplePacketBlock extends Block {

    /** The block type. */
    public static final long TYPE = 3;

    private static final int FIELDS = 4;

    private SimplePacketBlock(ByteBuffer body) {
        super(TYPE, body);
    }

    /**
     * A packet.
     *
     * @param order          byte order of the section
     * @param originalLength octets of the packet on the wire, 0 to 2^32-1
     * @param octets         the octets captured, as many as the smaller of original and snapshot length; copied,
     *                       position unchanged
     * @return the block
     * @throws IllegalArgumentException if the original length is out of its range
     */
    public static SimplePacketBlock of(ByteOrder order, long originalLength, ByteBuffer octets) {
        Range.u32("original length", originalLength);
        ByteBuffer body = body(order, FIELDS + padded(octets.remaining()), BlockOptions.none());
        return new SimplePacketBlock(
                body.putInt((int) originalLength).put(octets.duplicate()).rewind());
    }

    static SimplePacketBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        require(body, FIELDS, "simple packet", offset);
        return new SimplePacketBlock(body);
    }

    /** {@return octets of the packet on the wire, 0 to 2^32-1} */
    public long originalLength() {
        return unsigned32(0);
    }

    /**
     * The number of octets captured, if the block is well-formed.
     *
     * @param snapLength the snapshot length of interface 0, 0 to 2^32-1; 0 is no limit
     * @return the smaller of original and snapshot length, 0 to 2^32-1
     */
    public long capturedLength(long snapLength) {
        return snapLength == 0 ? originalLength() : Math.min(originalLength(), snapLength);
    }

    /** {@return the octets captured and up to 3 octets of padding, read-only} */
    public ByteBuffer paddedOctets() {
        return octets(FIELDS, body().remaining() - FIELDS);
    }

    /** {@return the length, for display} */
    @Override
    public String toString() {
        return "simple packet of " + originalLength() + " octets";
    }
}

package io.rawnet.pcap;

import java.nio.ByteBuffer;

/**
 * A packet in files of the first drafts; can be read and copied, but not created
 * (draft-ietf-opsawg-pcapng, appendix on the Packet Block).
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |         Interface ID          |          Drops Count          |
 * +-------------------------------+-------------------------------+
 * |   the rest as in an Enhanced Packet Block, from Timestamp on  |
 * </pre>
 */
public final class ObsoletePacketBlock extends Block {

    /** The block type. */
    public static final long TYPE = 2;

    private static final int FIELDS = 20;

    private ObsoletePacketBlock(ByteBuffer body) {
        super(TYPE, body);
    }

    static ObsoletePacketBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        require(body, FIELDS, "packet", offset);
        ObsoletePacketBlock block = new ObsoletePacketBlock(body);
        require(body, FIELDS + (block.capturedLength() + 3 & ~3L), "packet with its data", offset);
        return block;
    }

    /** {@return number of the interface in its section, 0 to 65535} */
    public int interfaceId() {
        return unsigned16(0);
    }

    /** {@return packets lost between the previous packet and this one, 0 to 65535; 65535 means unknown} */
    public int dropCount() {
        return unsigned16(2);
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

    /** {@return interface and lengths, for display} */
    @Override
    public String toString() {
        return "packet of interface " + interfaceId() + ", " + capturedLength() + " of " + originalLength() + " octets "
                + options();
    }
}

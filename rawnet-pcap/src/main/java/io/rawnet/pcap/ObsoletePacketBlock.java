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
public final class ObsoletePacketBlock extends PacketBlock {

    /** The block type. */
    public static final long TYPE = 2;

    private ObsoletePacketBlock(ByteBuffer body) {
        super(TYPE, body);
    }

    static ObsoletePacketBlock decode(ByteBuffer body, long offset) throws MalformedCaptureException {
        check(body, "packet", offset);
        return new ObsoletePacketBlock(body);
    }

    @Override
    public long interfaceId() {
        return unsigned16(0);
    }

    /** {@return packets lost between the previous packet and this one, 0 to 65535; 65535 means unknown} */
    public int dropCount() {
        return unsigned16(2);
    }
}

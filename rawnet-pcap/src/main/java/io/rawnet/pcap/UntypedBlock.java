package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;

/**
 * A block whose fields are not read: name resolution, decryption secrets, systemd journal, custom
 * blocks and unknown types.
 */
public final class UntypedBlock extends Block {

    /** Names of addresses (section 4.5). */
    public static final long NAME_RESOLUTION = 4;

    private UntypedBlock(long type, ByteBuffer body) {
        super(type, body);
    }

    /**
     * A block of any type that has no class of its own.
     *
     * @param type the block type, 0 to 2^32-1
     * @param body the octets, a multiple of 4, in the byte order of the section; not copied
     * @return the block
     * @throws IllegalArgumentException if the type is out of its range or has a class of its own, or the body's length is
     *                                  not a multiple of 4
     */
    public static UntypedBlock of(long type, ByteBuffer body) {
        Range.u32("block type", type);
        if (type == SectionHeaderBlock.TYPE
                || type == InterfaceDescriptionBlock.TYPE
                || type == EnhancedPacketBlock.TYPE
                || type == ObsoletePacketBlock.TYPE
                || type == InterfaceStatisticsBlock.TYPE
                || type == SimplePacketBlock.TYPE) {
            throw new IllegalArgumentException("block type " + type + " has a class of its own");
        }
        if (body.remaining() % 4 != 0) {
            throw new IllegalArgumentException("body length " + body.remaining() + " is not a multiple of 4");
        }
        return new UntypedBlock(type, body);
    }

    /** {@return type and length, for display} */
    @Override
    public String toString() {
        return "block type 0x" + Long.toHexString(type()) + ", " + totalLength() + " octets";
    }
}

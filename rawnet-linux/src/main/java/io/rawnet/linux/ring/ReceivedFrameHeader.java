package io.rawnet.linux.ring;

import java.nio.ByteBuffer;

/**
 * What stands in front of a frame in a receive ring of version 3: {@code struct tpacket3_hdr}, and a {@code struct sockaddr_ll} behind
 * it.
 * <pre>
 * offset
 *      0  distance to the next frame, u32; 0 for the last one
 *      4  seconds since 1970, u32
 *      8  nanoseconds, u32
 *     12  octets that are here, u32
 *     16  octets the packet had, u32
 *     20  status, TP_STATUS_… bits, u32
 *     24  distance to the first octet, u16
 *     26  distance to the network header, u16
 *     28  flow hash, u32
 *     32  VLAN tag control information, u32
 *     36  VLAN tag protocol identifier, u16, padded to 48
 *     48  struct sockaddr_ll, see LinkSocketAddress
 * </pre>
 */
public final class ReceivedFrameHeader {
    /** Octets of both structures. */
    public static final int SIZE = 68;

    /** Where the {@code struct sockaddr_ll} starts. */
    public static final int LINK_ADDRESS = 48;

    /** Status: the timestamp is the network card's. */
    public static final int TP_STATUS_TS_RAW_HARDWARE = 1 << 31;

    private static final int SECONDS = 4;
    private static final int NANOSECONDS = 8;
    private static final int LENGTH = 12;
    private static final int ORIGINAL_LENGTH = 16;
    private static final int STATUS = 20;
    private static final int FIRST_OCTET = 24;
    private static final int NETWORK_HEADER = 26;
    private static final int FLOW_HASH = 28;
    private static final int TAG_CONTROL_INFORMATION = 32;
    private static final int TAG_PROTOCOL_IDENTIFIER = 36;
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

    private ReceivedFrameHeader() {}

    /**
     * {@return the distance to the next frame, 0 for the last one}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int next(ByteBuffer block, int offset) {
        return block.getInt(offset);
    }

    /**
     * {@return when the frame was seen, in nanoseconds since 1970}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static long nanoseconds(ByteBuffer block, int offset) {
        return Integer.toUnsignedLong(block.getInt(offset + SECONDS)) * NANOSECONDS_PER_SECOND
                + Integer.toUnsignedLong(block.getInt(offset + NANOSECONDS));
    }

    /**
     * {@return how many octets of the frame are here}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int length(ByteBuffer block, int offset) {
        return block.getInt(offset + LENGTH);
    }

    /**
     * {@return how many octets the frame had}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int originalLength(ByteBuffer block, int offset) {
        return block.getInt(offset + ORIGINAL_LENGTH);
    }

    /**
     * {@return the status bits, those of {@link io.rawnet.linux.socket.PacketAuxiliaryData} among them}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int status(ByteBuffer block, int offset) {
        return block.getInt(offset + STATUS);
    }

    /**
     * {@return the distance to the first octet of the frame}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int firstOctet(ByteBuffer block, int offset) {
        return Short.toUnsignedInt(block.getShort(offset + FIRST_OCTET));
    }

    /**
     * {@return the distance to the network header}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int networkHeader(ByteBuffer block, int offset) {
        return Short.toUnsignedInt(block.getShort(offset + NETWORK_HEADER));
    }

    /**
     * {@return the hash of the flow, 0 to 2^32-1}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static long flowHash(ByteBuffer block, int offset) {
        return Integer.toUnsignedLong(block.getInt(offset + FLOW_HASH));
    }

    /**
     * {@return the VLAN tag control information, 0 to 65535}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int tagControlInformation(ByteBuffer block, int offset) {
        return block.getInt(offset + TAG_CONTROL_INFORMATION) & 0xFFFF;
    }

    /**
     * {@return the VLAN tag protocol identifier, 0 to 65535}
     *
     * @param block the block, in native byte order
     * @param offset where the frame's header starts
     */
    public static int tagProtocolIdentifier(ByteBuffer block, int offset) {
        return Short.toUnsignedInt(block.getShort(offset + TAG_PROTOCOL_IDENTIFIER));
    }
}

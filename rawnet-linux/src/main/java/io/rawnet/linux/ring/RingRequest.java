package io.rawnet.linux.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sizes of a ring to make: {@code struct tpacket_req3} for a receive ring of version 3, its first 16 octets ({@code struct
 * tpacket_req}) for a transmit ring of version 2.
 * <pre>
 * offset
 *      0  octets of a block, a multiple of the page size, u32
 *      4  number of blocks, u32
 *      8  octets of a frame, a multiple of 16, u32
 *     12  number of frames: blocks times frames in a block, u32
 *     16  milliseconds after which a block that is not full is handed over, u32
 *     20  octets reserved in each block, u32
 *     24  features, u32: 1 to fill in the flow hash
 * </pre>
 */
public final class RingRequest {
    /** Value of PACKET_VERSION for a transmit ring. */
    public static final int TPACKET_V2 = 1;

    /** Value of PACKET_VERSION for a receive ring. */
    public static final int TPACKET_V3 = 2;

    private static final int TRANSMIT_SIZE = 16;
    private static final int RECEIVE_SIZE = 28;
    private static final int TP_FT_REQ_FILL_RXHASH = 0x1;

    private RingRequest() {}

    /**
     * {@return the request for a receive ring, PACKET_RX_RING}
     *
     * @param blockSize octets of a block
     * @param blockCount number of blocks
     * @param frameSize most octets of a frame with its header
     * @param timeout milliseconds after which a block that is not full is handed over; 0 leaves it to the kernel
     * @param flowHash whether frames have the hash of their flow
     */
    public static ByteBuffer receive(int blockSize, int blockCount, int frameSize, int timeout, boolean flowHash) {
        return common(RECEIVE_SIZE, blockSize, blockCount, frameSize)
                .putInt(timeout)
                .putInt(0)
                .putInt(flowHash ? TP_FT_REQ_FILL_RXHASH : 0)
                .flip();
    }

    /**
     * {@return the request for a transmit ring, PACKET_TX_RING}
     *
     * @param blockSize octets of a block
     * @param blockCount number of blocks
     * @param frameSize octets of a frame with its header
     */
    public static ByteBuffer transmit(int blockSize, int blockCount, int frameSize) {
        return common(TRANSMIT_SIZE, blockSize, blockCount, frameSize).flip();
    }

    private static ByteBuffer common(int size, int blockSize, int blockCount, int frameSize) {
        return ByteBuffer.allocate(size)
                .order(ByteOrder.nativeOrder())
                .putInt(blockSize)
                .putInt(blockCount)
                .putInt(frameSize)
                .putInt(blockSize / frameSize * blockCount);
    }
}

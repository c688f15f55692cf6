package io.rawnet.linux.ring;

import io.rawnet.linux.memory.Field;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands in front of a frame in a transmit ring of version 2, {@code struct tpacket2_hdr}.
 * <pre>
 * offset
 *      0  status, u32: 0 free, 1 to be sent, 2 being sent, 4 refused
 *      4  octets of the frame, u32
 *      8  not used for sending, up to 32
 *     32  the frame's octets
 * </pre>
 */
public final class TransmitFrameHeader {
    /** Octets in front of the frame. */
    public static final int SIZE = 32;

    /** Status: the frame belongs to the program. */
    public static final int TP_STATUS_AVAILABLE = 0;

    /** Status: the frame is to be sent. */
    public static final int TP_STATUS_SEND_REQUEST = 1;

    /** Status: the kernel found the frame's length unfit. */
    public static final int TP_STATUS_WRONG_FORMAT = 4;

    private static final int LENGTH_OFFSET = 4;

    /** Octets of the frame. */
    public static final Field LENGTH = Field.s32(LENGTH_OFFSET);

    private static final VarHandle STATUS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private TransmitFrameHeader() {}

    /**
     * {@return a frame's status}
     *
     * @param ring the ring, in native byte order
     * @param offset where the frame's header starts
     */
    public static int status(ByteBuffer ring, int offset) {
        return (int) STATUS.getAcquire(ring, offset);
    }

    /**
     * Hands a frame to the kernel to be sent, after all that was written to it.
     *
     * @param ring the ring, in native byte order
     * @param offset where the frame's header starts
     * @param octets the frame's length
     */
    public static void submit(ByteBuffer ring, int offset, int octets) {
        ring.putInt(offset + LENGTH_OFFSET, octets);
        STATUS.setRelease(ring, offset, TP_STATUS_SEND_REQUEST);
    }

    /**
     * Takes a frame back from the kernel.
     *
     * @param ring the ring, in native byte order
     * @param offset where the frame's header starts
     */
    public static void free(ByteBuffer ring, int offset) {
        STATUS.setRelease(ring, offset, TP_STATUS_AVAILABLE);
    }
}

package io.rawnet.linux.ring;

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

    private static final VarHandle STATUS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int LENGTH = 4;

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
     * Sets a frame's status, after all that was written to the frame.
     *
     * @param ring the ring, in native byte order
     * @param offset where the frame's header starts
     * @param status the status
     */
    public static void setStatus(ByteBuffer ring, int offset, int status) {
        STATUS.setRelease(ring, offset, status);
    }

    /**
     * {@return a frame's length in octets}
     *
     * @param ring the ring, in native byte order
     * @param offset where the frame's header starts
     */
    public static int length(ByteBuffer ring, int offset) {
        return ring.getInt(offset + LENGTH);
    }

    /**
     * Sets a frame's length.
     *
     * @param ring the ring, in native byte order
     * @param offset where the frame's header starts
     * @param octets its length in octets
     */
    public static void setLength(ByteBuffer ring, int offset, int octets) {
        ring.putInt(offset + LENGTH, octets);
    }
}

package io.rawnet.bpf;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One instruction as the kernel takes it, {@code struct sock_filter}: eight octets in the machine's own byte order.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+---------------+---------------+
 * |             code              |      jt       |      jf       |
 * +-------------------------------+---------------+---------------+
 * |                               k                               |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code what to do, 0 to 65535
 * @param jt instructions to skip when a condition holds, 0 to 255
 * @param jf instructions to skip when it does not, 0 to 255
 * @param k constant, offset or slot, 0 to 2^32-1
 */
public record RawInstruction(int code, int jt, int jf, long k) {

    /** Length of an encoded instruction in octets. */
    public static final int LENGTH = 8;

    public RawInstruction {
        Range.u16("code", code);
        Range.u8("jt", jt);
        Range.u8("jf", jf);
        Range.u32("k", k);
    }

    static RawInstruction statement(int code, long k) {
        return new RawInstruction(code, 0, 0, k);
    }

    /**
     * Reads one instruction and advances the buffer behind it. The buffer's own byte order is ignored.
     *
     * @param in buffer with at least {@value #LENGTH} octets remaining
     * @return the instruction
     * @throws java.nio.BufferUnderflowException if fewer octets remain
     */
    public static RawInstruction decode(ByteBuffer in) {
        ByteBuffer octets = in.slice().order(ByteOrder.nativeOrder());
        RawInstruction instruction = new RawInstruction(
                Short.toUnsignedInt(octets.getShort()),
                Byte.toUnsignedInt(octets.get()),
                Byte.toUnsignedInt(octets.get()),
                Integer.toUnsignedLong(octets.getInt()));
        in.position(in.position() + LENGTH);
        return instruction;
    }

    /**
     * Writes this instruction and advances the buffer behind it. The buffer's own byte order is ignored.
     *
     * @param out buffer with at least {@value #LENGTH} octets remaining
     * @throws java.nio.BufferOverflowException if fewer octets remain; nothing is written then
     */
    public void encode(ByteBuffer out) {
        out.slice(Wire.claim(out, LENGTH), LENGTH)
                .order(ByteOrder.nativeOrder())
                .putShort((short) code)
                .put((byte) jt)
                .put((byte) jf)
                .putInt((int) k);
    }
}

package io.rawnet.bpf.ebpf;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One slot of a program as the kernel takes it, {@code struct bpf_insn}: eight octets, whose last two fields are in the machine's own byte order.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+-------+-------+-------------------------------+
 * |     code      |  src  |  dst  |            offset             |
 * +---------------+-------+-------+-------------------------------+
 * |                           constant                            |
 * +---------------------------------------------------------------+
 * </pre>
 * Machines with big-endian byte order have the two registers the other way round.
 *
 * @param code what to do, 0 to 255
 * @param destination number of the destination register, 0 to 15
 * @param source number of the source register, 0 to 15
 * @param offset offset in memory in octets, or slots to skip, -32768 to 32767
 * @param constant constant operand
 */
public record RawEbpfInstruction(int code, int destination, int source, int offset, int constant) {

    /** Length of a slot in octets. */
    public static final int LENGTH = 8;

    private static final int LARGEST_REGISTER = 15;

    public RawEbpfInstruction {
        Range.u8("code", code);
        Range.check("destination", destination, LARGEST_REGISTER);
        Range.check("source", source, LARGEST_REGISTER);
        Range.check("offset", offset, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /**
     * Reads one slot and advances the buffer behind it. The buffer's own byte order is ignored.
     *
     * @param in buffer with at least {@value #LENGTH} octets remaining
     * @param order byte order of the machine that the program is for
     * @return the slot
     * @throws java.nio.BufferUnderflowException if fewer octets remain
     */
    public static RawEbpfInstruction decode(ByteBuffer in, ByteOrder order) {
        ByteBuffer octets = in.slice().order(order);
        int code = Byte.toUnsignedInt(octets.get());
        int registers = Byte.toUnsignedInt(octets.get());
        boolean bigEndian = order == ByteOrder.BIG_ENDIAN;
        RawEbpfInstruction instruction = new RawEbpfInstruction(
                code,
                bigEndian ? registers >> 4 : registers & 0xf,
                bigEndian ? registers & 0xf : registers >> 4,
                octets.getShort(),
                octets.getInt());
        in.position(in.position() + LENGTH);
        return instruction;
    }

    /**
     * Writes this slot and advances the buffer behind it. The buffer's own byte order is ignored.
     *
     * @param out buffer with at least {@value #LENGTH} octets remaining
     * @param order byte order of the machine that the program is for
     * @throws java.nio.BufferOverflowException if fewer octets remain; nothing is written then
     */
    public void encode(ByteBuffer out, ByteOrder order) {
        int registers = order == ByteOrder.BIG_ENDIAN ? destination << 4 | source : source << 4 | destination;
        out.slice(Wire.claim(out, LENGTH), LENGTH)
                .order(order)
                .put((byte) code)
                .put((byte) registers)
                .putShort((short) offset)
                .putInt(constant);
    }
}

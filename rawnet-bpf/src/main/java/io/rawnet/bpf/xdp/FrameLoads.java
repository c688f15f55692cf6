package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;
import static io.rawnet.bpf.ebpf.EbpfRegister.R1;
import static io.rawnet.bpf.ebpf.EbpfRegister.R2;

import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfInstruction.ConvertByteOrder;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.MemorySize;
import java.nio.ByteOrder;

/**
 * Loads octets of the frame at fixed positions. The kernel lets a program load only from addresses that it has compared with the end of the
 * frame before; the result holds for all addresses that were made from the same one.
 */
final class FrameLoads {

    private final Code code;

    FrameLoads(Code code) {
        this.code = code;
    }

    /**
     * Loads from a fixed position.
     *
     * @param required number of octets from the start of the frame to check for, if there must be a check
     */
    void loadAt(int position, LoadSize size, EbpfRegister destination, int required) {
        require(position + size.octets(), required);
        if (position <= Short.MAX_VALUE) {
            load(size, destination, Code.FRAME, position);
        } else {
            code.move(R1, Code.FRAME);
            code.add(R1, constant(position));
            load(size, destination, R1, 0);
        }
    }

    /** Makes sure that the frame has so many octets, and then checks for as many as are required. */
    private void require(int octets, int required) {
        if (code.known().fromStart() < octets) {
            requireFrom(Code.FRAME, required);
            code.know(code.known().withFromStart(required));
        }
    }

    /** Rejects the frame unless it has so many octets from an address on. */
    void requireFrom(EbpfRegister address, int octets) {
        jumpIfShorter(address, octets, code.reject());
    }

    /** Goes elsewhere unless the frame has so many octets from an address on. */
    void jumpIfShorter(EbpfRegister address, int octets, String label) {
        code.move(R1, address);
        code.add(R1, constant(octets));
        code.load(ContextField.DATA_END, R2);
        code.jumpIf(R1, Comparison.GREATER, R2, label);
    }

    /** Loads octets that were checked, in network byte order. */
    void load(LoadSize size, EbpfRegister destination, EbpfRegister base, int offset) {
        switch (size) {
            case BYTE -> code.load(MemorySize.U8, destination, base, offset);
            case HALF_WORD -> {
                code.load(MemorySize.U16, destination, base, offset);
                code.append(new ConvertByteOrder(ByteOrder.BIG_ENDIAN, Short.SIZE, destination));
            }
            case WORD -> {
                code.load(MemorySize.U32, destination, base, offset);
                code.append(new ConvertByteOrder(ByteOrder.BIG_ENDIAN, Integer.SIZE, destination));
            }
        }
    }
}

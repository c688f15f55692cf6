package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;

import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.RegisterWidth;

/** Loads octets of the frame at X + offset, and the frame's length: what takes either calculating with addresses or calling the kernel. */
abstract class LoadsAtX {

    /** Position of the octets to load, counted from the start of the frame. */
    static final EbpfRegister POSITION = EbpfRegister.R2;

    final Code code;
    final FrameLoads frame;

    LoadsAtX(Code code, FrameLoads frame) {
        this.code = code;
        this.frame = frame;
    }

    /**
     * Loads from X + offset, where the sum is neither cut nor negative.
     *
     * @param required number of octets from X on that every accepting path needs
     */
    abstract void loadBehindX(int offset, LoadSize size, int required);

    /** Loads from the position in {@link #POSITION}, which is at most {@link Position#FARTHEST} without the size. */
    abstract void loadAtPosition(LoadSize size);

    /** Loads the length of the frame. */
    abstract void loadLength(EbpfRegister destination);

    /** Loads from X + offset, cut to 32 bits: what is negative then counts from the network or link header, as in {@link Position}. */
    final void loadAtSum(int offset, LoadSize size) {
        int farthest = Position.FARTHEST - size.octets();
        int networkHeader = Extension.NETWORK_HEADER_OFFSET - Extension.LINK_HEADER_OFFSET;
        String behindLinkHeader = code.newLabel();
        String found = code.newLabel();
        addX(POSITION, offset);
        code.jumpIf(POSITION, Comparison.LESS_OR_EQUAL, constant(farthest), found);
        code.jumpIf(
                RegisterWidth.BITS_32,
                POSITION,
                Comparison.LESS,
                constant(Extension.LINK_HEADER_OFFSET),
                code.reject());
        code.calculate(AluOperation.SUBTRACT, POSITION, constant(Extension.LINK_HEADER_OFFSET));
        code.jumpIf(POSITION, Comparison.LESS, constant(networkHeader), behindLinkHeader);
        code.calculate(AluOperation.SUBTRACT, POSITION, constant(networkHeader - Position.ETHERNET_HEADER_LENGTH));
        code.label(behindLinkHeader);
        code.jumpIf(POSITION, Comparison.GREATER, constant(farthest), code.reject());
        code.label(found);
        loadAtPosition(size);
    }

    /**
     * Sets a register to X + offset. X is added to the offset and not the other way round: the verifier follows a copy to which a constant is added,
     * and then takes the constant for an offset of the address that the sum becomes part of, where it refuses large ones.
     */
    final void addX(EbpfRegister destination, int offset) {
        code.calculate(AluOperation.MOVE, destination, constant(offset));
        code.calculate(AluOperation.ADD, destination, Code.X);
    }
}

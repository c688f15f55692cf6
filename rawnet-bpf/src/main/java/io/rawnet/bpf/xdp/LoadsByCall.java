package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;

import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfHelper;
import io.rawnet.bpf.ebpf.EbpfInstruction.Call;
import io.rawnet.bpf.ebpf.EbpfRegister;

/** Lets the kernel copy octets of the frame to the stack, and tell the length, so that no address is calculated with anything but constants. */
final class LoadsByCall extends LoadsAtX {

    /** Offset on the stack of the copied octets, behind the scratch slots. */
    private static final int COPY = -Integer.BYTES * (Instruction.SCRATCH_SLOTS + 1);

    LoadsByCall(Code code, FrameLoads frame) {
        super(code, frame);
    }

    @Override
    void loadBehindX(int offset, LoadSize size, int required) {
        addX(POSITION, offset);
        loadAtPosition(size);
    }

    @Override
    void loadAtPosition(LoadSize size) {
        code.move(EbpfRegister.R1, XdpFilter.CONTEXT);
        code.move(EbpfRegister.R3, EbpfRegister.R10);
        code.add(EbpfRegister.R3, constant(COPY));
        code.move(EbpfRegister.R4, constant(size.octets()));
        code.append(new Call(EbpfHelper.LOAD_FRAME_OCTETS));
        code.jumpIf(EbpfRegister.R0, Comparison.NOT_EQUAL, constant(0), code.reject());
        frame.load(size, Code.A, EbpfRegister.R10, COPY);
    }

    @Override
    void loadLength(EbpfRegister destination) {
        code.move(EbpfRegister.R1, XdpFilter.CONTEXT);
        code.append(new Call(EbpfHelper.FRAME_LENGTH));
        code.calculate(AluOperation.MOVE, destination, EbpfRegister.R0);
    }
}

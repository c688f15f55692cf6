package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;

import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfRegister;

/** Calculates with addresses, and keeps the one that X points to for the loads that follow. */
final class LoadsByAddress extends LoadsAtX {

    /** Address of the octet that X points to; calls take it away. */
    private static final EbpfRegister ADDRESS_OF_X = EbpfRegister.R5;

    LoadsByAddress(Code code, FrameLoads frame) {
        super(code, frame);
    }

    @Override
    void loadBehindX(int offset, LoadSize size, int required) {
        if (code.known().fromX() < offset + size.octets()) {
            addX(ADDRESS_OF_X, 0);
            code.jumpIf(ADDRESS_OF_X, Comparison.GREATER, constant(Position.FARTHEST - required), code.reject());
            code.add(ADDRESS_OF_X, Code.FRAME);
            frame.requireFrom(ADDRESS_OF_X, required);
            code.know(code.known().withFromX(required));
        }
        frame.load(size, Code.A, ADDRESS_OF_X, offset);
    }

    @Override
    void loadAtPosition(LoadSize size) {
        EbpfRegister address = EbpfRegister.R3;
        code.move(address, POSITION);
        code.add(address, Code.FRAME);
        frame.requireFrom(address, size.octets());
        frame.load(size, Code.A, address, 0);
    }

    @Override
    void loadLength(EbpfRegister destination) {
        EbpfRegister end = EbpfRegister.R1;
        code.load(ContextField.DATA_END, end);
        code.subtract(end, Code.FRAME);
        code.calculate(AluOperation.MOVE, destination, end);
    }
}

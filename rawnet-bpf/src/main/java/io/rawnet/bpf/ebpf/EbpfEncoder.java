package io.rawnet.bpf.ebpf;

import io.rawnet.bpf.ebpf.EbpfInstruction.Arithmetic;
import io.rawnet.bpf.ebpf.EbpfInstruction.Call;
import io.rawnet.bpf.ebpf.EbpfInstruction.ConvertByteOrder;
import io.rawnet.bpf.ebpf.EbpfInstruction.Exit;
import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import io.rawnet.bpf.ebpf.EbpfInstruction.Load;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadConstant;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadMap;
import io.rawnet.bpf.ebpf.EbpfInstruction.Negate;
import io.rawnet.bpf.ebpf.EbpfInstruction.Store;
import io.rawnet.bpf.ebpf.EbpfInstruction.Unknown;
import java.nio.ByteOrder;
import java.util.List;

/** Finds the raw form of an instruction: the way back from {@link EbpfDecoder}. */
final class EbpfEncoder {

    private EbpfEncoder() {}

    static List<RawEbpfInstruction> encode(EbpfInstruction instruction) {
        if (instruction instanceof LoadConstant load) {
            return wide(load.destination(), 0, load.value());
        } else if (instruction instanceof LoadMap load) {
            return wide(load.destination(), EbpfOpcode.PSEUDO_MAP_FD, Integer.toUnsignedLong(load.descriptor()));
        } else {
            return List.of(slot(instruction));
        }
    }

    private static List<RawEbpfInstruction> wide(EbpfRegister destination, int kind, long value) {
        return List.of(
                new RawEbpfInstruction(EbpfOpcode.LOAD_CONSTANT, destination.number(), kind, 0, (int) value),
                new RawEbpfInstruction(0, 0, 0, 0, (int) (value >>> Integer.SIZE)));
    }

    private static RawEbpfInstruction slot(EbpfInstruction instruction) {
        if (instruction instanceof Arithmetic arithmetic) {
            int code = arithmetic.width().arithmeticClass()
                    | arithmetic.operation().code();
            return slot(code, arithmetic.destination(), arithmetic.source(), 0);
        } else if (instruction instanceof Negate negate) {
            int code = negate.width().arithmeticClass() | EbpfOpcode.NEG;
            return new RawEbpfInstruction(code, negate.register().number(), 0, 0, 0);
        } else if (instruction instanceof ConvertByteOrder convert) {
            boolean bigEndian = convert.order() == ByteOrder.BIG_ENDIAN;
            int direction = bigEndian ? EbpfOpcode.TO_BIG_ENDIAN : EbpfOpcode.TO_LITTLE_ENDIAN;
            int code = EbpfOpcode.ALU | EbpfOpcode.END | direction;
            return new RawEbpfInstruction(code, convert.register().number(), 0, 0, convert.bits());
        } else if (instruction instanceof Load load) {
            int code = EbpfOpcode.LDX | EbpfOpcode.MEM | load.size().code();
            return new RawEbpfInstruction(
                    code, load.destination().number(), load.base().number(), load.offset(), 0);
        } else if (instruction instanceof Store store) {
            int memory = EbpfOpcode.MEM | store.size().code();
            return store.source() instanceof EbpfRegister source
                    ? new RawEbpfInstruction(
                            EbpfOpcode.STX | memory, store.base().number(), source.number(), store.offset(), 0)
                    : slot(EbpfOpcode.ST | memory, store.base(), store.source(), store.offset());
        } else if (instruction instanceof Jump jump) {
            return new RawEbpfInstruction(EbpfOpcode.JMP | EbpfOpcode.JA, 0, 0, jump.skip(), 0);
        } else if (instruction instanceof JumpIf jump) {
            int code = jump.width().jumpClass() | jump.comparison().code();
            return slot(code, jump.left(), jump.right(), jump.skip());
        } else if (instruction instanceof Call call) {
            return new RawEbpfInstruction(EbpfOpcode.JMP | EbpfOpcode.CALL, 0, 0, 0, call.function());
        } else if (instruction instanceof Exit) {
            return new RawEbpfInstruction(EbpfOpcode.JMP | EbpfOpcode.EXIT, 0, 0, 0, 0);
        } else {
            return ((Unknown) instruction).slot();
        }
    }

    private static RawEbpfInstruction slot(int code, EbpfRegister destination, EbpfOperand source, int offset) {
        return source instanceof EbpfRegister register
                ? new RawEbpfInstruction(code | EbpfOpcode.X, destination.number(), register.number(), offset, 0)
                : new RawEbpfInstruction(
                        code | EbpfOpcode.K, destination.number(), 0, offset, ((EbpfConstant) source).value());
    }
}

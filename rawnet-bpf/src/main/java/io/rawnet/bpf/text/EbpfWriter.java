package io.rawnet.bpf.text;

import io.rawnet.bpf.ebpf.EbpfConstant;
import io.rawnet.bpf.ebpf.EbpfHelper;
import io.rawnet.bpf.ebpf.EbpfInstruction;
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
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.MemorySize;
import io.rawnet.bpf.ebpf.RawEbpfInstruction;
import io.rawnet.bpf.ebpf.RegisterWidth;
import java.nio.ByteOrder;
import java.util.Locale;

/** Writes eBPF in the notation of the kernel's {@code print_bpf_insn}. */
final class EbpfWriter {

    private EbpfWriter() {}

    static String format(EbpfProgram program) {
        StringBuilder text = new StringBuilder();
        int slot = 0;
        for (EbpfInstruction instruction : program.instructions()) {
            int code = instruction.raw().get(0).code();
            text.append(String.format("%d: (%02x) %s\n", slot, code, phrase(instruction)));
            slot += instruction.slots();
        }
        return text.toString();
    }

    private static String phrase(EbpfInstruction instruction) {
        if (instruction instanceof Arithmetic arithmetic) {
            RegisterWidth width = arithmetic.width();
            return register(width, arithmetic.destination()) + " " + EbpfSymbols.of(arithmetic.operation()) + " "
                    + operand(width, arithmetic.source(), "%d");
        } else if (instruction instanceof Negate negate) {
            String register = register(negate.width(), negate.register());
            return register + " = -" + register;
        } else if (instruction instanceof ConvertByteOrder convert) {
            String order = convert.order() == ByteOrder.BIG_ENDIAN ? "be" : "le";
            String register = register(convert.register());
            return register + " = " + order + convert.bits() + " " + register;
        } else if (instruction instanceof LoadConstant load) {
            return register(load.destination()) + " = 0x" + Long.toHexString(load.value()) + " ll";
        } else if (instruction instanceof LoadMap load) {
            return register(load.destination()) + " = map[fd:" + load.descriptor() + "]";
        } else if (instruction instanceof Load load) {
            return register(load.destination()) + " = " + memory(load.size(), load.base(), load.offset());
        } else if (instruction instanceof Store store) {
            return memory(store.size(), store.base(), store.offset()) + " = "
                    + operand(RegisterWidth.BITS_64, store.source(), "%d");
        } else {
            return jumpOrCall(instruction);
        }
    }

    private static String jumpOrCall(EbpfInstruction instruction) {
        if (instruction instanceof Jump jump) {
            return to(jump.skip());
        } else if (instruction instanceof JumpIf jump) {
            return "if " + register(jump.width(), jump.left()) + " "
                    + EbpfSymbols.of(jump.comparison()) + " " + operand(jump.width(), jump.right(), "0x%x") + " "
                    + to(jump.skip());
        } else if (instruction instanceof Call call) {
            String name = EbpfHelper.numbered(call.function())
                    .map(EbpfHelper::functionName)
                    .orElse("unknown");
            return "call " + name + "#" + call.function();
        } else if (instruction instanceof Exit) {
            return "exit";
        } else {
            RawEbpfInstruction slot = ((Unknown) instruction).slot();
            return String.format(
                    ".raw 0x%x, %d, %d, %d, 0x%x",
                    slot.code(), slot.destination(), slot.source(), slot.offset(), slot.constant());
        }
    }

    private static String to(int skip) {
        return String.format("goto pc%+d", skip);
    }

    private static String memory(MemorySize size, EbpfRegister base, int offset) {
        return String.format("*(%s *)(%s %+d)", size.name().toLowerCase(Locale.ROOT), register(base), offset);
    }

    private static String operand(RegisterWidth width, EbpfOperand operand, String constantFormat) {
        return operand instanceof EbpfRegister register
                ? register(width, register)
                : String.format(constantFormat, ((EbpfConstant) operand).value());
    }

    private static String register(EbpfRegister register) {
        return register(RegisterWidth.BITS_64, register);
    }

    private static String register(RegisterWidth width, EbpfRegister register) {
        return "" + width.prefix() + register.number();
    }
}

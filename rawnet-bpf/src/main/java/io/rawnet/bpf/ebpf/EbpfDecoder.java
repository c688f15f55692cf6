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
import java.util.ArrayList;
import java.util.List;

/** Finds the names of raw instructions. */
final class EbpfDecoder {

    private EbpfDecoder() {}

    static List<EbpfInstruction> decode(List<RawEbpfInstruction> slots) {
        List<EbpfInstruction> instructions = new ArrayList<>(slots.size());
        int next = 0;
        while (next < slots.size()) {
            EbpfInstruction wide = wide(slots, next);
            EbpfInstruction instruction = wide != null ? wide : EbpfInstruction.of(slots.get(next));
            instructions.add(instruction);
            next += instruction.slots();
        }
        return instructions;
    }

    /** {@return the instruction of two slots that starts here, or null when none does} */
    private static EbpfInstruction wide(List<RawEbpfInstruction> slots, int index) {
        RawEbpfInstruction low = slots.get(index);
        EbpfRegister destination = EbpfRegister.numbered(low.destination());
        if (low.code() != EbpfOpcode.LOAD_CONSTANT || destination == null || index + 1 == slots.size()) {
            return null;
        }
        RawEbpfInstruction high = slots.get(index + 1);
        EbpfInstruction candidate = low.source() == EbpfOpcode.PSEUDO_MAP_FD
                ? new LoadMap(destination, low.constant())
                : new LoadConstant(
                        destination, (long) high.constant() << Integer.SIZE | Integer.toUnsignedLong(low.constant()));
        return candidate.raw().equals(List.of(low, high)) ? candidate : null;
    }

    /** {@return the instruction with exactly this slot, or null when there is none but {@link Unknown}} */
    static EbpfInstruction named(RawEbpfInstruction slot) {
        EbpfRegister destination = EbpfRegister.numbered(slot.destination());
        EbpfRegister source = EbpfRegister.numbered(slot.source());
        if (destination == null || source == null) {
            return null;
        }
        EbpfInstruction candidate =
                switch (slot.code() & EbpfOpcode.CLASS_MASK) {
                    case EbpfOpcode.LD -> null;
                    case EbpfOpcode.LDX -> new Load(size(slot), destination, source, slot.offset());
                    case EbpfOpcode.ST ->
                        new Store(size(slot), destination, slot.offset(), EbpfOperand.constant(slot.constant()));
                    case EbpfOpcode.STX -> new Store(size(slot), destination, slot.offset(), source);
                    case EbpfOpcode.ALU -> arithmetic(RegisterWidth.BITS_32, slot, destination, operand(slot, source));
                    case EbpfOpcode.ALU64 ->
                        arithmetic(RegisterWidth.BITS_64, slot, destination, operand(slot, source));
                    case EbpfOpcode.JMP32 -> jump(RegisterWidth.BITS_32, slot, destination, operand(slot, source));
                    default -> jump(RegisterWidth.BITS_64, slot, destination, operand(slot, source));
                };
        // Unused bits and fields are 0 in every named instruction, so one comparison finds all that would be lost.
        return candidate != null && candidate.raw().equals(List.of(slot)) ? candidate : null;
    }

    private static EbpfInstruction arithmetic(
            RegisterWidth width, RawEbpfInstruction slot, EbpfRegister destination, EbpfOperand source) {
        int code = slot.code() & EbpfOpcode.OPERATION_MASK;
        if (code == EbpfOpcode.NEG) {
            return new Negate(width, destination);
        }
        if (code == EbpfOpcode.END) {
            boolean bigEndian = (slot.code() & EbpfOpcode.TO_BIG_ENDIAN) != 0;
            ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            return isWholeNumberOfOctets(slot.constant())
                    ? new ConvertByteOrder(order, slot.constant(), destination)
                    : null;
        }
        for (AluOperation operation : AluOperation.values()) {
            if (operation.code() == code) {
                return new Arithmetic(width, operation, destination, source);
            }
        }
        return null;
    }

    private static boolean isWholeNumberOfOctets(int bits) {
        return bits == Short.SIZE || bits == Integer.SIZE || bits == Long.SIZE;
    }

    private static EbpfInstruction jump(
            RegisterWidth width, RawEbpfInstruction slot, EbpfRegister left, EbpfOperand right) {
        int code = slot.code() & EbpfOpcode.OPERATION_MASK;
        if (code == EbpfOpcode.JA) {
            return new Jump(slot.offset());
        }
        if (code == EbpfOpcode.CALL) {
            return new Call(slot.constant());
        }
        if (code == EbpfOpcode.EXIT) {
            return new Exit();
        }
        for (Comparison comparison : Comparison.values()) {
            if (comparison.code() == code) {
                return new JumpIf(width, left, comparison, right, slot.offset());
            }
        }
        return null;
    }

    private static EbpfOperand operand(RawEbpfInstruction slot, EbpfRegister source) {
        return (slot.code() & EbpfOpcode.X) != 0 ? source : EbpfOperand.constant(slot.constant());
    }

    private static MemorySize size(RawEbpfInstruction slot) {
        for (MemorySize size : MemorySize.values()) {
            if (size.code() == (slot.code() & EbpfOpcode.SIZE_MASK)) {
                return size;
            }
        }
        throw new AssertionError("two bits have four values");
    }
}

package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.ArithmeticConstant;
import io.rawnet.bpf.Instruction.ArithmeticX;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadHeaderLength;
import io.rawnet.bpf.Instruction.LoadImmediate;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.Instruction.LoadLength;
import io.rawnet.bpf.Instruction.LoadScratch;
import io.rawnet.bpf.Instruction.Negate;
import io.rawnet.bpf.Instruction.Store;
import io.rawnet.bpf.Instruction.TransferAToX;
import io.rawnet.bpf.Instruction.TransferXToA;
import io.rawnet.bpf.Register;
import io.rawnet.bpf.filter.compiler.Condition.Test;
import io.rawnet.bpf.filter.compiler.Value.Kept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the instructions that bring values into the registers, and leaves out those for values that are there already. */
final class Selector {

    private final List<Instruction> instructions = new ArrayList<>();
    private Registers registers;

    private Selector(Registers registers) {
        this.registers = registers;
    }

    /**
     * What the registers hold; null is unknown.
     *
     * @param kept values that are in their scratch slots
     */
    record Registers(Value a, Value x, Set<Kept> kept) {

        static final Registers UNKNOWN = new Registers(null, null, Set.of());

        Registers common(Registers other) {
            Set<Kept> common = new HashSet<>(kept);
            common.retainAll(other.kept);
            return new Registers(
                    a != null && a.equals(other.a) ? a : null, x != null && x.equals(other.x) ? x : null, common);
        }

        Registers with(Value newA, Value newX) {
            return new Registers(newA, newX, kept);
        }

        /** {@return the registers after a store} What the slot held is gone; the new value is null when it is only intermediate. */
        Registers stored(int slot, Kept value) {
            Set<Kept> now = new HashSet<>(kept);
            now.removeIf(other -> other.slot() == slot);
            if (value != null) {
                now.add(value);
            }
            return new Registers(a, x, now);
        }
    }

    /** The instructions before a comparison, and what the registers hold behind them. */
    record Selection(List<Instruction> instructions, Registers registers) {}

    /** More intermediate results at once than the machine has scratch slots. */
    static final class OutOfScratchException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** {@return what brings the left side of a test into A, and its right side into X unless it is a constant} */
    static Selection select(Test test, Registers before) throws OutOfScratchException {
        Selector selector = new Selector(before);
        if (test.right() instanceof Value.Constant) {
            selector.intoA(test.left(), 0);
        } else {
            selector.intoBoth(test.left(), test.right(), 0);
        }
        return new Selection(selector.instructions, selector.registers);
    }

    private void intoA(Value value, int slot) throws OutOfScratchException {
        if (value.equals(registers.a())) {
            return;
        }
        if (value.equals(registers.x())) {
            emit(new TransferXToA());
        } else if (value instanceof Kept kept) {
            keptIntoA(kept, slot);
        } else if (value instanceof Value.Constant constant) {
            emit(new LoadImmediate(Register.A, Integer.toUnsignedLong(constant.number())));
        } else if (value instanceof Value.PacketLength) {
            emit(new LoadLength(Register.A));
        } else if (value instanceof Value.Load load) {
            emit(new LoadAbsolute(load.size(), load.offset()));
        } else if (value instanceof Value.LoadAt load) {
            intoX(load.base(), slot);
            emit(new LoadIndirect(load.size(), load.offset()));
        } else if (value instanceof Value.HeaderLength) {
            intoX(value, slot);
            emit(new TransferXToA());
        } else if (value instanceof Value.Known known) {
            emit(new LoadExtension(known.extension()));
        } else if (value instanceof Value.Negation negation) {
            intoA(negation.operand(), slot);
            emit(new Negate());
        } else {
            calculate((Value.Operation) value, slot);
        }
        registers = registers.with(value, registers.x());
    }

    private void keptIntoA(Kept kept, int slot) throws OutOfScratchException {
        if (registers.kept().contains(kept)) {
            emit(new LoadScratch(Register.A, kept.slot()));
            return;
        }
        intoA(kept.definition(), slot);
        emit(new Store(Register.A, kept.slot()));
        registers = registers.stored(kept.slot(), kept);
    }

    private void calculate(Value.Operation operation, int slot) throws OutOfScratchException {
        Value left = operation.left();
        Value right = operation.right();
        if (right instanceof Value.Constant constant) {
            intoA(left, slot);
            emit(new ArithmeticConstant(operation.operation(), Integer.toUnsignedLong(constant.number())));
            return;
        }
        boolean swapped = operation.operation() == ArithmeticOperation.ADD && leavesAAlone(left);
        intoBoth(swapped ? right : left, swapped ? left : right, slot);
        emit(new ArithmeticX(operation.operation()));
    }

    private void intoBoth(Value left, Value right, int slot) throws OutOfScratchException {
        intoA(left, slot);
        if (leavesAAlone(right)) {
            intoX(right, slot);
            return;
        }
        if (slot >= Instruction.SCRATCH_SLOTS) {
            throw new OutOfScratchException();
        }
        emit(new Store(Register.A, slot));
        registers = registers.stored(slot, null);
        intoA(right, slot + 1);
        emit(new TransferAToX());
        emit(new LoadScratch(Register.A, slot));
        registers = registers.with(left, right);
    }

    private void intoX(Value value, int slot) throws OutOfScratchException {
        if (value.equals(registers.x())) {
            return;
        }
        if (value instanceof Value.HeaderLength header) {
            emit(new LoadHeaderLength(header.offset()));
        } else if (value instanceof Value.Constant constant) {
            emit(new LoadImmediate(Register.X, Integer.toUnsignedLong(constant.number())));
        } else if (value instanceof Value.PacketLength) {
            emit(new LoadLength(Register.X));
        } else if (value instanceof Kept kept && registers.kept().contains(kept)) {
            emit(new LoadScratch(Register.X, kept.slot()));
        } else {
            intoA(value, slot);
            emit(new TransferAToX());
        }
        registers = registers.with(registers.a(), value);
    }

    private boolean leavesAAlone(Value value) {
        return value instanceof Value.HeaderLength
                || value instanceof Value.Constant
                || value instanceof Value.PacketLength
                || value instanceof Kept kept && registers.kept().contains(kept);
    }

    private void emit(Instruction instruction) {
        instructions.add(instruction);
    }
}

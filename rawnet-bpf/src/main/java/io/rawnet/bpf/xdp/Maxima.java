package io.rawnet.bpf.xdp;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.Extension;
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
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.Register;

/**
 * How large X can be before each instruction, over all paths that lead there. It tells loads at X + offset whose sum may be cut to 32 bits or be
 * negative from those, nearly all, for which that cannot happen.
 */
final class Maxima {

    private static final long ANY = 0xffffffffL;
    private static final int A = Instruction.SCRATCH_SLOTS;
    private static final int X = A + 1;
    private static final int LARGEST_HEADER_LENGTH = 60;

    private final ClassicProgram program;
    private final long[] xBefore;

    private Maxima(ClassicProgram program) {
        this.program = program;
        xBefore = new long[program.size()];
    }

    /** {@return the largest X before each instruction, 0 to 2^32-1; 0 for instructions to which nothing leads} */
    static long[] ofX(ClassicProgram program) {
        Maxima maxima = new Maxima(program);
        maxima.follow();
        return maxima.xBefore;
    }

    /** Each instruction has the maxima of the slots, of A and of X; null while nothing leads there. */
    private void follow() {
        long[][] before = new long[program.size()][];
        before[0] = new long[X + 1];
        for (int index = 0; index < program.size(); index++) {
            long[] maxima = before[index];
            if (maxima == null) {
                continue;
            }
            before[index] = null;
            xBefore[index] = maxima[X];
            apply(program.at(index), maxima);
            for (int next : program.successors(index)) {
                before[next] = before[next] == null ? maxima.clone() : larger(before[next], maxima);
            }
        }
    }

    private static long[] larger(long[] some, long[] others) {
        for (int index = 0; index < some.length; index++) {
            some[index] = Math.max(some[index], others[index]);
        }
        return some;
    }

    private static void apply(Instruction instruction, long[] maxima) {
        if (instruction instanceof LoadImmediate load) {
            maxima[of(load.register())] = load.value();
        } else if (instruction instanceof LoadLength load) {
            maxima[of(load.register())] = ANY;
        } else if (instruction instanceof LoadScratch load) {
            maxima[of(load.register())] = maxima[load.slot()];
        } else if (instruction instanceof Store store) {
            maxima[store.slot()] = maxima[of(store.register())];
        } else if (instruction instanceof LoadAbsolute load) {
            maxima[A] = of(load.size());
        } else if (instruction instanceof LoadIndirect load) {
            maxima[A] = of(load.size());
        } else if (instruction instanceof LoadHeaderLength) {
            maxima[X] = LARGEST_HEADER_LENGTH;
        } else if (instruction instanceof LoadExtension load) {
            maxima[A] = load.extension() == Extension.XOR_X ? bits(maxima[A] | maxima[X]) : ANY;
        } else if (instruction instanceof ArithmeticConstant arithmetic) {
            maxima[A] = result(arithmetic.operation(), maxima[A], arithmetic.operand(), true);
        } else if (instruction instanceof ArithmeticX arithmetic) {
            maxima[A] = result(arithmetic.operation(), maxima[A], maxima[X], false);
        } else if (instruction instanceof Negate) {
            maxima[A] = ANY;
        } else if (instruction instanceof TransferAToX) {
            maxima[X] = maxima[A];
        } else if (instruction instanceof TransferXToA) {
            maxima[A] = maxima[X];
        }
    }

    private static int of(Register register) {
        return register == Register.A ? A : X;
    }

    private static long of(LoadSize size) {
        return ANY >>> Integer.SIZE - size.octets() * Byte.SIZE;
    }

    /** {@return the largest result for a first operand of at most {@code a} and a second of {@code operand}, or at most that} */
    private static long result(ArithmeticOperation operation, long a, long operand, boolean constant) {
        return switch (operation) {
            case ADD -> cut(a + operand);
            case SUBTRACT -> ANY;
            case MULTIPLY -> operand != 0 && a > ANY / operand ? ANY : a * operand;
            case DIVIDE -> constant ? a / operand : a;
            case MODULO -> constant ? Math.min(a, operand - 1) : a;
            case AND -> Math.min(a, operand);
            case OR, XOR -> bits(a | operand);
            case SHIFT_LEFT -> constant ? cut(a << operand) : ANY;
            case SHIFT_RIGHT -> constant ? a >>> operand : a;
        };
    }

    private static long cut(long sum) {
        return Math.min(sum, ANY);
    }

    /** {@return the largest number of as many bits} */
    private static long bits(long number) {
        return number == 0 ? 0 : (Long.highestOneBit(number) << 1) - 1;
    }
}

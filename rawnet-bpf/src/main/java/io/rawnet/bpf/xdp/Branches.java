package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;

import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.RegisterWidth;

/** Leads from one classic instruction to the next, and keeps what is known where paths meet. */
final class Branches {

    private final ClassicProgram program;
    private final Requirements requirements;
    private final Code code;
    private final Checked[] before;

    Branches(ClassicProgram program, Requirements requirements, Code code) {
        this.program = program;
        this.requirements = requirements;
        this.code = code;
        before = new Checked[program.size()];
    }

    /** {@return whether something leads to an instruction; its translation begins here then} */
    boolean begin(int index) {
        if (before[index] == null) {
            return false;
        }
        code.know(before[index]);
        code.label(label(index));
        return true;
    }

    /** Goes on at an instruction, which needs no jump if it is the next one and does not reject in any case. */
    void goTo(int target, int next) {
        if (target != next || requirements.rejects(target)) {
            code.jump(label(target));
        }
        meet(target);
    }

    /** Goes on at one of the two successors. */
    void jumpIf(int index) {
        int whenTrue = program.successors(index)[0];
        int whenFalse = program.successors(index)[1];
        if (whenTrue == whenFalse) {
            goTo(whenTrue, index + 1);
            return;
        }
        Comparison comparison = comparison(index);
        if (whenTrue == index + 1 && inverse(comparison) != null) {
            compare(index, inverse(comparison), whenFalse);
            goTo(whenTrue, index + 1);
        } else {
            compare(index, comparison, whenTrue);
            goTo(whenFalse, index + 1);
        }
    }

    void checkLimit(int index) throws UntranslatableException {
        if (code.known().branches() > XdpFilter.MOST_BRANCHES) {
            throw new UntranslatableException("the filter has more than " + XdpFilter.MOST_BRANCHES
                    + " branches on the way to instruction " + index
                    + ", and the kernel follows no more: make the filter shorter");
        }
    }

    private void compare(int index, Comparison comparison, int target) {
        EbpfOperand right = program.at(index) instanceof JumpIf jump ? constant((int) jump.operand()) : Code.X;
        code.jumpIf(RegisterWidth.BITS_32, Code.A, comparison, right, label(target));
        meet(target);
    }

    private void meet(int target) {
        if (!requirements.rejects(target)) {
            before[target] = code.known().meeting(before[target]);
        }
    }

    private String label(int target) {
        return requirements.rejects(target) ? code.reject() : Integer.toString(target);
    }

    private Comparison comparison(int index) {
        JumpCondition condition =
                program.at(index) instanceof JumpIf jump ? jump.condition() : ((JumpIfX) program.at(index)).condition();
        return switch (condition) {
            case EQUAL -> Comparison.EQUAL;
            case GREATER -> Comparison.GREATER;
            case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case ANY_BIT_SET -> Comparison.ANY_BIT_SET;
        };
    }

    /** {@return the comparison that holds when another does not, or null when there is none} */
    private static Comparison inverse(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
            default -> null;
        };
    }
}

package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.Jump;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;
import io.rawnet.bpf.JumpCondition;

/** An instruction as it was read, whose jumps may still lead to places that come later in the text. */
sealed interface Draft {

    /**
     * A place that a jump leads to.
     *
     * @param name the label, or the number of an instruction
     */
    record Target(String name, LineScanner line, int column) {}

    /** Finds the index of a target's instruction; what it gives is not before {@code index + 1}. */
    interface Resolver {
        long skip(Target target, int index, long most) throws BpfSyntaxException;
    }

    Instruction resolve(int index, Resolver resolver) throws BpfSyntaxException;

    /** No jump. */
    record Plain(Instruction instruction) implements Draft {
        @Override
        public Instruction resolve(int index, Resolver resolver) {
            return instruction;
        }
    }

    record Unconditional(Target target) implements Draft {
        @Override
        public Instruction resolve(int index, Resolver resolver) throws BpfSyntaxException {
            return new Jump(resolver.skip(target, index, 0xffffffffL));
        }
    }

    /** A constant of null stands for X; a target of null is the next instruction. */
    record Conditional(JumpCondition condition, Long constant, Target whenTrue, Target whenFalse) implements Draft {
        @Override
        public Instruction resolve(int index, Resolver resolver) throws BpfSyntaxException {
            int skipTrue = whenTrue == null ? 0 : (int) resolver.skip(whenTrue, index, 0xff);
            int skipFalse = whenFalse == null ? 0 : (int) resolver.skip(whenFalse, index, 0xff);
            return constant == null
                    ? new JumpIfX(condition, skipTrue, skipFalse)
                    : new JumpIf(condition, constant, skipTrue, skipFalse);
        }
    }
}

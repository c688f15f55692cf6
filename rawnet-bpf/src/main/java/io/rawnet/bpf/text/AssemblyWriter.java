package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.Jump;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;
import java.util.Set;
import java.util.TreeSet;

/** Writes assembly. A label is the letter L and the number of the instruction it stands before. */
final class AssemblyWriter {

    private final BpfProgram program;
    private final Set<Long> targets = new TreeSet<>();
    private final StringBuilder text = new StringBuilder();

    private AssemblyWriter(BpfProgram program) {
        this.program = program;
    }

    static String format(BpfProgram program) {
        return new AssemblyWriter(program).format();
    }

    private String format() {
        for (int index = 0; index < program.size(); index++) {
            collectTargets(index, program.instructions().get(index));
        }
        for (int index = 0; index < program.size(); index++) {
            text.append(String.format("%-7s", targets.contains((long) index) ? label(index) + ":" : ""));
            append(index, program.instructions().get(index));
            text.append('\n');
        }
        return text.toString();
    }

    private void collectTargets(int index, Instruction instruction) {
        if (leavesProgram(index, instruction)) {
            return;
        }
        if (instruction instanceof Jump jump) {
            targets.add(index + 1 + jump.skip());
        } else if (instruction instanceof JumpIf jump) {
            targets.add(index + 1L + jump.skipTrue());
            targets.add(index + 1L + jump.skipFalse());
        } else if (instruction instanceof JumpIfX jump) {
            targets.add(index + 1L + jump.skipTrue());
            targets.add(index + 1L + jump.skipFalse());
        }
    }

    private boolean leavesProgram(int index, Instruction instruction) {
        long farthest = -1;
        if (instruction instanceof Jump jump) {
            farthest = jump.skip();
        } else if (instruction instanceof JumpIf jump) {
            farthest = Math.max(jump.skipTrue(), jump.skipFalse());
        } else if (instruction instanceof JumpIfX jump) {
            farthest = Math.max(jump.skipTrue(), jump.skipFalse());
        }
        return index + 1 + farthest >= program.size();
    }

    private void append(int index, Instruction instruction) {
        if (leavesProgram(index, instruction)) {
            append(Phrase.raw(instruction.raw()));
            return;
        }
        append(Phrase.of(instruction, Phrase.Style.ASSEMBLY));
        if (instruction instanceof Jump jump) {
            text.append(' ').append(label(index + 1 + jump.skip()));
        } else if (instruction instanceof JumpIf jump) {
            appendTargets(index, jump.skipTrue(), jump.skipFalse());
        } else if (instruction instanceof JumpIfX jump) {
            appendTargets(index, jump.skipTrue(), jump.skipFalse());
        }
    }

    private void append(Phrase phrase) {
        text.append(phrase.mnemonic());
        if (!phrase.operand().isEmpty()) {
            text.append(' ').append(phrase.operand());
        }
    }

    private void appendTargets(int index, int skipTrue, int skipFalse) {
        text.append(", ").append(label(index + 1L + skipTrue));
        text.append(", ").append(label(index + 1L + skipFalse));
    }

    private static String label(long index) {
        return "L" + index;
    }
}

package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.Jump;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;

/** Writes a listing in the columns of tcpdump. */
final class ListingWriter {

    private ListingWriter() {}

    static String format(BpfProgram program) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < program.size(); index++) {
            text.append(line(index, program.instructions().get(index))).append('\n');
        }
        return text.toString();
    }

    private static String line(long index, Instruction instruction) {
        Phrase phrase = Phrase.of(instruction, Phrase.Style.LISTING);
        String start = String.format("(%03d) %-8s ", index, phrase.mnemonic());
        if (instruction instanceof Jump jump) {
            return start + (index + 1 + jump.skip());
        } else if (instruction instanceof JumpIf jump) {
            return start + phrase.operand() + targets(phrase, index, jump.skipTrue(), jump.skipFalse());
        } else if (instruction instanceof JumpIfX jump) {
            return start + phrase.operand() + targets(phrase, index, jump.skipTrue(), jump.skipFalse());
        }
        return start + phrase.operand();
    }

    private static String targets(Phrase phrase, long index, int skipTrue, int skipFalse) {
        String padding = " ".repeat(Math.max(0, 16 - phrase.operand().length()));
        return padding + " jt " + (index + 1 + skipTrue) + "\tjf " + (index + 1 + skipFalse);
    }
}

package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.RawInstruction;

/** Writes and reads the notations that are made of numbers only. */
final class RawNotation {

    private RawNotation() {}

    static String formatArray(BpfProgram program) {
        StringBuilder text = new StringBuilder();
        for (Instruction instruction : program.instructions()) {
            RawInstruction raw = instruction.raw();
            text.append(String.format("{ 0x%x, %d, %d, 0x%08x },\n", raw.code(), raw.jt(), raw.jf(), raw.k()));
        }
        return text.toString();
    }

    static BpfProgram parseArray(String text) throws BpfSyntaxException {
        ProgramReader program = new ProgramReader();
        int number = 0;
        for (String content : text.split("\n", -1)) {
            LineScanner line = new LineScanner(content, ++number);
            while (!line.atEnd()) {
                line.expect('{');
                program.add(new Draft.Plain(Instruction.of(line.raw(','))), line);
                line.expect('}');
                if (!line.accept(',')) {
                    line.expectEnd();
                }
            }
        }
        return program.program(text);
    }

    static String formatDecimal(BpfProgram program) {
        StringBuilder text = new StringBuilder().append(program.size()).append('\n');
        for (Instruction instruction : program.instructions()) {
            RawInstruction raw = instruction.raw();
            text.append(raw.code()).append(' ').append(raw.jt()).append(' ').append(raw.jf());
            text.append(' ').append(raw.k()).append('\n');
        }
        return text.toString();
    }

    static BpfProgram parseDecimal(String text) throws BpfSyntaxException {
        ProgramReader program = new ProgramReader();
        int announced = -1;
        int number = 0;
        LineScanner line = new LineScanner("", 1);
        for (String content : text.split("\n", -1)) {
            line = new LineScanner(content, ++number);
            while (!line.atEnd()) {
                if (announced < 0) {
                    announced = line.number("the number of instructions", BpfProgram.MAXIMUM_SIZE);
                } else {
                    program.add(new Draft.Plain(Instruction.of(line.raw(' '))), line);
                }
                if (!line.accept(',')) {
                    line.expectEnd();
                }
            }
        }
        if (program.size() != announced) {
            throw line.error(
                    "expected " + Math.max(announced, 0) + " instructions and not " + program.size(), line.column());
        }
        return program.program(text);
    }
}

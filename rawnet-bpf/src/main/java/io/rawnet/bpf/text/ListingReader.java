package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;

/** Reads a listing: each line a number in parentheses, counted from 0, and an instruction. Empty lines do not matter. */
final class ListingReader {

    private ListingReader() {}

    static BpfProgram parse(String text) throws BpfSyntaxException {
        ProgramReader program = new ProgramReader();
        int number = 0;
        for (String content : text.split("\n", -1)) {
            LineScanner line = new LineScanner(content, ++number);
            if (!line.atEnd()) {
                readIndex(line, program.size());
                program.add(new StatementReader(line).read(), line);
                line.expectEnd();
            }
        }
        return program.program(text);
    }

    private static void readIndex(LineScanner line, int expected) throws BpfSyntaxException {
        line.expect('(');
        int column = line.column();
        String index = line.word();
        if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) != expected) {
            throw line.error("this is instruction " + expected, column);
        }
        line.expect(')');
    }
}

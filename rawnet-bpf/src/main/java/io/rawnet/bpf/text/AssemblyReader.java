package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;

/** Reads assembly: lines of labels, an instruction and comments, each of them optional. */
final class AssemblyReader {

    private AssemblyReader() {}

    static BpfProgram parse(String text) throws BpfSyntaxException {
        ProgramReader program = new ProgramReader();
        int number = 0;
        for (String content : withoutComments(text).split("\n", -1)) {
            LineScanner line = new LineScanner(content, ++number);
            readLabels(line, program);
            if (!line.atEnd()) {
                program.add(new StatementReader(line).read(), line);
                line.expectEnd();
            }
        }
        return program.program(text);
    }

    private static void readLabels(LineScanner line, ProgramReader program) throws BpfSyntaxException {
        while (true) {
            int column = line.column();
            String name = line.word();
            if (name.isEmpty() || !line.accept(':')) {
                line.back(column);
                return;
            }
            if (Character.isDigit(name.charAt(0))) {
                throw line.error("a label starts with a letter or an underscore", column);
            }
            if (!program.label(name)) {
                throw line.error("the label '" + name + "' stands in two places", column);
            }
        }
    }

    /** Blanks out comments, so that everything else keeps its place. */
    static String withoutComments(String text) throws BpfSyntaxException {
        StringBuilder blanked = new StringBuilder(text);
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
            int end = at;
            if (text.charAt(at) == ';') {
                end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            } else if (text.startsWith("/*", at)) {
                end = text.indexOf("*/", at + 2) + 2;
                if (end < 2) {
                    throw new BpfSyntaxException(
                            "the comment does not end",
                            text.substring(lineStart).lines().findFirst().orElse(""),
                            line,
                            at - lineStart + 1);
                }
            }
            for (int inside = at; inside < end; inside++) {
                if (text.charAt(inside) != '\n') {
                    blanked.setCharAt(inside, ' ');
                } else {
                    line++;
                    lineStart = inside + 1;
                }
            }
            at = Math.max(at, end - 1);
        }
        return blanked.toString();
    }
}

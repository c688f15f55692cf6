package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of an eBPF program: slot number, labels, code and instruction, each of them optional. */
final class EbpfReader {

    private static final int CODE_OF_WIDE_LOADS = 0x18;

    private final List<EbpfDraft> drafts = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int slots;

    private EbpfReader() {}

    static EbpfProgram parse(String text) throws BpfSyntaxException {
        EbpfReader reader = new EbpfReader();
        int number = 0;
        for (String content : AssemblyReader.withoutComments(text).split("\n", -1)) {
            reader.read(new LineScanner(content, ++number));
        }
        return reader.program(text);
    }

    private void read(LineScanner line) throws BpfSyntaxException {
        readLabels(line);
        if (line.atEnd()) {
            return;
        }
        int column = line.column();
        int code = line.peek() == '(' ? code(line) : -1;
        EbpfDraft draft = new EbpfStatementReader(line, code == CODE_OF_WIDE_LOADS).read();
        line.expectEnd();
        int actual = draft.instruction().raw().get(0).code();
        if (code >= 0 && code != actual) {
            throw line.error(String.format("the code of this instruction is %02x", actual), column);
        }
        slots += draft.instruction().slots();
        if (slots > EbpfProgram.MAXIMUM_SLOTS) {
            throw line.error("a program has at most " + EbpfProgram.MAXIMUM_SLOTS + " slots", 1);
        }
        drafts.add(draft);
    }

    private void readLabels(LineScanner line) throws BpfSyntaxException {
        while (true) {
            int column = line.column();
            String name = line.word();
            if (name.isEmpty() || !line.accept(':')) {
                line.back(column);
                return;
            }
            if (Character.isDigit(name.charAt(0))) {
                if (!name.equals(Integer.toString(slots))) {
                    throw line.error("this is slot " + slots, column);
                }
            } else if (places.putIfAbsent(name, slots) != null) {
                throw line.error("the label '" + name + "' stands in two places", column);
            }
        }
    }

    /** Reads the code in parentheses, two hexadecimal digits. A store begins with one too, but behind an asterisk. */
    private static int code(LineScanner line) throws BpfSyntaxException {
        line.expect('(');
        int column = line.column();
        String digits = line.word();
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw line.error("expected a code of two hexadecimal digits", column);
        }
        line.expect(')');
        return Integer.parseInt(digits, 16);
    }

    private EbpfProgram program(String text) throws BpfSyntaxException {
        if (drafts.isEmpty()) {
            throw ProgramReader.withoutInstructions(text);
        }
        List<EbpfInstruction> instructions = new ArrayList<>(drafts.size());
        int next = 0;
        for (EbpfDraft draft : drafts) {
            next += draft.instruction().slots();
            instructions.add(draft.resolve(places, next));
        }
        return new EbpfProgram(instructions);
    }
}

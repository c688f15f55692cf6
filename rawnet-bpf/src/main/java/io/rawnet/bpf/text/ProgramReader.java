package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers statements and the places that jumps may lead to, and puts both together. */
final class ProgramReader {

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Long> places = new HashMap<>();

    int size() {
        return drafts.size();
    }

    void add(Draft draft, LineScanner line) throws BpfSyntaxException {
        if (drafts.size() == BpfProgram.MAXIMUM_SIZE) {
            throw line.error("a program has at most " + BpfProgram.MAXIMUM_SIZE + " instructions", 1);
        }
        drafts.add(draft);
    }

    /** {@return whether the name was not taken yet} */
    boolean label(String name) {
        return places.putIfAbsent(name, (long) drafts.size()) == null;
    }

    BpfProgram program(String text) throws BpfSyntaxException {
        if (drafts.isEmpty()) {
            throw withoutInstructions(text);
        }
        List<Instruction> instructions = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            instructions.add(draft.resolve(instructions.size(), this::skip));
        }
        return new BpfProgram(instructions);
    }

    static BpfSyntaxException withoutInstructions(String text) {
        String first = text.lines().findFirst().orElse("");
        return new BpfSyntaxException("a program has at least one instruction", first, 1, 1);
    }

    private long skip(Draft.Target target, int index, long most) throws BpfSyntaxException {
        Long place = places.get(target.name());
        if (place == null && target.name().matches("[0-9]{1,10}")) {
            place = Long.valueOf(target.name());
        }
        if (place == null) {
            throw target.line().error("no label is called '" + target.name() + "'", target.column());
        }
        long skip = place - index - 1;
        if (skip < 0) {
            throw target.line().error("jumps lead forward only", target.column());
        }
        if (skip > most) {
            throw target.line()
                    .error("conditional jumps skip at most 255 instructions, this one " + skip, target.column());
        }
        return skip;
    }
}

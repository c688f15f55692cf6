package io.rawnet.bpf.ebpf;

import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import io.rawnet.codec.internal.NotNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Instructions with jumps whose slots are counted when their label is placed. Before the oldest jump without a place is too far from it, an
 * island is put in: one jump for each label that has no place yet, and the older jumps lead there.
 */
final class Jumps {

    private static final int REACH = Short.MAX_VALUE;

    /** A jump that waits for its place: its index among the instructions, and the slot behind it. */
    private record Waiting(int index, int from) {}

    private final List<EbpfInstruction> instructions = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** In the order in which the labels were first asked for, so that the first of the first is the oldest. */
    private Map<String, List<Waiting>> waiting = new LinkedHashMap<>();

    private int slots;

    void add(List<EbpfInstruction> block) {
        makeRoom(block.stream().mapToInt(EbpfInstruction::slots).sum());
        block.forEach(this::append);
    }

    void add(EbpfInstruction jump, String label) {
        NotNull.check("label", label);
        makeRoom(1);
        Integer place = places.get(label);
        if (place == null) {
            wait(jump, label);
            return;
        }
        int skip = place - slots - 1;
        if (skip < -REACH) {
            throw new IllegalArgumentException(
                    "the label '" + label + "' is " + -skip + " slots back; a jump reaches " + REACH);
        }
        append(withSkip(jump, skip));
    }

    void place(String label) {
        NotNull.check("label", label);
        if (places.putIfAbsent(label, slots) != null) {
            throw new IllegalArgumentException("the label '" + label + "' stands in two places");
        }
        List<Waiting> here = waiting.remove(label);
        if (here != null) {
            land(here);
        }
    }

    List<EbpfInstruction> instructions() {
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("no instruction has the label '"
                    + waiting.keySet().iterator().next() + "'");
        }
        return List.copyOf(instructions);
    }

    private void append(EbpfInstruction instruction) {
        instructions.add(instruction);
        slots += instruction.slots();
    }

    private void wait(EbpfInstruction jump, String label) {
        append(jump);
        waiting.computeIfAbsent(label, first -> new ArrayList<>()).add(new Waiting(instructions.size() - 1, slots));
    }

    /** Lets jumps lead to the slot that comes next. */
    private void land(List<Waiting> jumps) {
        for (Waiting jump : jumps) {
            int skip = slots - jump.from();
            if (skip > REACH) {
                throw new IllegalStateException("a jump leads over " + skip + " slots; a jump reaches " + REACH
                        + ": make the blocks smaller, or use fewer labels");
            }
            instructions.set(jump.index(), withSkip(instructions.get(jump.index()), skip));
        }
    }

    /** Puts in an island unless the oldest jump reaches one behind {@code length} more slots, among which may be a jump to a new label. */
    private void makeRoom(int length) {
        if (waiting.isEmpty()) {
            return;
        }
        int oldest = waiting.values().iterator().next().get(0).from();
        int farthest = slots + length + waiting.size() + 1;
        if (farthest - oldest <= REACH) {
            return;
        }
        Map<String, List<Waiting>> before = waiting;
        waiting = new LinkedHashMap<>();
        append(new Jump(before.size()));
        before.forEach((label, jumps) -> {
            land(jumps);
            wait(new Jump(0), label);
        });
    }

    private static EbpfInstruction withSkip(EbpfInstruction instruction, int skip) {
        return instruction instanceof JumpIf jump
                ? new JumpIf(jump.width(), jump.left(), jump.comparison(), jump.right(), skip)
                : new Jump(skip);
    }
}

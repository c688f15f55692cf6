package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.Jump;
import io.rawnet.bpf.Instruction.JumpIf;
import io.rawnet.bpf.Instruction.JumpIfX;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.filter.compiler.Condition.Test;
import io.rawnet.bpf.filter.compiler.Selector.OutOfScratchException;
import io.rawnet.bpf.filter.compiler.Selector.Registers;
import io.rawnet.bpf.filter.compiler.Selector.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the blocks of a flow one behind the other. Conditional jumps reach 255 instructions far; beyond that they land on a {@code ja}. */
final class Layout {

    private static final int FARTHEST = 255;

    private final Flow flow;
    private final long octets;
    private final List<Block> blocks;
    private final Map<Block, List<Instruction>> code = new HashMap<>();
    private final Map<Block, Integer> starts = new HashMap<>();
    private final Map<Block, Boolean> far = new HashMap<>();

    private Layout(Flow flow, long octets) {
        this.flow = flow;
        this.octets = octets;
        this.blocks = flow.forward();
    }

    /**
     * {@return the instructions of a flow}
     *
     * @param octets what to return for a packet that is accepted
     */
    static List<Instruction> instructions(Flow flow, long octets) throws OutOfScratchException {
        Layout layout = new Layout(flow, octets);
        layout.select();
        while (layout.place()) {
            // Each jump that turned out to be far moves what follows it.
        }
        return layout.emit();
    }

    private void select() throws OutOfScratchException {
        Map<Block, Registers> before = new HashMap<>();
        for (Block block : blocks) {
            Selection selection = Selector.select(block.test(), before.getOrDefault(block, Registers.UNKNOWN));
            code.put(block, selection.instructions());
            before.merge(block.next(true), selection.registers(), Registers::common);
            before.merge(block.next(false), selection.registers(), Registers::common);
        }
    }

    /** {@return whether a jump became far, so that the places are wrong again} */
    private boolean place() {
        int at = 0;
        for (Block block : blocks) {
            starts.put(block, at);
            at += code.get(block).size() + (isFar(block) ? 3 : 1);
        }
        starts.put(flow.accept(), at);
        starts.put(flow.reject(), isUsed(flow.accept()) ? at + 1 : at);
        boolean changed = false;
        for (Block block : blocks) {
            int behind = starts.get(block) + code.get(block).size() + 1;
            int distance = Math.max(starts.get(block.next(true)), starts.get(block.next(false))) - behind;
            if (distance > FARTHEST && !isFar(block)) {
                far.put(block, true);
                changed = true;
            }
        }
        return changed;
    }

    private List<Instruction> emit() {
        List<Instruction> instructions = new ArrayList<>();
        for (Block block : blocks) {
            instructions.addAll(code.get(block));
            int behind = instructions.size() + 1;
            int whenTrue = starts.get(block.next(true)) - behind;
            int whenFalse = starts.get(block.next(false)) - behind;
            if (isFar(block)) {
                instructions.add(jump(block.test(), 0, 1));
                instructions.add(new Jump(whenTrue - 1));
                instructions.add(new Jump(whenFalse - 2));
            } else {
                instructions.add(jump(block.test(), whenTrue, whenFalse));
            }
        }
        if (isUsed(flow.accept())) {
            instructions.add(new Return(octets));
        }
        if (isUsed(flow.reject())) {
            instructions.add(new Return(0));
        }
        return instructions;
    }

    private static Instruction jump(Test test, int whenTrue, int whenFalse) {
        return test.right() instanceof Value.Constant constant
                ? new JumpIf(test.condition(), Integer.toUnsignedLong(constant.number()), whenTrue, whenFalse)
                : new JumpIfX(test.condition(), whenTrue, whenFalse);
    }

    private boolean isFar(Block block) {
        return far.getOrDefault(block, false);
    }

    private boolean isUsed(Block end) {
        return flow.start() == end
                || blocks.stream().anyMatch(block -> block.next(true) == end || block.next(false) == end);
    }
}

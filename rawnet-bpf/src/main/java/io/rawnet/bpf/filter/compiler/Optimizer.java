package io.rawnet.bpf.filter.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads every way past the tests whose outcome is known on it from those before. What such a test loads has been loaded before, so the
 * meaning stays the same for every packet, even one that is cut short. Random numbers would differ in each load, but no expression asks
 * for them.
 */
final class Optimizer {

    /** Each round may know more than the one before; in practice two or three find everything. */
    private static final int ROUNDS = 8;

    private Optimizer() {}

    static void optimize(Flow flow) {
        int round = 0;
        while (round < ROUNDS && improve(flow.forward())) {
            round++;
        }
    }

    private static boolean improve(List<Block> forward) {
        Map<Block, Facts> known = new HashMap<>();
        boolean changed = false;
        for (Block block : forward) {
            // A block without facts is the start, or was cut off in this round.
            Facts here = known.remove(block);
            Facts facts = here != null ? here : Facts.none();
            for (boolean outcome : new boolean[] {true, false}) {
                Facts behind = facts.and(block.test(), outcome);
                Block target = pastKnown(block.next(outcome), behind);
                changed |= target != block.next(outcome);
                block.redirect(outcome, target);
                if (!target.isEnd()) {
                    known.merge(target, behind, Facts::common);
                }
            }
        }
        return changed;
    }

    private static Block pastKnown(Block first, Facts facts) {
        Block block = first;
        while (!block.isEnd()) {
            Boolean outcome = facts.outcome(block.test());
            if (outcome == null) {
                break;
            }
            block = block.next(outcome);
        }
        return block;
    }
}

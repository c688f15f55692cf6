package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.filter.compiler.Condition.All;
import io.rawnet.bpf.filter.compiler.Condition.Any;
import io.rawnet.bpf.filter.compiler.Condition.Inverse;
import io.rawnet.bpf.filter.compiler.Condition.Test;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/** A condition as tests with two ways out each. All ways lead forward to one of two ends. */
final class Flow {

    private final Block accept = Block.end();
    private final Block reject = Block.end();

    /** In the order of creation, which is backward: a block is created after those it leads to. */
    private final List<Block> created = new ArrayList<>();

    private final Block start;

    private final int mostTests;

    private Flow(Condition condition, int mostTests) throws TooManyTestsException {
        this.mostTests = mostTests;
        start = build(condition, accept, reject);
    }

    /** More tests than asked for. */
    static final class TooManyTestsException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * {@return the tests of a condition}
     *
     * @param mostTests the most tests there may be
     */
    static Flow of(Condition condition, int mostTests) throws TooManyTestsException {
        return new Flow(condition, mostTests);
    }

    Block start() {
        return start;
    }

    Block accept() {
        return accept;
    }

    Block reject() {
        return reject;
    }

    /** {@return the tests that can be reached, each before those it leads to} */
    List<Block> forward() {
        Set<Block> reached = new HashSet<>(Set.of(start));
        Deque<Block> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Block block = open.remove();
            if (!block.isEnd()) {
                for (Block next : List.of(block.next(true), block.next(false))) {
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        List<Block> forward = new ArrayList<>(created);
        forward.removeIf(block -> !reached.contains(block));
        Collections.reverse(forward);
        return forward;
    }

    private Block build(Condition condition, Block whenTrue, Block whenFalse) throws TooManyTestsException {
        if (condition instanceof All all) {
            Block next = whenTrue;
            for (ListIterator<Condition> parts = atEnd(all.parts()); parts.hasPrevious(); ) {
                next = build(parts.previous(), next, whenFalse);
            }
            return next;
        } else if (condition instanceof Any any) {
            Block next = whenFalse;
            for (ListIterator<Condition> parts = atEnd(any.parts()); parts.hasPrevious(); ) {
                next = build(parts.previous(), whenTrue, next);
            }
            return next;
        } else if (condition instanceof Inverse inverse) {
            return build(inverse.part(), whenFalse, whenTrue);
        } else {
            return build((Test) condition, whenTrue, whenFalse);
        }
    }

    private Block build(Test test, Block whenTrue, Block whenFalse) throws TooManyTestsException {
        if (test.left() instanceof Value.Constant left) {
            if (test.right() instanceof Value.Constant right) {
                return Facts.holds(left.number(), test.condition(), right.number()) ? whenTrue : whenFalse;
            }
            return constantFirst(test, whenTrue, whenFalse);
        }
        if (created.size() == mostTests) {
            throw new TooManyTestsException();
        }
        Block block = new Block(test, whenTrue, whenFalse);
        created.add(block);
        return block;
    }

    /** The machine compares with a constant on the right, so the sides change places. */
    private Block constantFirst(Test test, Block whenTrue, Block whenFalse) throws TooManyTestsException {
        return switch (test.condition()) {
            case EQUAL, ANY_BIT_SET ->
                build(new Test(test.right(), test.condition(), test.left()), whenTrue, whenFalse);
            case GREATER ->
                build(new Test(test.right(), JumpCondition.GREATER_OR_EQUAL, test.left()), whenFalse, whenTrue);
            case GREATER_OR_EQUAL ->
                build(new Test(test.right(), JumpCondition.GREATER, test.left()), whenFalse, whenTrue);
        };
    }

    private static ListIterator<Condition> atEnd(List<Condition> parts) {
        return parts.listIterator(parts.size());
    }
}

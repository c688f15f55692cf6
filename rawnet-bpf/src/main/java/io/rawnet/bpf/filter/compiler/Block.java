package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.filter.compiler.Condition.Test;

/** A test and where to go on; or an end, which has no test. */
final class Block {

    private final Test test;
    private Block whenTrue;
    private Block whenFalse;

    Block(Test test, Block whenTrue, Block whenFalse) {
        this.test = test;
        this.whenTrue = whenTrue;
        this.whenFalse = whenFalse;
    }

    static Block end() {
        return new Block(null, null, null);
    }

    boolean isEnd() {
        return test == null;
    }

    Test test() {
        return test;
    }

    Block next(boolean outcome) {
        return outcome ? whenTrue : whenFalse;
    }

    void redirect(boolean outcome, Block target) {
        if (outcome) {
            whenTrue = target;
        } else {
            whenFalse = target;
        }
    }
}

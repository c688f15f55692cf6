package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.filter.compiler.Condition.Test;
import java.util.HashMap;
import java.util.Map;

/** What is known about a packet at a place of the flow, from the tests on every way there. Not more than so much is kept in mind. */
final class Facts {

    private static final int MOST = 32;

    private final Map<Value, Integer> numbers;
    private final Map<Test, Boolean> outcomes;

    private Facts(Map<Value, Integer> numbers, Map<Test, Boolean> outcomes) {
        this.numbers = numbers;
        this.outcomes = outcomes;
    }

    static Facts none() {
        return new Facts(Map.of(), Map.of());
    }

    /** {@return these facts and the outcome of one more test} */
    Facts and(Test test, boolean outcome) {
        boolean number = outcome && test.condition() == JumpCondition.EQUAL && test.right() instanceof Value.Constant;
        Map<Value, Integer> moreNumbers = new HashMap<>(numbers);
        Map<Test, Boolean> moreOutcomes = new HashMap<>(outcomes);
        if (number && numbers.size() < MOST) {
            moreNumbers.put(test.left(), ((Value.Constant) test.right()).number());
        } else if (!number && outcomes.size() < MOST) {
            moreOutcomes.put(test, outcome);
        }
        return new Facts(moreNumbers, moreOutcomes);
    }

    /** {@return the facts that hold here and there} */
    Facts common(Facts other) {
        Map<Value, Integer> commonNumbers = new HashMap<>(numbers);
        commonNumbers.entrySet().retainAll(other.numbers.entrySet());
        Map<Test, Boolean> commonOutcomes = new HashMap<>(outcomes);
        commonOutcomes.entrySet().retainAll(other.outcomes.entrySet());
        return new Facts(commonNumbers, commonOutcomes);
    }

    /** {@return the outcome that a test must have, or null when it may have either} */
    Boolean outcome(Test test) {
        Integer number = numbers.get(test.left());
        if (number != null && test.right() instanceof Value.Constant right) {
            return holds(number, test.condition(), right.number());
        }
        return outcomes.get(test);
    }

    static boolean holds(int left, JumpCondition condition, int right) {
        return switch (condition) {
            case EQUAL -> left == right;
            case GREATER -> Integer.compareUnsigned(left, right) > 0;
            case GREATER_OR_EQUAL -> Integer.compareUnsigned(left, right) >= 0;
            case ANY_BIT_SET -> (left & right) != 0;
        };
    }
}

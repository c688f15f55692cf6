package io.rawnet.benchmarks.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures of two sides that were measured in turns. The machine's speed changes within seconds, so turns are
 * short and many, and what counts is the median of the ratios of neighbours, not the ratio of the medians.
 */
final class Medians {

    /** How often each side has its turn. */
    static final int ROUNDS = 21;

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    void add(double our, double their) {
        ours.add(our);
        theirs.add(their);
        ratios.add(our / their);
    }

    double ours() {
        return median(ours);
    }

    double theirs() {
        return median(theirs);
    }

    double ratio() {
        return median(ratios);
    }

    /** {@return how rates, in millions per second, stand to a target} */
    Outcome atLeast(String what, String other, double least) {
        return Outcome.atLeast(what, rates(other), ratio(), least);
    }

    /** {@return rates, in millions per second, without a target} */
    Outcome known(String what, String other) {
        return Outcome.known(what, rates(other) + String.format(", ratio %.3f", ratio()));
    }

    private String rates(String other) {
        return String.format("%.3f million/s, %s %.3f", ours(), other, theirs());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

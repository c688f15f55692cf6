package io.rawnet.benchmarks.channel;

/**
 * What was measured, and how it stands to its target.
 *
 * @param what what was measured
 * @param figures the figures, ours first
 * @param judged the figure that is compared with the target
 * @param target the target, as the figure shall be
 * @param verdict whether it is met
 */
record Outcome(String what, String figures, String judged, String target, Verdict verdict) {

    enum Verdict {
        MET,
        MISSED,
        NOT_MEASURED,
        /** For a figure without a target. */
        KNOWN
    }

    static Outcome atLeast(String what, String figures, double judged, double limit) {
        return new Outcome(what, figures, number(judged), ">= " + number(limit), verdict(judged >= limit));
    }

    static Outcome atMost(String what, String figures, double judged, double limit) {
        return new Outcome(what, figures, number(judged), "<= " + number(limit), verdict(judged <= limit));
    }

    static Outcome allOf(String what, String figures, long judged, long all) {
        return new Outcome(what, figures, Long.toString(judged), "= " + all, verdict(judged == all));
    }

    static Outcome known(String what, String figures) {
        return new Outcome(what, figures, "", "", Verdict.KNOWN);
    }

    static Outcome notMeasured(String what, String reason) {
        return new Outcome(what, reason, "", "", Verdict.NOT_MEASURED);
    }

    boolean isGood() {
        return verdict == Verdict.MET || verdict == Verdict.KNOWN;
    }

    private static Verdict verdict(boolean met) {
        return met ? Verdict.MET : Verdict.MISSED;
    }

    private static String number(double value) {
        return String.format("%.3f", value);
    }

    @Override
    public String toString() {
        return String.format(
                "%-44s %-58s %9s  %-12s %s", what, figures, judged, target, verdict == Verdict.KNOWN ? "" : verdict);
    }
}

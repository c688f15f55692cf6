package io.rawnet.examples.tool;

/** Comparisons with programs that give up by clocks of their own, and print something else then: on a busy machine they may. */
public final class Agreement {
    private static final int TIMES = 3;

    private Agreement() {}

    /** Compares until both agree; what differs each time is a difference. */
    public static void expect(Comparison comparison) throws Exception {
        for (int time = 1; time < TIMES; time++) {
            try {
                comparison.make();
                return;
            } catch (AssertionError late) {
                // the other program may have been late
            }
        }
        comparison.make();
    }

    /** Runs both programs, and compares them. */
    @FunctionalInterface
    public interface Comparison {
        /** Does so once. */
        void make() throws Exception;
    }
}

package io.rawnet.examples.facts;

/**
 * What a measurement found.
 *
 * @param verdict what becomes of the statement
 * @param observed what was seen, in words that are the same on each kernel that behaves so
 */
record Finding(Verdict verdict, String observed) {

    /**
     * {@return a finding that supports the statement if something was observed, and contradicts it if not}
     *
     * @param seen whether it was observed
     * @param what what to observe, in words
     */
    static Finding supportedBy(boolean seen, String what) {
        return seen ? new Finding(Verdict.TRUE, what) : new Finding(Verdict.FALSE, "it is not so that " + what);
    }

    /**
     * {@return a finding that contradicts the statement if something was observed, and supports it if not}
     *
     * @param seen whether it was observed
     * @param what what to observe, in words
     */
    static Finding contradictedBy(boolean seen, String what) {
        return seen ? new Finding(Verdict.FALSE, what) : new Finding(Verdict.TRUE, "it is not so that " + what);
    }

    /**
     * {@return a finding that limits the statement if something was observed, and contradicts it if not}
     *
     * @param seen whether it was observed
     * @param what what to observe, in words
     */
    static Finding limitedBy(boolean seen, String what) {
        return seen ? new Finding(Verdict.DEPENDS, what) : new Finding(Verdict.FALSE, "it is not so that " + what);
    }
}

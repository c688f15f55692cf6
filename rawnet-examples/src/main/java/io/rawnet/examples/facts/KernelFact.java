package io.rawnet.examples.facts;

import io.rawnet.testkit.PrivateNetwork;

/**
 * A statement about raw sockets, and how to find out whether it is true.
 *
 * @param statement what is said, in our words
 * @param source who says so
 * @param measurement how to find out
 */
record KernelFact(String statement, Source source, Measurement measurement) {

    /**
     * {@return what this kernel does, measured in a private network that is made for it}
     *
     * @throws Exception if it could not be measured
     */
    Finding measure() throws Exception {
        try (PrivateNetwork network = PrivateNetwork.open()) {
            return measurement.take(new Bench(network));
        }
    }

    @Override
    public String toString() {
        return statement;
    }

    /** How to find out. */
    @FunctionalInterface
    interface Measurement {
        /**
         * {@return what was found}
         *
         * @param bench a private network that nothing has happened in
         * @throws Exception if it could not be measured
         */
        Finding take(Bench bench) throws Exception;
    }
}

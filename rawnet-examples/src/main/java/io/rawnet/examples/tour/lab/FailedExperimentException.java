package io.rawnet.examples.tour.lab;

/** An experiment saw something else than it should. */
public final class FailedExperimentException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param reason what it saw, and what it should have seen
     */
    public FailedExperimentException(String reason) {
        super(reason);
    }
}

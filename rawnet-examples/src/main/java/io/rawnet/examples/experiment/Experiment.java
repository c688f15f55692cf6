package io.rawnet.examples.experiment;

import java.util.Optional;

/** Something to try with packets, short enough to be read as an example. */
public interface Experiment {
    /** {@return what it shows, in one line} */
    String title();

    /** {@return where it comes from} */
    Article article();

    /** {@return a program that it cannot do without; empty for most} */
    default Optional<String> requiredProgram() {
        return Optional.empty();
    }

    /**
     * Runs it.
     *
     * @param lab a private network that nothing has happened in yet
     * @param notes what was done and seen goes here, and each check of it
     * @throws FailedExperimentException if it saw something else than it should
     * @throws Exception if something else failed
     */
    void run(Lab lab, Notes notes) throws Exception;
}

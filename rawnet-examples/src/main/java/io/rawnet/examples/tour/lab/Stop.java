package io.rawnet.examples.tour.lab;

import java.util.Optional;

/** A stop of the tour: a program that is run in a private network, what the peer does meanwhile, and what must be seen of it. */
public interface Stop {
    /** {@return what it is about} */
    Card card();

    /** {@return a program of this machine that it cannot do without; empty for most} */
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

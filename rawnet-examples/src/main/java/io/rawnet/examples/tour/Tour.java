package io.rawnet.examples.tour;

import io.rawnet.examples.experiment.Experiment;
import io.rawnet.examples.experiment.FailedExperimentException;
import io.rawnet.examples.experiment.Lab;
import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.experiment.Programs;
import io.rawnet.testkit.PrivateNetwork;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Runs experiments, each in a private network and a thread of its own, and writes down how they went. */
public final class Tour {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String INDENT = " ".repeat(12);

    private final PrintWriter out;

    /**
     * Makes a tour.
     *
     * @param out where to tell of it
     */
    public Tour(PrintWriter out) {
        this.out = out;
    }

    /**
     * Runs experiments one after another. One that needs a program this machine lacks is left out, and not counted.
     *
     * @param experiments the experiments
     * @return whether all of them worked, and there was one
     */
    public boolean run(List<Experiment> experiments) {
        int number = 0;
        int worked = 0;
        int leftOut = 0;
        for (Experiment experiment : experiments) {
            Optional<String> missing = experiment.requiredProgram().filter(Predicate.not(Programs::has));
            if (missing.isPresent()) {
                leftOut++;
                out.printf("left out    %s: this machine has no %s%n", experiment.title(), missing.get());
            } else {
                number++;
                worked += run(number, experiment) ? 1 : 0;
            }
            out.println();
            out.flush();
        }
        out.printf("%d of %d experiments worked%n", worked, number);
        out.flush();
        return worked == number && number > 0;
    }

    private boolean run(int number, Experiment experiment) {
        Notes notes = new Notes();
        Optional<String> problem = problem(experiment, notes);
        out.printf(
                "%-7s %2d  %s (article %d)%n",
                problem.isEmpty() ? "ok" : "FAILED",
                number,
                experiment.title(),
                experiment.article().number());
        notes.lines().forEach(line -> out.println(INDENT + line));
        problem.ifPresent(reason -> out.println(INDENT + "failed   " + reason));
        return problem.isEmpty();
    }

    /** Runs an experiment on a thread of its own, as a private network belongs to its thread. */
    private static Optional<String> problem(Experiment experiment, Notes notes) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (PrivateNetwork network = PrivateNetwork.open()) {
                experiment.run(new Lab(network), notes);
            }
            return null;
        });
        Thread thread = new Thread(task, experiment.getClass().getSimpleName());
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return notes.checks() > 0 ? Optional.empty() : Optional.of("it has checked nothing");
        } catch (ExecutionException failure) {
            return Optional.of(reason(failure.getCause()));
        } catch (TimeoutException over) {
            task.cancel(true);
            return Optional.of("it was not done after " + LONGEST.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of("the tour was interrupted");
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof FailedExperimentException
                ? failure.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}

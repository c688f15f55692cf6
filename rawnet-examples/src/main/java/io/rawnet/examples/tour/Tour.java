package io.rawnet.examples.tour;

import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tour.lab.Card;
import io.rawnet.examples.tour.lab.FailedExperimentException;
import io.rawnet.examples.tour.lab.Lab;
import io.rawnet.examples.tour.lab.Note;
import io.rawnet.examples.tour.lab.Notes;
import io.rawnet.examples.tour.lab.ProgramOutput;
import io.rawnet.examples.tour.lab.Programs;
import io.rawnet.examples.tour.lab.Stop;
import io.rawnet.testkit.PrivateNetwork;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Runs stops, each in a private network and a thread of its own, and writes down how they went. */
public final class Tour {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What is printed of a stop before it runs, and the question whether to run it. */
    private static final int CARD_LINES = 8;

    private final PrintWriter out;
    private final Page page;
    private final Pause pause;
    private final Watch watch;
    private final List<String> leftOut = new ArrayList<>();
    private int ran;
    private int worked;

    /**
     * Makes a tour.
     *
     * @param out where to tell of it
     * @param width the columns of that, 40 or more
     * @param pause what to do before each stop
     * @param watch watches the network of each stop
     */
    public Tour(PrintWriter out, int width, Pause pause, Watch watch) {
        this.out = out;
        this.pause = pause;
        this.watch = watch;
        page = new Page(out, width, pause);
    }

    /**
     * Runs stops one after another. One that needs a program this machine lacks is left out, and not counted.
     *
     * @param stops the stops by their numbers
     * @return whether all that ran worked, and one did
     */
    public boolean run(SortedMap<Integer, Stop> stops) {
        introduce(stops);
        ProgramOutput divided = ProgramOutput.divide();
        try {
            visitAll(stops);
        } finally {
            divided.close();
        }
        page.print("", conclusion());
        out.flush();
        return worked == ran && ran > 0;
    }

    private void visitAll(SortedMap<Integer, Stop> stops) {
        for (Map.Entry<Integer, Stop> each : stops.entrySet()) {
            if (Output.isClosed(out)) {
                return;
            }
            if (!visit(each.getKey(), each.getValue())) {
                page.skip();
                leftOut.add("the rest (you ended the tour)");
                return;
            }
        }
    }

    /** Says which articles the stops are of, and draws the network. */
    private void introduce(SortedMap<Integer, Stop> stops) {
        page.print("", "Experiments of articles about raw sockets:");
        stops.values().stream()
                .map(stop -> stop.card().article())
                .sorted()
                .distinct()
                .forEach(article -> page.print(String.format("%3d  ", article.number()), article.title()));
        page.skip();
        page.print("", "Each is made in a private network of its own:");
        page.skip();
        page.draw(NetworkDrawing.TEXT);
        page.skip();
        page.print("", "Each runs one short program, made to be read and copied. The files are in");
        page.print("  ", SourceCode.ROOT);
        page.print("", "and \"rawnet tour 9 --code\" prints the program of number 9.");
        page.skip();
    }

    /** Runs a stop, and returns false if the reader wants no more of them. */
    private boolean visit(int number, Stop stop) {
        Card card = stop.card();
        page.keepTogether(CARD_LINES);
        page.print(String.format("%2d ", number), card.title());
        detail(
                "from",
                "article " + card.article().number() + ", " + card.article().title());
        detail("why", card.why());
        detail("read", SourceCode.of(card.program()).file());
        out.flush();
        Optional<String> missing = stop.requiredProgram().filter(Predicate.not(Programs::has));
        if (missing.isPresent()) {
            detail("LEFT OUT", "this machine has no " + missing.get());
            leftOut.add("number " + number + " (this machine has no " + missing.get() + ")");
        } else if (!pause.goesOn()) {
            return false;
        } else {
            page.read();
            Notes notes = new Notes();
            Optional<String> problem = problem(number, stop, notes);
            print(notes.all());
            if (problem.isPresent()) {
                detail("FAILED", problem.get());
            } else {
                detail("ok", notes.checks() == 1 ? "1 check holds" : notes.checks() + " checks hold");
            }
            ran++;
            worked += problem.isEmpty() ? 1 : 0;
        }
        page.skip();
        return true;
    }

    private void print(List<Note> notes) {
        String before = "";
        for (Note note : notes) {
            String kind = note.kind().equals(before) ? "" : note.kind();
            if (note.isDump()) {
                page.dump(margin(kind), note.text());
            } else {
                detail(kind, note.text());
            }
            before = note.kind();
        }
    }

    private void detail(String kind, String text) {
        page.print(margin(kind), text);
    }

    private static String margin(String kind) {
        return String.format("   %-9s", kind);
    }

    private String conclusion() {
        String left = leftOut.isEmpty() ? "none was left out" : "left out: " + String.join(", ", leftOut);
        return worked + " of " + ran + " experiments worked, " + left;
    }

    /** Runs a stop on a thread of its own, as a private network belongs to its thread. */
    private Optional<String> problem(int number, Stop stop, Notes notes) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (PrivateNetwork network = PrivateNetwork.open()) {
                Watch.View view = watch.begin(number);
                try (view) {
                    stop.run(new Lab(network), notes);
                } finally {
                    view.words().ifPresent(notes::drew);
                }
            }
            return null;
        });
        Thread thread = new Thread(task, stop.getClass().getSimpleName());
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

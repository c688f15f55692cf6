package io.rawnet.examples.tour.lab;

import io.rawnet.testkit.Host;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs on a host of the lab, on a thread of its own. What it prints goes into the notebook as it is read here. */
public final class Running implements AutoCloseable {
    private final String name;
    private final String who;
    private final Notes notes;
    /** What it has printed and nobody has read; empty at its end. */
    private final BlockingQueue<Optional<String>> printed = new LinkedBlockingQueue<>();

    private volatile Thread thread;
    private Future<Void> end;

    private Running(String name, String who, Notes notes) {
        this.name = name;
        this.who = who;
        this.notes = notes;
    }

    static Running start(Host host, String who, Notes notes, Class<?> program, String... arguments) throws Exception {
        Running running = new Running(program.getSimpleName(), who, notes);
        notes.runs((who + program.getSimpleName() + " " + String.join(" ", arguments)).strip());
        running.end = host.background(() -> running.run(program, arguments));
        return running;
    }

    private Void run(Class<?> program, String... arguments) throws Exception {
        thread = Thread.currentThread();
        ProgramOutput.divertTo(new Lines());
        try {
            program.getMethod("main", String[].class).invoke(null, (Object) arguments);
            return null;
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        } finally {
            printed.add(Optional.empty());
        }
    }

    /**
     * Waits until it has printed its first line, by which it says that it can receive.
     *
     * @throws Exception if it does not, or what the program threw
     */
    public void awaitReady() throws Exception {
        take().orElseThrow(this::hasEnded);
    }

    /**
     * {@return the next line that it prints}
     *
     * @throws Exception if it prints none, or what the program threw
     */
    public String next() throws Exception {
        String line = take().orElseThrow(this::hasEnded);
        note(line);
        return line;
    }

    /**
     * {@return all that it prints until its end}
     *
     * @throws Exception if it does not end, or what the program threw
     */
    public List<String> finish() throws Exception {
        List<String> lines = new ArrayList<>();
        Optional<String> line = take();
        while (line.isPresent()) {
            note(line.get());
            lines.add(line.get());
            line = take();
        }
        return lines;
    }

    /**
     * {@return the number that follows a word in a line, such as 7 of {@code seq 7}}
     *
     * @param line the line
     * @param word the word
     * @throws FailedExperimentException if there is none
     */
    public static long number(String line, String word) throws FailedExperimentException {
        Matcher number = Pattern.compile(Pattern.quote(word) + " (\\d+)").matcher(line);
        if (!number.find()) {
            throw new FailedExperimentException("there is no number after " + word + " in: " + line);
        }
        return Long.parseLong(number.group(1));
    }

    private Optional<String> take() throws Exception {
        Optional<String> line = printed.poll(Lab.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new FailedExperimentException(name + " has printed nothing more, and has not ended");
        }
        if (line.isEmpty()) {
            try {
                end.get();
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof Exception cause ? cause : failure;
            }
        }
        return line;
    }

    private FailedExperimentException hasEnded() {
        return new FailedExperimentException(name + " has ended and printed nothing more");
    }

    private void note(String line) {
        if (line.startsWith("sent ")) {
            notes.sent(who + line.substring("sent ".length()));
        } else if (new Note("seen", line).isDump()) {
            notes.seen(line);
        } else {
            notes.seen(who + (line.startsWith("seen ") ? line.substring("seen ".length()) : line));
        }
    }

    /** Interrupts it if it still runs, which closes its channels, and waits for its end. */
    @Override
    public void close() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(Lab.PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what the program prints, line by line. */
    private final class Lines extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int octet) {
            if (octet == '\n') {
                printed.add(Optional.of(toString(StandardCharsets.UTF_8)));
                reset();
            } else {
                super.write(octet);
            }
        }

        @Override
        public synchronized void write(byte[] octets, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(octets[i]);
            }
        }
    }
}

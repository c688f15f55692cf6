package io.rawnet.examples.tour.lab;

import java.util.ArrayList;
import java.util.List;

/** The notebook of one stop: what was done, sent and seen, and what was checked of it. */
public final class Notes {
    private final List<Note> notes = new ArrayList<>();
    private int checks;

    /** Makes an empty notebook. */
    public Notes() {}

    /**
     * Notes a program that was started.
     *
     * @param what its command line
     */
    public void runs(String what) {
        add("runs", what);
    }

    /**
     * Notes something that was done.
     *
     * @param what in words, or several lines
     */
    public void did(Object what) {
        add("did", what);
    }

    /**
     * Notes a packet that was sent.
     *
     * @param what the packet, or several lines about it
     */
    public void sent(Object what) {
        add("sent", what);
    }

    /**
     * Notes a packet that arrived, or an answer.
     *
     * @param what the packet, or several lines about it
     */
    public void seen(Object what) {
        add("seen", what);
    }

    /**
     * Notes a picture that was drawn.
     *
     * @param what the file, or why there is none
     */
    public void drew(String what) {
        add("drawn", what);
    }

    /**
     * Checks that something holds.
     *
     * @param fact what must be true, in words
     * @param holds whether it is
     * @throws FailedExperimentException if it is not
     */
    public void check(String fact, boolean holds) throws FailedExperimentException {
        if (!holds) {
            throw new FailedExperimentException("it is not true that " + fact);
        }
        checks++;
        addOnce(fact);
    }

    /**
     * Checks a value.
     *
     * @param name what it is the value of
     * @param expected what it must be
     * @param actual what it is
     * @throws FailedExperimentException if it is something else
     */
    public void check(String name, Object expected, Object actual) throws FailedExperimentException {
        if (!expected.equals(actual)) {
            throw new FailedExperimentException(name + " should be " + expected + " and is " + actual);
        }
        checks++;
        addOnce(name + " is " + actual);
    }

    /** {@return how many checks held} */
    public int checks() {
        return checks;
    }

    /** {@return the notes in their order} */
    public List<Note> all() {
        return List.copyOf(notes);
    }

    private void add(String kind, Object what) {
        what.toString().lines().forEach(line -> notes.add(new Note(kind, line)));
    }

    /** What holds of each of several packets is said once. */
    private void addOnce(String fact) {
        Note note = new Note("checked", fact);
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }
}

package io.rawnet.examples.experiment;

import java.util.ArrayList;
import java.util.List;

/** The notebook of one experiment: what was done, sent and seen, and what was checked of it. */
public final class Notes {
    private static final int WIDTH = 100;

    private final List<String> lines = new ArrayList<>();
    private int checks;

    /** Makes an empty notebook. */
    public Notes() {}

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
        add("checked", fact);
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
        add("checked", name + " is " + actual);
    }

    /** {@return how many checks held} */
    public int checks() {
        return checks;
    }

    /** {@return the lines, each with what it is about in its first column} */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Wraps at word boundaries, lets the octets of a hex dump alone, and says nothing twice. */
    private void add(String kind, Object what) {
        List<String> added = new ArrayList<>();
        String label = kind;
        for (String line : what.toString()
                .replaceAll("(?=.{" + WIDTH + "})(.{1," + WIDTH + "}) ", "$1\n  ")
                .split("\n")) {
            added.add(String.format("%-8s %s", label, line).stripTrailing());
            label = "";
        }
        if (!kind.equals("checked") || !lines.containsAll(added)) {
            lines.addAll(added);
        }
    }
}

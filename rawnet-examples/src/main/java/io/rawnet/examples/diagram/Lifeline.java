package io.rawnet.examples.diagram;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A host of a conversation, or one port of a host that talks with itself. */
final class Lifeline {
    private static final int MOST_NAMED = 3;

    private final String address;
    private final Set<Integer> ports = new TreeSet<>();

    Lifeline(String address) {
        this.address = address;
    }

    void add(int port) {
        ports.add(port);
    }

    String address() {
        return address;
    }

    /** {@return its ports in words; empty if it has none} */
    String ports() {
        return switch (ports.size()) {
            case 0 -> "";
            case 1 -> "port " + ports.iterator().next();
            default ->
                ports.size() > MOST_NAMED
                        ? ports.size() + " ports"
                        : "ports " + ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
        };
    }

    /** {@return whether a packet has to say which port it means} */
    boolean hasSeveralPorts() {
        return ports.size() > 1;
    }
}

package io.rawnet.examples.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The hosts of a picture in the order in which they were seen. A host that talks with itself has a lifeline for each port. */
final class Lifelines {
    /** More of them nobody can tell apart. */
    static final int MOST = 8;

    private final Set<String> talkingToThemselves = new HashSet<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Lifeline> all = new ArrayList<>();

    /** Learns which hosts talk with themselves. */
    Lifelines(List<Ends> packets) {
        packets.stream()
                .filter(Ends::isWithinOneHost)
                .forEach(ends -> talkingToThemselves.add(ends.source().address()));
    }

    /** {@return the index of an end's lifeline, which is added if it is new; empty if there are too many} */
    OptionalInt index(Ends.End end) {
        boolean byPort =
                talkingToThemselves.contains(end.address()) && end.port().isPresent();
        String name = byPort ? end.address() + " " + end.port().getAsInt() : end.address();
        if (!indexes.containsKey(name)) {
            if (all.size() == MOST) {
                return OptionalInt.empty();
            }
            indexes.put(name, all.size());
            all.add(new Lifeline(end.address()));
        }
        int index = indexes.get(name);
        end.port().ifPresent(all.get(index)::add);
        return OptionalInt.of(index);
    }

    /** {@return whether a packet between two of them has to say which ports it means} */
    boolean needPorts(int from, int to) {
        return all.get(from).hasSeveralPorts() || all.get(to).hasSeveralPorts();
    }

    List<Lifeline> all() {
        return all;
    }
}

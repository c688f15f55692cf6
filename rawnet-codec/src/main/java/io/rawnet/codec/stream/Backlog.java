package io.rawnet.codec.stream;

import java.util.LinkedHashSet;
import java.util.Set;

/** The sides that have waiting data, the one that has waited longest first, and how much memory the data take. */
final class Backlog {

    private final Set<TcpSide> sides = new LinkedHashSet<>();
    private long octets;

    long octets() {
        return octets;
    }

    TcpSide longestWaiting() {
        return sides.iterator().next();
    }

    void grow(TcpSide side, long by) {
        octets += by;
        sides.add(side);
    }

    void shrink(TcpSide side, long by) {
        octets -= by;
        if (side.waitingOctets() == 0) {
            sides.remove(side);
        }
    }
}

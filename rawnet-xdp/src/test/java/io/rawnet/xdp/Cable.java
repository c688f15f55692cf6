package io.rawnet.xdp;

import io.rawnet.linux.network.Interfaces;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.linux.network.NetworkNamespace;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A virtual cable of a test's own, in its network namespace: AF_XDP has one socket and one program at an interface.
 *
 * @param left index of one end
 * @param right index of the other
 */
public record Cable(int left, int right) {
    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    /** {@return a new cable, which passes packets} */
    public static Cable lay() throws IOException, InterruptedException {
        return lay(1);
    }

    /** {@return a new cable whose ends have some queues in each direction} */
    static Cable lay(int queues) throws IOException, InterruptedException {
        Cable cable = new Cable(NEXT.getAndIncrement(), NEXT.getAndIncrement());
        try (NetworkChanges changes = new NetworkChanges();
                NetworkNamespace here = NetworkNamespace.current()) {
            changes.addVethPair(name(cable.left), cable.left, name(cable.right), cable.right, queues, here);
            changes.withoutGeneratedAddress(cable.left);
            changes.withoutGeneratedAddress(cable.right);
            changes.setUp(cable.left);
            changes.setUp(cable.right);
        }
        while (!isOperational(cable.left) || !isOperational(cable.right)) {
            Thread.sleep(1);
        }
        return cable;
    }

    static String name(int index) {
        return "x" + index;
    }

    void remove() throws IOException {
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.remove(left);
        }
    }

    private static boolean isOperational(int index) throws IOException {
        return Interfaces.byIndex(index).orElseThrow().isOperational();
    }
}

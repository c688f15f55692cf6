package io.rawnet.packet;

import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.Socket;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes every waiting call learn that the interface went down or was removed. The kernel tells only one of them that it went down, and
 * none that it was removed; so while a socket is bound to an interface, its calls look up from waiting now and then.
 */
final class Outage {

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Socket socket;
    private final AtomicInteger outages = new AtomicInteger();
    private volatile int interfaceIndex;

    /** A call that waits until a deadline at most, and throws {@link SocketTimeoutException} then. */
    @FunctionalInterface
    interface Call {
        int until(Deadline deadline) throws IOException;
    }

    Outage(Socket socket) {
        this.socket = socket;
    }

    /** Takes note of a new interface, 0 for all. */
    void bound(int newInterface) {
        interfaceIndex = newInterface;
    }

    int await(Deadline deadline, Call call) throws IOException {
        int seen = outages.get();
        while (true) {
            Deadline next = interfaceIndex == 0 ? deadline : deadline.earlier(Deadline.after(GLANCE));
            try {
                return call.until(next);
            } catch (SocketTimeoutException nothing) {
                requireInterface(seen);
                if (next == deadline) {
                    throw nothing;
                }
            } catch (SystemCallException failed) {
                IOException failure = InterfaceFailure.of(failed);
                if (failure instanceof InterfaceDownException) {
                    outages.incrementAndGet();
                }
                throw failure;
            }
        }
    }

    private void requireInterface(int seen) throws IOException {
        if (outages.get() != seen) {
            throw InterfaceFailure.of("waiting at interface " + interfaceIndex, Errno.ENETDOWN);
        }
        if (seen > 0 && interfaceIndex != 0 && socket.localLinkAddress().interfaceIndex() < 0) {
            throw InterfaceFailure.of("waiting at interface " + interfaceIndex + ", which was removed,", Errno.ENODEV);
        }
    }
}

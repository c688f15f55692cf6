package io.rawnet.channel.waiting;

import io.rawnet.linux.poll.EpollEvents;
import java.io.IOException;

/**
 * The one thread that waits for all parked threads (epoll(7)). It is woken each time something happens at a descriptor, not as long as it
 * lasts: what nobody takes, such as an error that nobody asked for, keeps it from sleeping once only.
 */
final class Watcher {
    private static Watcher instance;

    private final Epoll<Descriptor> epoll;

    private Watcher(Epoll<Descriptor> epoll) {
        this.epoll = epoll;
        Threads.daemon("rawnet-watcher", this::run).start();
    }

    /** {@return the registration of a descriptor for some events} */
    static Epoll<Descriptor>.Registration watch(Descriptor descriptor, int number, int events) throws IOException {
        return instance().epoll.add(number, events | EpollEvents.EPOLLET, descriptor);
    }

    /** Makes the watcher when it is first needed, and again when that failed. */
    private static synchronized Watcher instance() throws IOException {
        if (instance == null) {
            instance = new Watcher(new Epoll<>());
        }
        return instance;
    }

    private void run() {
        while (true) {
            int events = epoll.await(-1);
            for (int event = 0; event < events; event++) {
                Descriptor descriptor = epoll.attachment(event);
                if (descriptor != null) {
                    descriptor.happened();
                }
            }
        }
    }
}

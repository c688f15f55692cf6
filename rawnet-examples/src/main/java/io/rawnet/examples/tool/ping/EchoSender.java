package io.rawnet.examples.tool.ping;

import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.EventQueue;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends a request each interval, whatever comes back meanwhile. */
final class EchoSender implements Runnable {
    private static final int SEQUENCE_NUMBERS = 0xFFFF;
    private static final long FLOOD_PAUSE = 10;

    private final PingSettings settings;
    private final EchoSocket socket;
    private final Probes probes;
    private final EventQueue<PingEvent> events;
    private final Semaphore replies = new Semaphore(0);

    EchoSender(PingSettings settings, EchoSocket socket, Probes probes, EventQueue<PingEvent> events) {
        this.settings = settings;
        this.socket = socket;
        this.probes = probes;
        this.events = events;
    }

    /** A flood sends the next request at once. */
    void replied() {
        replies.release();
    }

    @Override
    public void run() {
        // with a deadline, the count is one of replies
        long last = settings.deadline().isPresent()
                ? Long.MAX_VALUE
                : settings.count().orElse(Long.MAX_VALUE);
        long start = System.nanoTime();
        try {
            for (long number = 1; number <= last && socket.channel().isOpen(); number++) {
                send((int) (number & SEQUENCE_NUMBERS));
                // the first one loads code
                start = number == 1 ? System.nanoTime() : start;
                if (number < last) {
                    pause(start + number * settings.interval().toNanos());
                }
            }
            events.add(new PingEvent.AllSent(System.nanoTime()));
        } catch (InterruptedException ended) {
            // the printing thread has seen enough
        }
    }

    private void pause(long next) throws InterruptedException {
        if (settings.flood()) {
            replies.tryAcquire(FLOOD_PAUSE, TimeUnit.MILLISECONDS);
        } else {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    private void send(int sequenceNumber) {
        Packet request = socket.request(sequenceNumber);
        probes.add(new Probe(sequenceNumber, request, Instant.now()));
        // its reply may be reported before the call that sends it returns
        events.add(new PingEvent.Sent(System.nanoTime()));
        try {
            socket.send(request);
            probes.times().sent();
        } catch (IOException refused) {
            boolean queued = SystemCallException.in(refused)
                    .filter(failed -> failed.errno().equals(Errno.EMSGSIZE))
                    .isPresent();
            // the error queue tells the MTU
            if (!queued) {
                events.add(new PingEvent.Refused(refused));
            }
        }
    }
}

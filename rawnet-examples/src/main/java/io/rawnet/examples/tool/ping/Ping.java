package io.rawnet.examples.tool.ping;

import io.rawnet.channel.Poller;
import io.rawnet.examples.tool.EventQueue;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tool.ProbeChannels;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** One run of ping: starts the sending and the receiving thread, prints what they report, and knows when it is enough. */
public final class Ping {
    private static final Duration TO_READ = Duration.ofMillis(500);

    private final PingSettings settings;
    private final EventQueue<PingEvent> events = new EventQueue<>();
    private long end = Long.MAX_VALUE;
    private OptionalLong allSent = OptionalLong.empty();
    private boolean stopped;

    /**
     * Sends nothing yet.
     *
     * @param settings what the user asked for
     */
    public Ping(PingSettings settings) {
        this.settings = settings;
    }

    /** Ends the run soon, from any thread; the statistics are printed. */
    public void stop() {
        events.add(new PingEvent.Stopped());
    }

    /**
     * Asks until it is enough.
     *
     * @param out where to print packets and statistics
     * @param err where to print complaints
     * @param json prints for programs; absent to print for people
     * @return the exit status: 0 if there was a reply, 1 if there was none, or with a deadline fewer than the count
     * @throws IOException if the kernel refuses the socket, or no route leads there
     * @throws InterruptedException if the calling thread is interrupted
     */
    public int run(PrintWriter out, PrintWriter err, Optional<JsonLines> json)
            throws IOException, InterruptedException {
        try (EchoSocket socket = EchoSocket.open(settings);
                Poller poller = ProbeChannels.poller(socket.channel())) {
            PingReport report = new PingReport(settings, socket.data(), out, err, json);
            Probes probes = new Probes();
            EchoSender sender = new EchoSender(settings, socket, probes, events);
            EchoReceiver receiver = new EchoReceiver(socket, poller, settings, probes, events, sender::replied);
            if (socket.isBroadcast()) {
                err.println("WARNING: pinging broadcast address");
                err.flush();
            }
            report.start(socket.source());
            start(receiver, "ping receiver");
            Thread sending = start(sender, "ping sender");
            try {
                watch(report, receiver, out);
            } finally {
                sending.interrupt();
            }
            report.end();
            return status(report);
        }
    }

    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void watch(PingReport report, EchoReceiver receiver, PrintWriter out)
            throws IOException, InterruptedException {
        if (settings.deadline().isPresent()) {
            end = System.nanoTime() + settings.deadline().get().toNanos();
        }
        boolean last = false;
        while (!isEnough(report) && !Output.isClosed(out)) {
            PingEvent event = events.poll(last ? Long.MAX_VALUE : timeLeft(report));
            if (event == null) {
                // a reply that is there already counts, even if nobody has read it
                last = true;
                receiver.takeRest();
            } else if (event instanceof PingEvent.RestTaken) {
                last = false;
                if (timeLeft(report) <= 0) {
                    return;
                }
            } else {
                take(event, report);
            }
        }
    }

    private long timeLeft(PingReport report) {
        return Math.min(end, allSent.isPresent() ? patience(report) : Long.MAX_VALUE) - System.nanoTime();
    }

    private void take(PingEvent event, PingReport report) throws IOException {
        if (event instanceof PingEvent.Sent sent) {
            report.sent(sent.nanoTime());
        } else if (event instanceof PingEvent.Reply reply) {
            report.reply(reply);
        } else if (event instanceof PingEvent.Failed failed) {
            report.failed(failed);
        } else if (event instanceof PingEvent.TooLong tooLong) {
            report.tooLong(tooLong.mtu());
        } else if (event instanceof PingEvent.Refused refused) {
            report.refused(refused.failure().getMessage());
        } else if (event instanceof PingEvent.Broken broken) {
            throw new IOException(broken.failure().getMessage(), broken.failure());
        } else if (event instanceof PingEvent.AllSent sent) {
            allSent = OptionalLong.of(sent.nanoTime());
        } else {
            stopped = true;
        }
    }

    private boolean isEnough(PingReport report) {
        boolean counted = settings.count().isPresent()
                && report.received() + report.errors() >= settings.count().getAsLong();
        return stopped || counted || settings.deadline().isPresent() && report.errors() > 0;
    }

    /** {@return when nothing more is to be expected: after twice the longest round trip so far, at least an interval} */
    private long patience(PingReport report) {
        Duration least = settings.interval().compareTo(TO_READ) < 0 ? TO_READ : settings.interval();
        Duration twice = report.roundTrips().greatest().multipliedBy(2);
        Duration wait = report.roundTrips().isEmpty() ? settings.timeout() : twice.compareTo(least) < 0 ? least : twice;
        return allSent.getAsLong() + wait.toNanos();
    }

    private int status(PingReport report) {
        boolean tooFew = settings.deadline().isPresent()
                && settings.count().isPresent()
                && report.received() < settings.count().getAsLong();
        return report.received() == 0 || tooFew ? 1 : 0;
    }
}

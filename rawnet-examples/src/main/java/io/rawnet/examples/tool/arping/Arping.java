package io.rawnet.examples.tool.arping;

import io.rawnet.examples.tool.EventQueue;
import io.rawnet.examples.tool.JsonLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** One run of arping: starts the thread that asks, and prints what it reports. */
public final class Arping {
    private final ArpingSettings settings;
    private volatile boolean stopped;
    private volatile Asker asker;

    /**
     * Sends nothing yet.
     *
     * @param settings what the user asked for
     */
    public Arping(ArpingSettings settings) {
        this.settings = settings;
    }

    /** Ends the run soon, from any thread; the counts are printed. */
    public void stop() {
        stopped = true;
        Asker running = asker;
        if (running != null) {
            running.stop();
        }
    }

    /**
     * Asks until it is enough.
     *
     * @param out where to print answers and counts
     * @param json prints for programs; absent to print for people
     * @return the exit status: 0 if there was an answer, or if there was none and that was hoped for; else 1
     * @throws IOException if the kernel refuses the socket, or the interface goes down
     * @throws InterruptedException if the calling thread is interrupted
     */
    public int run(PrintWriter out, Optional<JsonLines> json) throws IOException, InterruptedException {
        Question question = Question.of(settings);
        EventQueue<ArpingEvent> events = new EventQueue<>();
        ArpingReport report = new ArpingReport(settings, out, json);
        try (LinkSocket socket = LinkSocket.open(settings, question)) {
            asker = new Asker(settings, question, socket, events);
            if (stopped) {
                asker.stop();
            }
            report.start();
            Thread asking = new Thread(asker, "asker");
            asking.setDaemon(true);
            asking.start();
            events.handOut(out, event -> print(event, report));
        }
        return report.status();
    }

    /** {@return whether more is to come} */
    private static boolean print(ArpingEvent event, ArpingReport report) throws IOException {
        if (event instanceof ArpingEvent.Broken broken) {
            throw new IOException(broken.failure().getMessage(), broken.failure());
        }
        if (event instanceof ArpingEvent.Heard heard) {
            report.heard(heard);
            return true;
        }
        report.finished((ArpingEvent.Finished) event);
        return false;
    }
}

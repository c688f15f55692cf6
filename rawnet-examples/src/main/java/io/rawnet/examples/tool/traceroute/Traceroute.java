package io.rawnet.examples.tool.traceroute;

import io.rawnet.examples.tool.EventQueue;
import io.rawnet.examples.tool.JsonLines;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** One run of traceroute: starts the thread that sends and receives, and prints what it reports. */
public final class Traceroute {
    private final TracerouteSettings settings;

    /**
     * Sends nothing yet.
     *
     * @param settings what the user asked for
     */
    public Traceroute(TracerouteSettings settings) {
        this.settings = settings;
    }

    /**
     * Goes the way to its end, or as far as the user asked.
     *
     * @param out where to print the hops
     * @param json prints for programs; absent to print for people
     * @throws IOException if the kernel refuses the socket, or no route leads there
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void run(PrintWriter out, Optional<JsonLines> json) throws IOException, InterruptedException {
        try (ProbeSocket socket = open(settings)) {
            EventQueue<TraceEvent> events = new EventQueue<>();
            Thread tracer = new Thread(new Tracer(settings, socket, events), "tracer");
            tracer.setDaemon(true);
            TraceReport report = new TraceReport(settings, out, json);
            report.start(socket.firstLength());
            tracer.start();
            events.handOut(out, event -> print(event, report));
            report.end();
        }
    }

    /** {@return what probes leave through: UDP needs no privilege, but for headers of our own} */
    private static ProbeSocket open(TracerouteSettings settings) throws IOException {
        try {
            return RawProbes.open(settings);
        } catch (IOException refused) {
            boolean unprivileged = SystemCallException.in(refused)
                    .filter(failed -> failed.errno().equals(Errno.EPERM))
                    .isPresent();
            if (unprivileged && settings.method().isUdp()) {
                return DatagramProbes.open(settings);
            }
            throw refused;
        }
    }

    /** {@return whether more is to come} */
    private static boolean print(TraceEvent event, TraceReport report) throws IOException {
        if (event instanceof TraceEvent.Broken broken) {
            report.end();
            throw new IOException(broken.failure().getMessage(), broken.failure());
        }
        if (event instanceof TraceEvent.Settled probe) {
            report.print(probe);
            return true;
        }
        return false;
    }
}

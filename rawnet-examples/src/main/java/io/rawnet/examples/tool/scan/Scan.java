package io.rawnet.examples.tool.scan;

import io.rawnet.examples.tool.JsonLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.Optional;

/** One run of scan: asks all ports, and prints what is known at the end, also when the user has ended it. */
public final class Scan {
    private final ScanSettings settings;
    private final Scanner scanner;

    /**
     * Asks nothing yet.
     *
     * @param settings what the user asked for
     */
    public Scan(ScanSettings settings) {
        this.settings = settings;
        scanner = new Scanner(settings);
    }

    /** Ends the run soon, from any thread; what is known is printed. */
    public void stop() {
        scanner.stop();
    }

    /**
     * Asks all ports.
     *
     * @param out where to print their states
     * @param err where to print that the host cannot be reached
     * @param json prints for programs; absent to print for people
     * @return the exit status: 0, or 1 if the scan was ended before all was known, or the host cannot be reached
     * @throws IOException if the kernel refuses
     */
    public int run(PrintWriter out, PrintWriter err, Optional<JsonLines> json) throws IOException {
        long start = System.nanoTime();
        try {
            scanner.run();
        } catch (NoRouteToHostException nobody) {
            err.println("rawnet scan: " + nobody.getMessage());
            err.flush();
        }
        if (scanner.results().isEmpty()) {
            return 1;
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        json.ifPresentOrElse(
                lines -> new ScanJson(settings, lines).print(scanner.results(), time),
                () -> new ScanReport(settings, out).print(scanner.results(), time));
        return scanner.isIncomplete() ? 1 : 0;
    }
}

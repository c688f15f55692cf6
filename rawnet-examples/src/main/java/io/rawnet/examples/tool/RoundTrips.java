package io.rawnet.examples.tool;

import java.time.Duration;
import java.util.Locale;

/** Statistics of round trips: least, mean, greatest, and standard deviation as ping(8) computes it ({@code mdev}). */
public final class RoundTrips {
    private static final double NANOSECONDS = 1e6;

    private long count;
    private long least = Long.MAX_VALUE;
    private long greatest;
    private double sum;
    private double sumOfSquares;

    /** Has no round trip yet. */
    public RoundTrips() {}

    /**
     * Counts one more round trip.
     *
     * @param time how long it took
     */
    public void add(Duration time) {
        long nanoseconds = time.toNanos();
        count++;
        least = Math.min(least, nanoseconds);
        greatest = Math.max(greatest, nanoseconds);
        sum += nanoseconds;
        sumOfSquares += (double) nanoseconds * nanoseconds;
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return count == 0;
    }

    /** {@return the greatest, zero if there is none} */
    public Duration greatest() {
        return Duration.ofNanos(greatest);
    }

    /**
     * Puts least, mean, greatest and standard deviation into a line for programs, if there are round trips.
     *
     * @param line the line
     */
    public void put(JsonObject line) {
        if (count > 0) {
            double mean = sum / count;
            line.put("leastMilliseconds", Duration.ofNanos(least))
                    .put("meanMilliseconds", Duration.ofNanos(Math.round(mean)))
                    .put("greatestMilliseconds", Duration.ofNanos(greatest))
                    .put("deviationMilliseconds", Duration.ofNanos(Math.round(deviation(mean))));
        }
    }

    private double deviation(double mean) {
        return Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean));
    }

    /** {@return {@code min/avg/max/mdev = 0.032/0.040/0.051/0.004 ms}} */
    @Override
    public String toString() {
        double mean = count == 0 ? 0 : sum / count;
        return String.format(
                Locale.ROOT,
                "min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms",
                (count == 0 ? 0 : least) / NANOSECONDS,
                mean / NANOSECONDS,
                greatest / NANOSECONDS,
                (count == 0 ? 0 : deviation(mean)) / NANOSECONDS);
    }

    /**
     * {@return a time in milliseconds with as many decimals as ping(8) prints: three below 1 ms, none from 100 ms on}
     *
     * @param time the time
     */
    public static String milliseconds(Duration time) {
        long microseconds = time.toNanos() / 1000;
        int decimals = microseconds >= 100_000 ? 0 : microseconds >= 10_000 ? 1 : microseconds >= 1000 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", microseconds / 1000.0);
    }
}

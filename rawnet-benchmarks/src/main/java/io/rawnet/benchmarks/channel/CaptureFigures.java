package io.rawnet.benchmarks.channel;

/**
 * What became of the packets of one run.
 *
 * @param sent what the sender has sent, and what the kernel says that it dropped for want of room
 * @param arrived frames that the interface received
 * @param saved packets in the file
 * @param processorSeconds processor time of the capturing program while packets were sent
 */
record CaptureFigures(Rate sent, long arrived, long saved, double processorSeconds) {
    /** A sender that is so much slower than it should be tells nothing of that rate. */
    private static final double LEAST_OF_RATE = 0.98;

    private static final double NANOSECONDS = 1e9;

    Outcome outcome(String what, double rate) {
        return sent.packets() / sent.seconds() < LEAST_OF_RATE * rate
                ? Outcome.notMeasured(
                        what, figures() + ", " + saved + " of " + sent.packets() + " saved: the sender was too slow")
                : Outcome.allOf(what, figures(), saved, sent.packets());
    }

    Outcome comparison(String what) {
        return Outcome.known(what, figures() + ", " + saved + " of " + sent.packets() + " saved");
    }

    private String figures() {
        String lost = arrived < sent.packets() ? ", " + (sent.packets() - arrived) + " lost on the way" : "";
        return String.format(
                "%.3f million/s, %.0f ns of a processor each, kernel dropped %d%s",
                sent.millionsPerSecond(), processorSeconds / saved * NANOSECONDS, sent.dropped(), lost);
    }
}

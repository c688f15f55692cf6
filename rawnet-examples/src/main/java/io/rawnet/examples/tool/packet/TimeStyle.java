package io.rawnet.examples.tool.packet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** How the time of a packet is printed, as tcpdump(8) does with the option {@code -t}, given so many times. */
public enum TimeStyle {
    /** The time of day. */
    TIME_OF_DAY,
    /** None. */
    NONE,
    /** Seconds since 1970. */
    SECONDS,
    /** Time since the packet before. */
    SINCE_PREVIOUS,
    /** Date and time of day. */
    DATE,
    /** Time since the first packet. */
    SINCE_FIRST;

    private static final DateTimeFormatter OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter WITH_DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());

    /**
     * {@return the time as text; empty for none}
     *
     * @param time the time of the packet
     * @param previous the time of the packet before, its own for the first one
     * @param first the time of the first packet
     */
    String text(Instant time, Instant previous, Instant first) {
        return switch (this) {
            case NONE -> "";
            case TIME_OF_DAY -> OF_DAY.format(time);
            case SECONDS ->
                String.format("%d.%06d", time.getEpochSecond(), TimeUnit.NANOSECONDS.toMicros(time.getNano()));
            case DATE -> WITH_DATE.format(time);
            case SINCE_PREVIOUS -> text(Duration.between(previous, time));
            case SINCE_FIRST -> text(Duration.between(first, time));
        };
    }

    private static String text(Duration between) {
        Duration size = between.abs();
        return String.format(
                "%s%02d:%02d:%02d.%06d",
                between.isNegative() ? "-" : "",
                size.toHours(),
                size.toMinutesPart(),
                size.toSecondsPart(),
                TimeUnit.NANOSECONDS.toMicros(size.toNanosPart()));
    }
}

package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * The unit of a timestamp, as given by the option if_tsresol (draft-ietf-opsawg-pcapng, section 4.2).
 * <pre>
 *  0 1 2 3 4 5 6 7
 * +-+-------------+
 * |B|  exponent   |   B = 0: 10^-exponent seconds; B = 1: 2^-exponent seconds
 * +-+-------------+
 * </pre>
 *
 * @param code the octet of the option, 0 to 255
 */
public record TimestampResolution(int code) {

    /** 10^-6 seconds: the resolution of an interface without the option. */
    public static final TimestampResolution MICROSECONDS = new TimestampResolution(6);
    /** 10^-9 seconds. */
    public static final TimestampResolution NANOSECONDS = new TimestampResolution(9);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final BigInteger NANOS = BigInteger.valueOf(NANOS_PER_SECOND);
    private static final BigInteger UNSIGNED_64_END = BigInteger.ONE.shiftLeft(Long.SIZE);

    public TimestampResolution {
        Range.u8("timestamp resolution", code);
    }

    /** {@return the units that make one second} */
    public BigInteger unitsPerSecond() {
        int exponent = code & 0x7F;
        return (code & 0x80) != 0 ? BigInteger.ONE.shiftLeft(exponent) : BigInteger.TEN.pow(exponent);
    }

    /**
     * The point in time of a timestamp, cut to nanoseconds.
     *
     * @param units         units since the epoch, an unsigned 64-bit number
     * @param offsetSeconds seconds to add, if_tsoffset
     * @return the point in time; empty if it is outside the range of {@link Instant}
     */
    public Optional<Instant> toInstant(long units, long offsetSeconds) {
        if (units >= 0 && offsetSeconds == 0 && equals(NANOSECONDS)) {
            return Optional.of(Instant.ofEpochSecond(units / NANOS_PER_SECOND, units % NANOS_PER_SECOND));
        }
        if (units >= 0 && offsetSeconds == 0 && equals(MICROSECONDS)) {
            return Optional.of(Instant.ofEpochSecond(units / 1_000_000, units % 1_000_000 * 1000));
        }
        BigInteger[] parts =
                unsigned(units).multiply(NANOS).divide(unitsPerSecond()).divideAndRemainder(NANOS);
        BigInteger seconds = parts[0].add(BigInteger.valueOf(offsetSeconds));
        if (seconds.compareTo(BigInteger.valueOf(Instant.MAX.getEpochSecond())) > 0
                || seconds.compareTo(BigInteger.valueOf(Instant.MIN.getEpochSecond())) < 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(seconds.longValueExact(), parts[1].longValueExact()));
    }

    /**
     * The timestamp of a point in time, cut to a whole unit.
     *
     * @param instant       the point in time
     * @param offsetSeconds seconds that a reader will add, if_tsoffset
     * @return units since the epoch, an unsigned 64-bit number
     * @throws IllegalArgumentException if the timestamp would be negative or 2^64 or more
     */
    public long toUnits(Instant instant, long offsetSeconds) {
        BigInteger nanos = BigInteger.valueOf(instant.getEpochSecond())
                .subtract(BigInteger.valueOf(offsetSeconds))
                .multiply(NANOS)
                .add(BigInteger.valueOf(instant.getNano()));
        if (nanos.signum() >= 0) {
            BigInteger units = nanos.multiply(unitsPerSecond()).divide(NANOS);
            if (units.compareTo(UNSIGNED_64_END) < 0) {
                return units.longValue();
            }
        }
        throw new IllegalArgumentException("timestamp " + instant + " is outside 0 to 2^64-1 units of " + this
                + " behind an offset of " + offsetSeconds + " s");
    }

    /** As {@link #toUnits(Instant, long)}, without allocation for microseconds and nanoseconds. */
    long toUnits(long epochNanos, long offsetSeconds) {
        if (epochNanos >= 0 && offsetSeconds == 0 && code == NANOSECONDS.code) {
            return epochNanos;
        }
        if (epochNanos >= 0 && offsetSeconds == 0 && code == MICROSECONDS.code) {
            return epochNanos / 1000;
        }
        return toUnits(Instant.ofEpochSecond(0, epochNanos), offsetSeconds);
    }

    private static BigInteger unsigned(long units) {
        BigInteger signed = BigInteger.valueOf(units);
        return units < 0 ? signed.add(UNSIGNED_64_END) : signed;
    }

    /** {@return for instance {@code 10^-6 s}} */
    @Override
    public String toString() {
        return ((code & 0x80) != 0 ? "2^-" : "10^-") + (code & 0x7F) + " s";
    }
}

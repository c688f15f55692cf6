package io.rawnet.codec;

import java.util.Objects;

/**
 * A checksum field and what is to be thought of it.
 *
 * @param verdict the judgement
 * @param found the value in the packet, unsigned
 * @param expected the value that the octets ask for, unsigned; equal to {@code found} when nothing could be computed
 * @param clause the rule that asks for a right checksum, for instance {@code RFC 9293 3.1}
 * @param offset where the field lies, in octets from the header's first
 */
public record ChecksumState(Verdict verdict, long found, long expected, String clause, int offset) {

    /** The clause until {@link #at} names one. */
    private static final String ANY_CHECKSUM = "RFC 1071";

    /** A judgement on a checksum. */
    public enum Verdict {
        /** The checksum matches the octets. */
        VALID,
        /** The checksum does not match the octets. */
        INVALID,
        /** The sender chose to send none, as UDP over IPv4 allows. */
        ABSENT,
        /** The packet was seen before the network card filled the checksum in. */
        NOT_YET_COMPUTED,
        /** Octets that the checksum covers are missing: a fragment, a truncated capture, no network header. */
        UNVERIFIABLE
    }

    public ChecksumState {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(clause, "clause");
    }

    private ChecksumState(Verdict verdict, long found, long expected) {
        this(verdict, found, expected, ANY_CHECKSUM, 0);
    }

    /**
     * {@return the state of a checksum that could be computed}
     *
     * @param found the value in the packet
     * @param expected the value that the octets ask for
     */
    public static ChecksumState compare(long found, long expected) {
        return new ChecksumState(found == expected ? Verdict.VALID : Verdict.INVALID, found, expected);
    }

    /**
     * {@return the state of an Internet checksum that could be computed} 0 and 0xFFFF are the same number in ones'
     * complement, and no receiver that sums up tells one from the other (RFC 1624 section 5).
     *
     * @param found the value in the packet, 0 to 65535
     * @param expected the value that the octets ask for, 0 to 65535
     */
    public static ChecksumState compareInternet(int found, int expected) {
        Verdict verdict = found % 0xFFFF == expected % 0xFFFF ? Verdict.VALID : Verdict.INVALID;
        return new ChecksumState(verdict, found, expected);
    }

    /**
     * {@return the state of a checksum that was not computed}
     *
     * @param verdict why not
     * @param found the value in the packet
     */
    public static ChecksumState notCompared(Verdict verdict, long found) {
        return new ChecksumState(verdict, found, found);
    }

    /**
     * {@return the same state of a field that lies at a place}
     *
     * @param clause the rule that asks for a right checksum
     * @param offset where the field lies, in octets from the header's first
     */
    public ChecksumState at(String clause, int offset) {
        return new ChecksumState(verdict, found, expected, clause, offset);
    }

    /**
     * {@return the same field with another judgement}
     *
     * @param verdict the judgement
     */
    public ChecksumState withVerdict(Verdict verdict) {
        return new ChecksumState(verdict, found, expected, clause, offset);
    }
}

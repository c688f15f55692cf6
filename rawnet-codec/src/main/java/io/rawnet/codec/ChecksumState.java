package io.rawnet.codec;

/**
 * A checksum field and what is to be thought of it.
 *
 * @param verdict the judgement
 * @param found the value in the packet, unsigned
 * @param expected the value that the octets ask for, unsigned; equal to {@code found} when nothing could be computed
 */
public record ChecksumState(Verdict verdict, long found, long expected) {

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
     * {@return the state of an Internet checksum that could be computed} Ones' complement has two zeros: a sender may write
     * 0xFFFF where the octets ask for 0, or the other way round, and every receiver takes it as right (RFC 1071).
     *
     * @param found the value in the packet, 0 to 65535
     * @param expected the value that the octets ask for, 0 to 65535
     */
    public static ChecksumState compareOnesComplement(int found, int expected) {
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
}

package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * ABORT or ERROR chunk (RFC 9260 sections 3.3.7 and 3.3.10): reports errors. An ABORT ends the association too, at once.
 *
 * @param type {@link SctpChunk#ABORT} or {@link SctpChunk#ERROR}
 * @param flags 0 to 255; all reserved but {@link SctpChunk#REFLECTED_TAG} of an ABORT
 * @param causes why, at most 65531 octets; an ERROR has at least one cause
 */
public record ErrorChunk(int type, int flags, SctpErrorCauses causes) implements SctpChunk {

    public ErrorChunk {
        Range.oneOf("type", type, ABORT, ERROR);
        Range.u8("flags", flags);
        Range.check("causes length", causes.length(), MAX_VALUE);
    }

    /**
     * {@return a chunk without flags}
     *
     * @param type {@link SctpChunk#ABORT} or {@link SctpChunk#ERROR}
     * @param causes what went wrong
     * @throws IllegalArgumentException if the type is another, or the causes have more than 65531 octets
     */
    public static ErrorChunk of(int type, SctpErrorCause... causes) {
        return new ErrorChunk(type, 0, SctpErrorCauses.of(causes));
    }

    @Override
    public Octets value() {
        return causes.octets();
    }

    /** {@return for instance {@code ERROR <stale cookie by 5000 us>} or, with flag T, {@code ABORT (T)}} */
    @Override
    public String toString() {
        boolean reflected = type == ABORT && (flags & REFLECTED_TAG) != 0;
        return SctpChunkNames.of(type) + (reflected ? " (T)" : "") + causes;
    }
}

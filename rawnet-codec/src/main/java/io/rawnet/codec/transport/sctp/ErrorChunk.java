package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * ERROR chunk (RFC 9260 section 3.3.10): reports errors that do not end the association.
 *
 * @param flags reserved, 0 to 255
 * @param causes one or more causes, at most 65531 octets
 */
public record ErrorChunk(int flags, SctpErrorCauses causes) implements SctpChunk {

    public ErrorChunk {
        Range.u8("flags", flags);
        Range.check("causes length", causes.octets().size(), MAX_VALUE);
    }

    /**
     * {@return a chunk without flags}
     *
     * @param causes what went wrong
     */
    public static ErrorChunk of(SctpErrorCause... causes) {
        return new ErrorChunk(0, SctpErrorCauses.of(causes));
    }

    @Override
    public int type() {
        return ERROR;
    }

    @Override
    public Octets value() {
        return causes.octets();
    }

    /** {@return for instance {@code ERROR <stale cookie by 5000 us>}} */
    @Override
    public String toString() {
        return "ERROR" + causes;
    }
}

package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * ABORT chunk (RFC 9260 section 3.3.7): ends the association at once.
 *
 * @param flags 0 to 255: seven reserved bits and {@link #REFLECTED_TAG}
 * @param causes why, at most 65531 octets
 */
public record AbortChunk(int flags, SctpErrorCauses causes) implements SctpChunk {

    /** Flag T: the verification tag is the receiver's own, since the sender has no association (section 8.5.1). */
    public static final int REFLECTED_TAG = 0x01;

    public AbortChunk {
        Range.u8("flags", flags);
        Range.check("causes length", causes.octets().size(), MAX_VALUE);
    }

    /**
     * {@return a chunk without flags}
     *
     * @param causes why
     */
    public static AbortChunk of(SctpErrorCause... causes) {
        return new AbortChunk(0, SctpErrorCauses.of(causes));
    }

    @Override
    public int type() {
        return ABORT;
    }

    @Override
    public Octets value() {
        return causes.octets();
    }

    /** {@return for instance {@code ABORT <out of resource>} or, with flag T, {@code ABORT (T)}} */
    @Override
    public String toString() {
        return "ABORT" + ((flags & REFLECTED_TAG) != 0 ? " (T)" : "") + causes;
    }
}

package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * A chunk that says all with its type: COOKIE ACK, SHUTDOWN ACK or SHUTDOWN COMPLETE (RFC 9260 sections 3.3.12, 3.3.9 and
 * 3.3.13).
 *
 * @param type {@link SctpChunk#COOKIE_ACK}, {@link SctpChunk#SHUTDOWN_ACK} or {@link SctpChunk#SHUTDOWN_COMPLETE}
 * @param flags 0 to 255; all reserved but {@link #REFLECTED_TAG} of SHUTDOWN COMPLETE
 */
public record BareChunk(int type, int flags) implements SctpChunk {

    /** Flag T: the verification tag is the receiver's own, since the sender has no association (section 8.5.1). */
    public static final int REFLECTED_TAG = 0x01;

    public BareChunk {
        if (type != COOKIE_ACK && type != SHUTDOWN_ACK && type != SHUTDOWN_COMPLETE) {
            throw new IllegalArgumentException("type must be 8, 11 or 14, not " + type);
        }
        Range.u8("flags", flags);
    }

    /** {@return a COOKIE ACK} */
    public static BareChunk cookieAck() {
        return new BareChunk(COOKIE_ACK, 0);
    }

    /** {@return a SHUTDOWN ACK} */
    public static BareChunk shutdownAck() {
        return new BareChunk(SHUTDOWN_ACK, 0);
    }

    /** {@return a SHUTDOWN COMPLETE} */
    public static BareChunk shutdownComplete() {
        return new BareChunk(SHUTDOWN_COMPLETE, 0);
    }

    @Override
    public Octets value() {
        return Octets.EMPTY;
    }

    /** {@return for instance {@code COOKIE ACK}} */
    @Override
    public String toString() {
        return SctpChunkNames.of(type) + (flags == 0 ? "" : " flags 0x" + Integer.toHexString(flags));
    }
}

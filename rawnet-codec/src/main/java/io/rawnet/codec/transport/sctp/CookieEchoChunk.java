package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * COOKIE ECHO chunk (RFC 9260 section 3.3.11): gives the state cookie of an INIT ACK back.
 *
 * @param flags reserved, 0 to 255
 * @param cookie the cookie as it came, at most 65531 octets
 */
public record CookieEchoChunk(int flags, Octets cookie) implements SctpChunk {

    public CookieEchoChunk {
        Range.u8("flags", flags);
        Range.check("cookie length", cookie.size(), MAX_VALUE);
    }

    @Override
    public int type() {
        return COOKIE_ECHO;
    }

    @Override
    public Octets value() {
        return cookie;
    }

    /** {@return for instance {@code COOKIE ECHO 196 octets}} */
    @Override
    public String toString() {
        return "COOKIE ECHO " + cookie.size() + " octets";
    }
}

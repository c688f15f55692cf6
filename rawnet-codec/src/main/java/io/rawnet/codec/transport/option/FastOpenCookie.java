package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * TCP Fast Open, kind 34 (RFC 7413 section 4.1.1): asks for a cookie, gives one or shows one.
 *
 * @param cookie the cookie, empty to ask for one; at most 253 octets, of which RFC 7413 allows an even number from 4 to 16
 */
public record FastOpenCookie(Octets cookie) implements TcpOption {

    /** The option that asks for a cookie. */
    public static final FastOpenCookie REQUEST = new FastOpenCookie(Octets.EMPTY);

    public FastOpenCookie {
        Range.check("cookie length", cookie.size(), MAX_DATA);
    }

    @Override
    public String toString() {
        return cookie.isEmpty() ? "tfo cookiereq" : "tfo cookie 0x" + cookie;
    }
}

/**
 * What every header shares: {@link io.rawnet.codec.Header} and how it is decoded, the error for malformed octets, octet
 * strings, what options of headers share, checksums and hex dumps.
 *
 * <p>The headers themselves are in {@code link}, {@code network}, {@code control}, {@code transport} and {@code tunnel};
 * the whole stack is in {@code packet}. This package knows none of them.
 */
package io.rawnet.codec;

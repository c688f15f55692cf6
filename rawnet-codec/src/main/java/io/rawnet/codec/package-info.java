/**
 * What every header shares: {@link io.rawnet.codec.Header} and how it is decoded, the error for malformed octets, octet
 * strings, what options of headers share, checksums and hex dumps.
 *
 * <p>The headers themselves are in {@code link}, {@code network}, {@code control}, {@code transport} and {@code tunnel};
 * the whole stack is in {@code packet}. This package knows none of them.
 *
 * <p>Start at {@link io.rawnet.codec.Header} to write a header of your own, and at {@link io.rawnet.codec.packet.Packet} to use those of rawnet.
 */
package io.rawnet.codec;

package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * A chunk whose value is kept as octets. COOKIE ECHO has the cookie as its value; SHUTDOWN ACK, COOKIE ACK and SHUTDOWN COMPLETE
 * have none (RFC 9260 sections 3.3.9 and 3.3.11 to 3.3.13). So are the chunks of extensions, those of types unknown here, and those
 * whose length does not suit their type.
 *
 * @param type the chunk type, 0 to 255, for instance {@link SctpChunk#COOKIE_ECHO}
 * @param flags the chunk flags, 0 to 255, for instance {@link SctpChunk#REFLECTED_TAG} of SHUTDOWN COMPLETE
 * @param value what follows the length, at most 65531 octets
 */
public record OpaqueChunk(int type, int flags, Octets value) implements SctpChunk {

    public OpaqueChunk {
        Range.u8("type", type);
        Range.u8("flags", flags);
        Range.check("value length", value.size(), MAX_VALUE);
    }

    /**
     * {@return a chunk without flags and value, for instance COOKIE ACK}
     *
     * @param type the chunk type, 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public static OpaqueChunk of(int type) {
        return new OpaqueChunk(type, 0, Octets.EMPTY);
    }

    /** {@return for instance {@code COOKIE ECHO 196 octets}} */
    @Override
    public String toString() {
        String line = SctpChunkNames.of(type);
        line += flags == 0 ? "" : " flags 0x" + Integer.toHexString(flags);
        return value.isEmpty() ? line : line + " " + value.size() + " octets";
    }
}

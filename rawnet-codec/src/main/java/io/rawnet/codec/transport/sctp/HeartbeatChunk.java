package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * HEARTBEAT or HEARTBEAT ACK chunk (RFC 9260 sections 3.3.5 and 3.3.6): checks whether a path works, or answers with the
 * same parameter.
 *
 * @param type {@link SctpChunk#HEARTBEAT} or {@link SctpChunk#HEARTBEAT_ACK}
 * @param flags reserved, 0 to 255
 * @param parameters one of type {@link SctpParameter#HEARTBEAT_INFO}, or what stands there, at most 65531 octets
 */
public record HeartbeatChunk(int type, int flags, SctpParameters parameters) implements SctpChunk {

    public HeartbeatChunk {
        Range.oneOf("type", type, HEARTBEAT, HEARTBEAT_ACK);
        Range.u8("flags", flags);
        Range.check("parameters length", parameters.length(), MAX_VALUE);
    }

    /**
     * {@return a HEARTBEAT}
     *
     * @param info the octets that the peer sends back, at most 65527
     * @throws IllegalArgumentException if there are more
     */
    public static HeartbeatChunk of(Octets info) {
        return new HeartbeatChunk(
                HEARTBEAT, 0, SctpParameters.of(new SctpParameter.Opaque(SctpParameter.HEARTBEAT_INFO, info)));
    }

    /** {@return the HEARTBEAT ACK that answers this chunk} */
    public HeartbeatChunk toAck() {
        return new HeartbeatChunk(HEARTBEAT_ACK, 0, parameters);
    }

    @Override
    public Octets value() {
        return parameters.octets();
    }

    /** {@return for instance {@code HEARTBEAT <info 0x01020304>}} */
    @Override
    public String toString() {
        return SctpChunkNames.of(type) + parameters;
    }
}

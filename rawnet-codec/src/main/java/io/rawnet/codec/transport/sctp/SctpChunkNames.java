package io.rawnet.codec.transport.sctp;

import java.util.Map;

/** The names of chunk types in IANA's registry: those of RFC 9260 and of the extensions that one meets. */
final class SctpChunkNames {

    private static final Map<Integer, String> BY_TYPE = Map.ofEntries(
            Map.entry(SctpChunk.DATA, "DATA"),
            Map.entry(SctpChunk.INIT, "INIT"),
            Map.entry(SctpChunk.INIT_ACK, "INIT ACK"),
            Map.entry(SctpChunk.SACK, "SACK"),
            Map.entry(SctpChunk.HEARTBEAT, "HEARTBEAT"),
            Map.entry(SctpChunk.HEARTBEAT_ACK, "HEARTBEAT ACK"),
            Map.entry(SctpChunk.ABORT, "ABORT"),
            Map.entry(SctpChunk.SHUTDOWN, "SHUTDOWN"),
            Map.entry(SctpChunk.SHUTDOWN_ACK, "SHUTDOWN ACK"),
            Map.entry(SctpChunk.ERROR, "ERROR"),
            Map.entry(SctpChunk.COOKIE_ECHO, "COOKIE ECHO"),
            Map.entry(SctpChunk.COOKIE_ACK, "COOKIE ACK"),
            Map.entry(12, "ECNE"),
            Map.entry(13, "CWR"),
            Map.entry(SctpChunk.SHUTDOWN_COMPLETE, "SHUTDOWN COMPLETE"),
            Map.entry(15, "AUTH"),
            Map.entry(64, "I-DATA"),
            Map.entry(128, "ASCONF-ACK"),
            Map.entry(130, "RE-CONFIG"),
            Map.entry(132, "PAD"),
            Map.entry(192, "FORWARD TSN"),
            Map.entry(193, "ASCONF"),
            Map.entry(194, "I-FORWARD-TSN"));

    private SctpChunkNames() {}

    /** {@return the name of a chunk type, or its number} */
    static String of(int type) {
        return BY_TYPE.getOrDefault(type, "type-" + type);
    }
}

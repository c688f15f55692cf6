package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.option.Element;

/**
 * One SCTP chunk (RFC 9260 section 3.2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                           Value ...                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The chunks of RFC 9260 that have fields have records of their own. All others, and those whose length does not suit their
 * type, are an {@link OpaqueChunk}, which names the assigned types. Octets whose length cannot be right are a {@link
 * MalformedChunk}.
 */
public sealed interface SctpChunk extends Element
        permits DataChunk,
                InitChunk,
                SackChunk,
                HeartbeatChunk,
                ErrorChunk,
                ShutdownChunk,
                OpaqueChunk,
                MalformedChunk {

    /** The length of type, flags and length in octets. */
    int HEADER_LENGTH = SctpFormats.HEADER_LENGTH;

    /** The most octets of value that the length of a chunk can count. */
    int MAX_VALUE = SctpFormats.MAX_VALUE;

    /** User data. */
    int DATA = 0;

    /** Begins an association. */
    int INIT = 1;

    /** Accepts an association. */
    int INIT_ACK = 2;

    /** Acknowledges data and reports gaps. */
    int SACK = 3;

    /** Checks whether a path works. */
    int HEARTBEAT = 4;

    /** Answers a heartbeat with the same parameter. */
    int HEARTBEAT_ACK = 5;

    /** Ends the association at once. */
    int ABORT = 6;

    /** Begins the shutdown of the association. */
    int SHUTDOWN = 7;

    /** Answers SHUTDOWN. */
    int SHUTDOWN_ACK = 8;

    /** Reports errors that do not end the association. */
    int ERROR = 9;

    /** Returns the state cookie of an INIT ACK. */
    int COOKIE_ECHO = 10;

    /** Acknowledges the cookie. */
    int COOKIE_ACK = 11;

    /** Ends the shutdown. */
    int SHUTDOWN_COMPLETE = 14;

    /**
     * Flag T of ABORT and SHUTDOWN COMPLETE: the verification tag is the receiver's own, since the sender has no association
     * (section 8.5.1).
     */
    int REFLECTED_TAG = 0x01;

    /** {@return the chunk type, 0 to 255} */
    int type();

    /** {@return the chunk flags, 0 to 255; their meaning depends on the type} */
    int flags();

    /** {@return what follows the length, without padding} */
    Octets value();

    @Override
    default Octets encoded() {
        return SctpFormats.CHUNK.encoded(this, type() << 8 | flags(), value());
    }
}

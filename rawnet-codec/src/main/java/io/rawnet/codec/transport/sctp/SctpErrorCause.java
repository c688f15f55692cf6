package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One error cause of an ABORT or ERROR chunk (RFC 9260 section 3.3.10).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |          Cause Code           |         Cause Length          |
 * +-------------------------------+-------------------------------+
 * |               Cause-Specific Information ...                  |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Causes whose information is numbers or parameters have records of their own. All others, and those whose length does not suit
 * their code, are {@link Opaque}, which names the assigned ones. Octets whose length cannot be right are {@link Malformed}.
 */
public sealed interface SctpErrorCause extends Element {

    /** The code of {@link InvalidStreamIdentifier}. */
    int INVALID_STREAM_IDENTIFIER = 1;

    /** The code of {@link MissingParameters}. */
    int MISSING_MANDATORY_PARAMETER = 2;

    /** The code of {@link StaleCookie}. */
    int STALE_COOKIE = 3;

    /** The sender has no room for another association; no information. */
    int OUT_OF_RESOURCE = 4;

    /** An address parameter cannot be used; it is the information. */
    int UNRESOLVABLE_ADDRESS = 5;

    /** A chunk is of a type unknown to the receiver; it is the information. */
    int UNRECOGNIZED_CHUNK_TYPE = 6;

    /** A mandatory parameter has an invalid value; no information. */
    int INVALID_MANDATORY_PARAMETER = 7;

    /** The code of {@link UnrecognizedParameters}. */
    int UNRECOGNIZED_PARAMETERS = 8;

    /** The code of {@link NoUserData}. */
    int NO_USER_DATA = 9;

    /** A COOKIE ECHO came while the association was being shut down; no information. */
    int COOKIE_WHILE_SHUTTING_DOWN = 10;

    /** An INIT for an existing association brings new addresses; they are the information. */
    int RESTART_WITH_NEW_ADDRESSES = 11;

    /** The upper layer ends the association; the information is its reason (section 3.3.10.12). */
    int USER_INITIATED_ABORT = 12;

    /** The other end broke the protocol; the information may say how. */
    int PROTOCOL_VIOLATION = 13;

    /**
     * {@return a user-initiated abort with a reason in words}
     *
     * @param reason the words, at most 65531 octets of UTF-8
     * @throws IllegalArgumentException if there are more
     */
    static SctpErrorCause userInitiatedAbort(String reason) {
        return new Opaque(USER_INITIATED_ABORT, Octets.of(reason.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the cause code, 0 to 65535; what is missing of a malformed one's is taken as zeros} */
    default int code() {
        return SctpFormats.CAUSE.type(this);
    }

    /** {@return what follows the length, without padding, at most 65531 octets} */
    default Octets information() {
        return SctpFormats.CAUSE.value(this);
    }

    @Override
    default Octets encoded() {
        return SctpFormats.CAUSE.encoded(this, code(), information());
    }

    /**
     * Invalid stream identifier, code 1 (section 3.3.10.1): DATA came on a stream that does not exist.
     *
     * @param streamIdentifier the stream, 0 to 65535
     * @param reserved bits that should be 0, 0 to 65535
     */
    record InvalidStreamIdentifier(int streamIdentifier, int reserved) implements SctpErrorCause {
        public InvalidStreamIdentifier {
            Range.u16("streamIdentifier", streamIdentifier);
            Range.u16("reserved", reserved);
        }

        @Override
        public String toString() {
            return "invalid stream identifier " + streamIdentifier;
        }
    }

    /**
     * Missing mandatory parameter, code 2 (section 3.3.10.2).
     *
     * @param types the types of the missing parameters, each 0 to 65535, at most 32763
     */
    record MissingParameters(List<Integer> types) implements SctpErrorCause {
        public MissingParameters {
            types = List.copyOf(types);
            Range.check("number of types", types.size(), (SctpFormats.MAX_VALUE - 4) / 2);
            types.forEach(type -> Range.u16("type", type));
        }

        @Override
        public Octets information() {
            return TypeLengthValue.value(4 + 2 * types.size(), out -> {
                out.putInt(types.size());
                types.forEach(type -> out.putShort((short) (int) type));
            });
        }

        @Override
        public String toString() {
            return BoundedText.join(types, ", ", "missing mandatory parameters [", "]");
        }
    }

    /**
     * Stale cookie, code 3 (section 3.3.10.3): the state cookie came too late.
     *
     * @param measureOfStaleness by how much, in microseconds, 0 to 2^32-1
     */
    record StaleCookie(long measureOfStaleness) implements SctpErrorCause {
        public StaleCookie {
            Range.u32("measureOfStaleness", measureOfStaleness);
        }

        @Override
        public String toString() {
            return "stale cookie by " + measureOfStaleness + " us";
        }
    }

    /**
     * Unrecognized parameters, code 8 (section 3.3.10.8): those of an INIT ACK that asked to be reported.
     *
     * @param parameters the parameters, at most 65531 octets
     */
    record UnrecognizedParameters(SctpParameters parameters) implements SctpErrorCause {
        public UnrecognizedParameters {
            Range.check("parameters length", parameters.length(), SctpFormats.MAX_VALUE);
        }

        @Override
        public Octets information() {
            return parameters.octets();
        }

        @Override
        public String toString() {
            return "unrecognized parameters" + parameters;
        }
    }

    /**
     * No user data, code 9 (section 3.3.10.9): a DATA chunk was empty.
     *
     * @param tsn its transmission sequence number, 0 to 2^32-1
     */
    record NoUserData(long tsn) implements SctpErrorCause {
        public NoUserData {
            Range.u32("tsn", tsn);
        }

        @Override
        public String toString() {
            return "no user data in tsn " + tsn;
        }
    }

    /**
     * A cause whose information is kept as octets.
     *
     * @param code the cause code, 0 to 65535
     * @param information what follows the length, without padding, at most 65531 octets
     */
    record Opaque(int code, Octets information) implements SctpErrorCause {
        public Opaque {
            Range.u16("code", code);
            Range.check("information length", information.size(), SctpFormats.MAX_VALUE);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text(SctpErrorCauses.nameOf(code), information);
        }
    }

    /**
     * The rest of the causes from the point where a length below 4 or beyond the end made them unreadable.
     *
     * @param rest the octets, code first; at least one
     */
    record Malformed(Octets rest) implements SctpErrorCause, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("error cause", rest);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }
}

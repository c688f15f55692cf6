package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import java.nio.ByteBuffer;
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
 * <p>Causes whose information is numbers or parameters have types of their own. All others, and those whose length does not
 * suit their code, are {@link Opaque}, which names the assigned ones; octets whose lengths lead nowhere are {@link Malformed}.
 */
public sealed interface SctpErrorCause {

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

    /** The code of {@link UserInitiatedAbort}. */
    int USER_INITIATED_ABORT = 12;

    /** The other end broke the protocol; the information may say how. */
    int PROTOCOL_VIOLATION = 13;

    /** {@return the cause code, 0 to 65535} */
    int code();

    /** {@return what follows the length, without padding, at most 65531 octets} */
    Octets information();

    /** {@return the length of the cause in octets, code and length included, padding not} */
    default int length() {
        return ParameterList.HEADER_LENGTH + information().size();
    }

    /** {@return the cause's octets, without padding} */
    default Octets octets() {
        return ParameterList.element(code(), information());
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
        public int code() {
            return INVALID_STREAM_IDENTIFIER;
        }

        @Override
        public Octets information() {
            return Octets.copyOf(ByteBuffer.allocate(4).putInt(0, streamIdentifier << 16 | reserved));
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
            Range.check("number of types", types.size(), (ParameterList.MAX_VALUE - 4) / 2);
            types.forEach(type -> Range.u16("type", type));
        }

        @Override
        public int code() {
            return MISSING_MANDATORY_PARAMETER;
        }

        @Override
        public Octets information() {
            ByteBuffer out = ByteBuffer.allocate(4 + 2 * types.size()).putInt(types.size());
            types.forEach(type -> out.putShort((short) (int) type));
            return Octets.copyOf(out.flip());
        }

        @Override
        public String toString() {
            return "missing mandatory parameters " + types;
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
        public int code() {
            return STALE_COOKIE;
        }

        @Override
        public Octets information() {
            return Octets.copyOf(ByteBuffer.allocate(4).putInt(0, (int) measureOfStaleness));
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
            Range.check("parameters length", parameters.octets().size(), ParameterList.MAX_VALUE);
        }

        @Override
        public int code() {
            return UNRECOGNIZED_PARAMETERS;
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
        public int code() {
            return NO_USER_DATA;
        }

        @Override
        public Octets information() {
            return Octets.copyOf(ByteBuffer.allocate(4).putInt(0, (int) tsn));
        }

        @Override
        public String toString() {
            return "no user data in tsn " + tsn;
        }
    }

    /**
     * User-initiated abort, code 12 (section 3.3.10.12).
     *
     * @param reason what the upper layer has to say, at most 65531 octets
     */
    record UserInitiatedAbort(Octets reason) implements SctpErrorCause {
        public UserInitiatedAbort {
            Range.check("reason length", reason.size(), ParameterList.MAX_VALUE);
        }

        /**
         * {@return a cause with a reason in words}
         *
         * @param reason the words, at most 65531 octets of UTF-8
         * @throws IllegalArgumentException if there are more
         */
        public static UserInitiatedAbort of(String reason) {
            return new UserInitiatedAbort(Octets.of(reason.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public int code() {
            return USER_INITIATED_ABORT;
        }

        @Override
        public Octets information() {
            return reason;
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("user-initiated abort", reason);
        }
    }

    /**
     * Any cause that has no type of its own here.
     *
     * @param code the cause code, 0 to 65535
     * @param information what follows the length, without padding, at most 65531 octets
     */
    record Opaque(int code, Octets information) implements SctpErrorCause {
        public Opaque {
            Range.u16("code", code);
            Range.check("information length", information.size(), ParameterList.MAX_VALUE);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text(SctpErrorCauses.nameOf(code), information);
        }
    }

    /**
     * The rest of the causes from the point where a length below 4 or beyond the end made them unreadable.
     *
     * @param octets the octets, code first; at least one
     */
    record Malformed(Octets octets) implements SctpErrorCause {
        public Malformed {
            TypeLengthValue.checkMalformed("error cause", octets);
        }

        /** {@return the code, what is missing of it taken as zeros} */
        @Override
        public int code() {
            return ParameterList.typeOf(octets);
        }

        /** {@return what follows the senseless length, if anything} */
        @Override
        public Octets information() {
            return ParameterList.valueOf(octets);
        }

        @Override
        public int length() {
            return octets.size();
        }

        @Override
        public String toString() {
            return "malformed 0x" + octets;
        }
    }
}

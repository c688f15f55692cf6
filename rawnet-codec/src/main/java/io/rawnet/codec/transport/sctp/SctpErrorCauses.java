package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.option.ElementList;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The causes of an ABORT or ERROR chunk, kept as octets and read when asked for (RFC 9260 section 3.3.10).
 *
 * @param octets the causes, each but the last with its padding
 */
public record SctpErrorCauses(Octets octets) implements ElementList<SctpErrorCause> {

    /** No causes. */
    public static final SctpErrorCauses NONE = new SctpErrorCauses(Octets.EMPTY);

    private static final List<String> NAMES = List.of(
            "cause-0",
            "invalid stream identifier",
            "missing mandatory parameter",
            "stale cookie",
            "out of resource",
            "unresolvable address",
            "unrecognized chunk type",
            "invalid mandatory parameter",
            "unrecognized parameters",
            "no user data",
            "cookie received while shutting down",
            "restart with new addresses",
            "user-initiated abort",
            "protocol violation");

    /**
     * {@return the given causes in order, each but the last padded with zeros to a multiple of 4 octets}
     *
     * @param causes the causes
     */
    public static SctpErrorCauses of(SctpErrorCause... causes) {
        return new SctpErrorCauses(
                ParameterList.join(Stream.of(causes).map(SctpErrorCause::octets).toList()));
    }

    static String nameOf(int code) {
        return code < NAMES.size() ? NAMES.get(code) : "cause-" + code;
    }

    /** {@return the causes in order, without padding} Octets whose lengths lead nowhere are a last, malformed one. */
    @Override
    public List<SctpErrorCause> list() {
        return ParameterList.read(octets, SctpErrorCauses::typed, SctpErrorCause.Malformed::new);
    }

    private static SctpErrorCause typed(int code, Octets information) {
        return suits(code, information) ? known(code, information) : new SctpErrorCause.Opaque(code, information);
    }

    private static boolean suits(int code, Octets information) {
        int length = information.size();
        return switch (code) {
            case SctpErrorCause.INVALID_STREAM_IDENTIFIER, SctpErrorCause.STALE_COOKIE, SctpErrorCause.NO_USER_DATA ->
                length == 4;
            case SctpErrorCause.MISSING_MANDATORY_PARAMETER ->
                length >= 4 && length == 4 + 2 * Wire.u32(information.buffer(), 0);
            default -> true;
        };
    }

    private static SctpErrorCause known(int code, Octets information) {
        ByteBuffer in = information.buffer();
        return switch (code) {
            case SctpErrorCause.INVALID_STREAM_IDENTIFIER ->
                new SctpErrorCause.InvalidStreamIdentifier(Wire.u16(in, 0), Wire.u16(in, 2));
            case SctpErrorCause.MISSING_MANDATORY_PARAMETER ->
                new SctpErrorCause.MissingParameters(Elements.between(in, 4, in.limit(), 2, Wire::u16));
            case SctpErrorCause.STALE_COOKIE -> new SctpErrorCause.StaleCookie(Wire.u32(in, 0));
            case SctpErrorCause.UNRECOGNIZED_PARAMETERS ->
                new SctpErrorCause.UnrecognizedParameters(new SctpParameters(information));
            case SctpErrorCause.NO_USER_DATA -> new SctpErrorCause.NoUserData(Wire.u32(in, 0));
            case SctpErrorCause.USER_INITIATED_ABORT -> new SctpErrorCause.UserInitiatedAbort(information);
            default -> new SctpErrorCause.Opaque(code, information);
        };
    }

    /** {@return the causes in angle brackets, a blank before them; nothing where there are none} */
    @Override
    public String toString() {
        return octets.isEmpty()
                ? ""
                : list().stream().map(SctpErrorCause::toString).collect(Collectors.joining(", ", " <", ">"));
    }
}

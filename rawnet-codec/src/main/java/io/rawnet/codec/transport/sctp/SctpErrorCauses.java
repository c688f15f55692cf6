package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.option.OctetList;
import java.util.List;

/**
 * The causes of an ABORT or ERROR chunk, kept as octets and read when asked for (RFC 9260 section 3.3.10).
 *
 * @param octets the causes, each but the last with its padding
 */
public record SctpErrorCauses(Octets octets) implements OctetList<SctpErrorCause> {

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

    public SctpErrorCauses {
        NotNull.check("octets", octets);
    }

    /**
     * {@return the given causes in order, each but the last padded with zeros to a multiple of 4 octets}
     *
     * @param causes the causes
     */
    public static SctpErrorCauses of(SctpErrorCause... causes) {
        return new SctpErrorCauses(SctpFormats.CAUSE.octets(causes));
    }

    static String nameOf(int code) {
        return code < NAMES.size() ? NAMES.get(code) : "cause-" + code;
    }

    /** {@return the causes in order, without padding} Octets whose length cannot be right are a last, malformed one. */
    @Override
    public List<SctpErrorCause> list() {
        return SctpFormats.CAUSE.read(octets);
    }

    /** {@return the causes in angle brackets, a blank before them; nothing where there are none} */
    @Override
    public String toString() {
        return SctpParameters.text(this);
    }
}

package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.option.Element;
import java.util.List;

/**
 * One TCP option (RFC 9293 section 3.2 and IANA's registry of TCP option kinds).
 *
 * <pre>
 * +---------------+---------------+----------------------
 * |     Kind      |    Length     |  Data ...
 * +---------------+---------------+----------------------
 * </pre>
 *
 * <p>An option whose length does not suit its kind is an {@link UnknownOption}, so that its octets survive; octets whose
 * length cannot be right are a {@link MalformedOption}.
 */
public sealed interface TcpOption extends Element
        permits EndOfOptionList,
                NoOperation,
                MaximumSegmentSize,
                WindowScale,
                SackPermitted,
                SelectiveAcknowledgment,
                Timestamps,
                Md5Signature,
                UserTimeout,
                TcpAuthentication,
                MultipathTcp,
                FastOpenCookie,
                AccurateEcn,
                ExperimentalOption,
                UnknownOption,
                MalformedOption {

    /** The most octets of data that the length of an option can count. */
    int MAX_DATA = 253;

    /** {@return the option kind, 0 to 255} */
    default int kind() {
        return TcpOptionKinds.FORMAT.type(this);
    }

    /**
     * {@return what follows kind and length; empty for an option without data} In a malformed option it is all that follows the
     * kind, the wrong length included.
     */
    default Octets data() {
        return TcpOptionKinds.FORMAT.value(this);
    }

    @Override
    default Octets encoded() {
        return TcpOptionKinds.FORMAT.encoded(this, kind(), data());
    }

    /**
     * {@return the options in a string of octets, in order} Encoded one after the other they give the same octets. Octets
     * behind an end of option list are its padding: they are left to the caller.
     *
     * @param octets the options of a header
     */
    static List<TcpOption> parse(Octets octets) {
        return TcpOptionKinds.FORMAT.read(octets);
    }
}

package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.option.ElementList;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of a chunk or an error cause, kept as octets and read when asked for (RFC 9260 section 3.2.1).
 *
 * @param octets the parameters, each but the last with its padding; padding of the last is the chunk's, but kept where it
 *     stands here
 */
public record SctpParameters(Octets octets) implements ElementList<SctpParameter> {

    /** No parameters. */
    public static final SctpParameters NONE = new SctpParameters(Octets.EMPTY);

    /**
     * {@return the given parameters in order, each but the last padded with zeros to a multiple of 4 octets}
     *
     * @param parameters the parameters
     */
    public static SctpParameters of(SctpParameter... parameters) {
        return new SctpParameters(ParameterList.join(
                Stream.of(parameters).map(SctpParameter::octets).toList()));
    }

    /** {@return the parameters in order, without padding} Octets whose lengths lead nowhere are a last, malformed one. */
    @Override
    public List<SctpParameter> list() {
        return ParameterList.read(octets, SctpParameters::typed, SctpParameter.Malformed::new);
    }

    private static SctpParameter typed(int type, Octets value) {
        return suits(type, value.size()) ? known(type, value) : new SctpParameter.Unknown(type, value);
    }

    private static boolean suits(int type, int length) {
        return switch (type) {
            case SctpParameter.IPV4_ADDRESS -> length == Ipv4Address.LENGTH;
            case SctpParameter.IPV6_ADDRESS -> length == Ipv6Address.LENGTH;
            case SctpParameter.COOKIE_PRESERVATIVE -> length == 4;
            case SctpParameter.SUPPORTED_ADDRESS_TYPES -> length % 2 == 0;
            default -> true;
        };
    }

    private static SctpParameter known(int type, Octets value) {
        ByteBuffer in = value.buffer();
        return switch (type) {
            case SctpParameter.HEARTBEAT_INFO -> new SctpParameter.HeartbeatInfo(value);
            case SctpParameter.IPV4_ADDRESS -> new SctpParameter.Ipv4(Ipv4Address.at(in, 0));
            case SctpParameter.IPV6_ADDRESS -> new SctpParameter.Ipv6(Ipv6Address.at(in, 0));
            case SctpParameter.STATE_COOKIE -> new SctpParameter.StateCookie(value);
            case SctpParameter.UNRECOGNIZED -> new SctpParameter.Unrecognized(value);
            case SctpParameter.COOKIE_PRESERVATIVE -> new SctpParameter.CookiePreservative(Wire.u32(in, 0));
            case SctpParameter.SUPPORTED_ADDRESS_TYPES ->
                new SctpParameter.SupportedAddressTypes(Elements.between(in, 0, value.size(), 2, Wire::u16));
            default -> new SctpParameter.Unknown(type, value);
        };
    }

    /** {@return the parameters in angle brackets, a blank before them; nothing where there are none} */
    @Override
    public String toString() {
        return octets.isEmpty()
                ? ""
                : list().stream().map(SctpParameter::toString).collect(Collectors.joining(", ", " <", ">"));
    }
}

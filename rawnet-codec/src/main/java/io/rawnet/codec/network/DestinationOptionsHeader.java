package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Destination options header (RFC 8200 section 4.6): what only the destination is to look at, or, before a routing header,
 * each destination on the route.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Next Header  |  Hdr Ext Len  |          Options ...          |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param nextHeader what follows
 * @param options options with their padding
 */
public record DestinationOptionsHeader(IpProtocol nextHeader, Ipv6Options options)
        implements OptionsHeader, NetworkHeader {

    private static final String LAYER = "IPv6 destination options";

    public DestinationOptionsHeader {
        NotNull.check("nextHeader", nextHeader, "options", options);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the header is shorter than 8 octets or than its length says
     */
    public static DestinationOptionsHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        Ipv6Options options = new Ipv6Options(Extensions.take(LAYER, in, 2));
        return new DestinationOptionsHeader(IpProtocol.of(Wire.u8(in, start)), options);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.DESTINATION_OPTIONS);
    }

    /** {@return the enclosing one, with a home address in place of its source (RFC 6275 section 11.3.1)} */
    @Override
    public Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
        Optional<Ipv6Address> home = options.find(Ipv6Option.HomeAddress.class).map(Ipv6Option.HomeAddress::address);
        return home.isPresent() && enclosing.orElse(null) instanceof Ipv6PseudoHeader addresses
                ? Optional.of(new Ipv6PseudoHeader(home.get(), addresses.destination()))
                : enclosing;
    }

    /** {@return a copy with the next header filled in} */
    @Override
    public DestinationOptionsHeader completed(HeaderContext context) {
        return new DestinationOptionsHeader(Extensions.following(context, nextHeader), options);
    }

    /** {@return for instance {@code destination options <tunnel limit 4,pad3> UDP}} */
    @Override
    public String toString() {
        return "destination options " + options + " " + nextHeader;
    }
}

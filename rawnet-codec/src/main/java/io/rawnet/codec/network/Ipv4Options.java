package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.option.HeaderOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The options of an IPv4 header, kept as octets and read when asked for (RFC 791 section 3.1). */
public final class Ipv4Options extends HeaderOptions<Ipv4Option> {

    /** No options. */
    public static final Ipv4Options NONE = new Ipv4Options(Octets.EMPTY);

    /**
     * Options as they are on the wire.
     *
     * @param octets the options with their padding; a multiple of 4 octets, at most 40
     * @throws IllegalArgumentException if they are more or not a multiple of 4
     */
    public Ipv4Options(Octets octets) {
        this(octets.buffer(), 0, octets.size());
    }

    private Ipv4Options(ByteBuffer buffer, int index, int length) {
        super(buffer, index, length);
    }

    /** {@return a copy of the options at an index of a buffer} */
    static Ipv4Options copyOf(ByteBuffer buffer, int index, int length) {
        return length == 0 ? NONE : new Ipv4Options(buffer, index, length);
    }

    /**
     * {@return the given options in order, padded with zeros to a multiple of 4 octets}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public static Ipv4Options of(Ipv4Option... options) {
        return new Ipv4Options(padded("an IPv4 header", options));
    }

    @Override
    public List<Ipv4Option> list() {
        return Ipv4Option.parse(octets());
    }

    /** {@return the last address of the first source route that is not used up} */
    Optional<Ipv4Address> routedDestination() {
        if (length() == 0) {
            return Optional.empty();
        }
        ByteBuffer buffer = octets().buffer();
        int index = routedDestination(buffer, 0, length());
        return index < 0 ? Optional.empty() : Optional.of(Ipv4Address.at(buffer, index));
    }

    /**
     * {@return the absolute index of the address that a source route leads to in the end, or -1 if there is no source route
     * or it is used up} Allocates nothing, for views.
     *
     * @param buffer the octets
     * @param from the absolute index of the first option
     * @param to the absolute index behind the last
     */
    static int routedDestination(ByteBuffer buffer, int from, int to) {
        for (int index = from, length; index < to; index += length) {
            int type = Wire.u8(buffer, index);
            length = OptionHeading.IPV4_AND_TCP.lengthAt(buffer, index);
            if (length == 0 || index + length > to || type == Ipv4Option.END_OF_OPTION_LIST) {
                break;
            }
            boolean sourceRoute = type == Ipv4Option.LOOSE_SOURCE_ROUTE || type == Ipv4Option.STRICT_SOURCE_ROUTE;
            if (sourceRoute && length >= 7 && length % 4 == 3) {
                return Wire.u8(buffer, index + 2) <= length ? index + length - Ipv4Address.LENGTH : -1;
            }
        }
        return -1;
    }
}

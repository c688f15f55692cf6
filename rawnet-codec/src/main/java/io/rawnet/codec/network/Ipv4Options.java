package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of an IPv4 header, kept as octets and read when asked for (RFC 791 section 3.1).
 *
 * @param octets the options with their padding; a multiple of 4 octets, at most 40
 */
public record Ipv4Options(Octets octets) {

    /** No options. */
    public static final Ipv4Options NONE = new Ipv4Options(Octets.EMPTY);

    /** The most octets that fit into a header. */
    public static final int MAX_LENGTH = 40;

    public Ipv4Options {
        if (octets.size() > MAX_LENGTH || octets.size() % 4 != 0) {
            throw new IllegalArgumentException(
                    "options must be a multiple of 4 octets and at most 40, not " + octets.size());
        }
    }

    /**
     * {@return the given options in order, padded with zeros to a multiple of 4 octets}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public static Ipv4Options of(Ipv4Option... options) {
        return of(List.of(options));
    }

    /**
     * {@return the given options in order, padded with zeros to a multiple of 4 octets}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public static Ipv4Options of(List<Ipv4Option> options) {
        int length = options.stream().mapToInt(Ipv4Option::length).sum();
        ByteBuffer out = ByteBuffer.allocate((length + 3) / 4 * 4);
        for (Ipv4Option option : options) {
            option.encode(out);
        }
        return new Ipv4Options(Octets.copyOf(out.rewind()));
    }

    /** {@return the length in octets, padding included, 0 to 40} */
    public int length() {
        return octets.size();
    }

    /** {@return the options in order, an end of option list included, its padding not} */
    public List<Ipv4Option> list() {
        return Ipv4Option.parse(octets);
    }

    /**
     * {@return the first option of a type}
     *
     * @param <O> the type
     * @param type the type
     */
    public <O extends Ipv4Option> Optional<O> find(Class<O> type) {
        return list().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** {@return the last address of the first source route that is not used up} */
    Optional<Ipv4Address> routedDestination() {
        if (length() == 0) {
            return Optional.empty();
        }
        ByteBuffer buffer = octets.buffer();
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
        int index = from;
        while (index < to) {
            int type = Wire.u8(buffer, index);
            if (type == Ipv4Option.END_OF_OPTION_LIST) {
                return -1;
            }
            if (type == Ipv4Option.NO_OPERATION) {
                index++;
                continue;
            }
            int length = index + 1 < to ? Wire.u8(buffer, index + 1) : 0;
            if (length < 2 || index + length > to) {
                return -1;
            }
            boolean sourceRoute = type == Ipv4Option.LOOSE_SOURCE_ROUTE || type == Ipv4Option.STRICT_SOURCE_ROUTE;
            if (sourceRoute && length >= 7 && length % 4 == 3) {
                return Wire.u8(buffer, index + 2) <= length ? index + length - Ipv4Address.LENGTH : -1;
            }
            index += length;
        }
        return -1;
    }

    /** {@return for instance {@code <router alert 0,nop,eol>}} */
    @Override
    public String toString() {
        return list().stream().map(Ipv4Option::toString).collect(Collectors.joining(",", "<", ">"));
    }
}

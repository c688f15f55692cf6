package io.rawnet.codec.network;

import io.rawnet.codec.Octets;

/**
 * The options of an IPv4 header, kept as octets (RFC 791 section 3.1).
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

    /** {@return the length in octets, 0 to 40} */
    public int length() {
        return octets.size();
    }
}

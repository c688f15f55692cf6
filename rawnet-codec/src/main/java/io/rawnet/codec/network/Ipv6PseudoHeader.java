package io.rawnet.codec.network;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.NotNull;

/**
 * The pseudo header of transport checksums over IPv6 (RFC 8200 section 8.1).
 *
 * @param source the source address of the IPv6 header
 * @param destination the final destination: with a routing header, its last address
 */
public record Ipv6PseudoHeader(Ipv6Address source, Ipv6Address destination) implements PseudoHeader {

    public Ipv6PseudoHeader {
        NotNull.check("source", source, "destination", destination);
    }

    @Override
    public long sum(int protocol, long length) {
        return words(source) + words(destination) + protocol + length;
    }

    private static long words(Ipv6Address address) {
        return InternetChecksum.sum(address.high()) + InternetChecksum.sum(address.low());
    }
}

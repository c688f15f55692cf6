package io.rawnet.codec.network;

import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.NotNull;

/**
 * The pseudo header of transport checksums over IPv4 (RFC 9293 section 3.1, RFC 768).
 *
 * @param source the source address of the IPv4 header
 * @param destination its destination address; with a source route, the final one
 */
public record Ipv4PseudoHeader(Ipv4Address source, Ipv4Address destination) implements PseudoHeader {

    public Ipv4PseudoHeader {
        NotNull.check("source", source, "destination", destination);
    }

    @Override
    public long sum(int protocol, long length) {
        return (source.bits() & 0xFFFF_FFFFL) + (destination.bits() & 0xFFFF_FFFFL) + protocol + length;
    }
}

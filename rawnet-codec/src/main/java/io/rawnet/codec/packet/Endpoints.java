package io.rawnet.codec.packet;

import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.Optional;

/**
 * The two IP addresses that a datagram travels between, of one family.
 *
 * @param source the source address
 * @param destination the destination address; with a source route, the final one
 */
record Endpoints(IpAddress source, IpAddress destination) {

    Endpoints {
        if (source.length() != destination.length()) {
            throw new IllegalArgumentException(source + " and " + destination + " are of different families");
        }
    }

    /** {@return the addresses in a pseudo header; empty where it is of another kind than IPv4's and IPv6's} */
    static Optional<Endpoints> of(PseudoHeader pseudoHeader) {
        if (pseudoHeader instanceof Ipv4PseudoHeader ipv4) {
            return Optional.of(new Endpoints(ipv4.source(), ipv4.destination()));
        }
        return pseudoHeader instanceof Ipv6PseudoHeader ipv6
                ? Optional.of(new Endpoints(ipv6.source(), ipv6.destination()))
                : Optional.empty();
    }

    PseudoHeader pseudoHeader() {
        return source instanceof Ipv4Address ipv4
                ? new Ipv4PseudoHeader(ipv4, (Ipv4Address) destination)
                : new Ipv6PseudoHeader((Ipv6Address) source, (Ipv6Address) destination);
    }
}

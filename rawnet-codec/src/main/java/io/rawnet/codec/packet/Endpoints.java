package io.rawnet.codec.packet;

import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
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

    /**
     * {@return whether a datagram between these can answer a request} An unspecified address is any, and what is sent to a
     * group is sent to the requester too.
     *
     * @param request the endpoints of the request
     * @param toMany whether anyone may answer the request, because it was broadcast or sent to a group
     */
    boolean canAnswer(Endpoints request, boolean toMany) {
        boolean toRequester = destination.equals(request.source)
                || request.source.isUnspecified()
                || destination.isUnspecified()
                || destination.isMulticast();
        return source.length() == request.destination.length()
                && (toMany || source.equals(request.destination))
                && toRequester;
    }

    /**
     * {@return whether these are quoted of a request, whose source the kernel chose where it is unspecified}
     *
     * @param request the endpoints of the request
     */
    boolean areQuotedOf(Endpoints request) {
        return destination.equals(request.destination)
                && (source.equals(request.source) || request.source.isUnspecified());
    }

    /** {@return an IP header between these, without what a packet completes} */
    NetworkHeader header(IpProtocol protocol) {
        return source instanceof Ipv4Address ipv4
                ? Ipv4Header.builder()
                        .protocol(protocol)
                        .source(ipv4)
                        .destination((Ipv4Address) destination)
                        .build()
                : Ipv6Header.builder()
                        .nextHeader(protocol)
                        .source((Ipv6Address) source)
                        .destination((Ipv6Address) destination)
                        .build();
    }

    PseudoHeader pseudoHeader() {
        return source instanceof Ipv4Address ipv4
                ? new Ipv4PseudoHeader(ipv4, (Ipv4Address) destination)
                : new Ipv6PseudoHeader((Ipv6Address) source, (Ipv6Address) destination);
    }
}

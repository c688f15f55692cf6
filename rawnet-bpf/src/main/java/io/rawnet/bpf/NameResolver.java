package io.rawnet.bpf;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds the addresses of names in filter expressions. An expression with a name means what the resolver returned when the expression was
 * compiled.
 */
@FunctionalInterface
public interface NameResolver {

    /**
     * {@return the IPv4 and IPv6 addresses of a host, for {@code host www}; an empty list if the name is not known}
     *
     * @param host the name
     */
    List<IpAddress> addresses(String host);

    /**
     * {@return the address of an IPv4 network, for {@code net loopback}; empty if the name is not known} Octets of 0 at its end are not
     * part of the network's prefix, as in networks(5): 10.1.0.0 is 10.1.0.0/16.
     *
     * @param name the network's name
     */
    default Optional<Ipv4Address> network(String name) {
        return Optional.empty();
    }

    /**
     * {@return the Ethernet address of a host, for {@code ether host router}; empty if the name is not known}
     *
     * @param host the name, as in ethers(5)
     */
    default Optional<MacAddress> ethernetAddress(String host) {
        return Optional.empty();
    }
}

package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Address family numbers assigned by IANA, used in extension objects (RFC 5837). They differ from the {@code AF_} numbers of systems. */
final class IanaAddressFamily {

    static final int IPV4 = 1;

    static final int IPV6 = 2;

    private IanaAddressFamily() {}

    static int of(IpAddress address) {
        return address instanceof Ipv4Address ? IPV4 : IPV6;
    }

    /** {@return the address of a family at an index; empty when the family is unknown or the octets are too few} */
    static Optional<IpAddress> addressAt(int family, Octets data, int index) {
        ByteBuffer in = data.buffer();
        int left = data.size() - index;
        if (family == IPV4 && left >= Ipv4Address.LENGTH) {
            return Optional.of(Ipv4Address.at(in, index));
        }
        return family == IPV6 && left >= Ipv6Address.LENGTH ? Optional.of(Ipv6Address.at(in, index)) : Optional.empty();
    }
}

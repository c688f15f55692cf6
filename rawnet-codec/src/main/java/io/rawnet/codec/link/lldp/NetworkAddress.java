package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.TypeLengthValue;
import java.util.Optional;
import java.util.OptionalInt;

/** An address in LLDP: one of IANA's address family numbers in an octet, and the address. */
record NetworkAddress(int family, Octets address) {

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int IEEE_802 = 6;

    static NetworkAddress of(IpAddress address) {
        return new NetworkAddress(address instanceof Ipv4Address ? IPV4 : IPV6, address.octets());
    }

    static NetworkAddress of(MacAddress address) {
        return new NetworkAddress(IEEE_802, address.octets());
    }

    Octets octets() {
        return TypeLengthValue.value(1 + address.size(), out -> address.encode(out.put((byte) family)));
    }

    Optional<IpAddress> ip() {
        boolean ipv4 = family == IPV4 && address.size() == Ipv4Address.LENGTH;
        boolean ipv6 = family == IPV6 && address.size() == Ipv6Address.LENGTH;
        return ipv4 || ipv6 ? Optional.of(IpAddress.of(address.toArray())) : Optional.empty();
    }

    Optional<MacAddress> mac() {
        return family == IEEE_802 ? MacAddress.tryOf(address) : Optional.empty();
    }

    /** {@return how many octets an address of this family has; empty when they may be any number} */
    OptionalInt lengthOfFamily() {
        return switch (family) {
            case IPV4 -> OptionalInt.of(Ipv4Address.LENGTH);
            case IPV6 -> OptionalInt.of(Ipv6Address.LENGTH);
            case IEEE_802 -> OptionalInt.of(MacAddress.LENGTH);
            default -> OptionalInt.empty();
        };
    }

    @Override
    public String toString() {
        return ip().map(Object::toString)
                .or(() -> mac().map(Object::toString))
                .orElseGet(() -> "family " + family + (address.isEmpty() ? "" : " 0x" + address));
    }
}

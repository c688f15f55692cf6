package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.RemoteText;
import io.rawnet.codec.internal.Wire;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The parts that both objects about interfaces are made of (RFC 5837 section 4, RFC 8335 section 2.1). An address begins with
 * its family, a number assigned by IANA, and two octets more.
 */
final class InterfaceParts {

    private static final int HEAD = 4;

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private InterfaceParts() {}

    static int family(IpAddress address) {
        return address instanceof Ipv4Address ? IPV4 : IPV6;
    }

    /** {@return the address at an index; empty when its family is unknown or the octets are too few} */
    static Optional<IpAddress> addressAt(Octets data, int index) {
        int left = data.size() - index - HEAD;
        int family = left < 0 ? 0 : Wire.u16(data.buffer(), index);
        if (family == IPV4 && left >= Ipv4Address.LENGTH) {
            return Optional.of(Ipv4Address.at(data.buffer(), index + HEAD));
        }
        return family == IPV6 && left >= Ipv6Address.LENGTH
                ? Optional.of(Ipv6Address.at(data.buffer(), index + HEAD))
                : Optional.empty();
    }

    /** {@return the index or MTU at an index; empty when the octets are too few} */
    static OptionalLong numberAt(Octets data, int index) {
        return index + 4 <= data.size() ? OptionalLong.of(Wire.u32(data.buffer(), index)) : OptionalLong.empty();
    }

    /** {@return a name without the zeros behind it; what is not printable is a question mark, because a stranger wrote it} */
    static String name(Octets octets) {
        int end = octets.size();
        while (end > 0 && octets.get(end - 1) == 0) {
            end--;
        }
        return RemoteText.of(octets.slice(0, end));
    }

    /** {@return what an interface is, and the parts that are there} */
    static String text(String what, OptionalLong index, Optional<String> name, Optional<IpAddress> address) {
        StringBuilder line = new StringBuilder(what);
        index.ifPresent(number -> line.append(' ').append(number));
        name.ifPresent(text -> line.append(" \"").append(text).append('"'));
        address.ifPresent(one -> line.append(' ').append(one));
        return line.toString();
    }
}

package io.rawnet.ip;

import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4Header;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came with a received packet.
 *
 * @param source who sent it
 * @param header its IP header: on IPv4 the one on the wire, absent if the buffer was too small for it; over IPv6 the kernel hands none
 *     up
 * @param control what was asked for, and what the IP header tells
 * @param originalLength octets that the channel had to offer, of which the buffer has got at most as many as it had room for
 * @param truncated whether the buffer was too small for them, so that the rest is lost
 */
public record Reception(
        IpAddress source,
        Optional<NetworkHeader> header,
        ControlMessage control,
        int originalLength,
        boolean truncated) {

    /** {@return the IPv4 header, absent over IPv6 and if the buffer was too small for it} */
    public Optional<Ipv4Header> ipv4Header() {
        return header.filter(Ipv4Header.class::isInstance).map(Ipv4Header.class::cast);
    }

    /** {@return the address it was sent to, which may be a group; as {@link ControlMessage#destination()}} */
    public Optional<IpAddress> destination() {
        return control.destination();
    }

    /** {@return its time to live or hop limit on arrival; as {@link ControlMessage#hopLimit()}} */
    public OptionalInt hopLimit() {
        return control.hopLimit();
    }

    /** {@return its type of service or traffic class; as {@link ControlMessage#trafficClass()}} */
    public OptionalInt trafficClass() {
        return control.trafficClass();
    }

    /** {@return the interface it came in through; as {@link ControlMessage#interfaceIndex()}} */
    public OptionalInt interfaceIndex() {
        return control.interfaceIndex();
    }

    /** {@return when the kernel got it; as {@link ControlMessage#timestamp()}} */
    public Optional<Instant> timestamp() {
        return control.timestamp();
    }
}

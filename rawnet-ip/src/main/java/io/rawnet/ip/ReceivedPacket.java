package io.rawnet.ip;

import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came with a received packet. Its octets are in the buffer that was given to {@code receive}.
 *
 * @param length how many octets are in the buffer
 * @param originalLength how many octets the channel had to offer: the packet from the IP header on, or from the transport header on,
 *     whichever is the channel's
 * @param source who sent it
 * @param header its IP header: on IPv4 the one on the wire; absent if the buffer was too small for it, and where the kernel hands none
 *     up
 * @param control what was asked for, and what the IP header tells
 */
public record ReceivedPacket(
        int length, int originalLength, IpAddress source, Optional<NetworkHeader> header, ControlMessage control) {

    /** {@return whether the buffer was too small, so that the packet's end is lost} */
    public boolean truncated() {
        return length < originalLength;
    }

    /** {@return the IP header if there is one of IPv4} */
    public Optional<Ipv4Header> ipv4Header() {
        return header.filter(Ipv4Header.class::isInstance).map(Ipv4Header.class::cast);
    }

    /** {@return the IP header if there is one of IPv6} */
    public Optional<Ipv6Header> ipv6Header() {
        return header.filter(Ipv6Header.class::isInstance).map(Ipv6Header.class::cast);
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

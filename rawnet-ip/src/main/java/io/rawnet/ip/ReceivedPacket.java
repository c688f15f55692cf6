package io.rawnet.ip;

import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What came with a received packet. Its octets are in the buffer that was given to {@code receive}. What was not {@linkplain ControlField
 * asked for} is absent, unless the IP header has it.
 *
 * @param length how many octets are in the buffer
 * @param originalLength how many octets the channel had to offer: the packet from the IP header on, from the transport header on, or its
 *     payload, whichever is the channel's
 * @param source address it came from
 * @param sourcePort port it came from, 1 to 65535, on a {@link UdpChannel}; absent on others, where the transport header has it
 * @param destination address it was sent to, which may be a group
 * @param header its IP header: on IPv4 the one on the wire; absent if the buffer was too small for it, and where the kernel hands none
 *     up
 * @param hopLimit its time to live or hop limit on arrival, 0 to 255
 * @param trafficClass its type of service or traffic class, 0 to 255: DSCP and ECN together
 * @param interfaceIndex interface it came in through, 1 or more
 * @param timestamp when the kernel got it, in nanoseconds
 * @param pathMtu new path MTU in octets, over IPv6 only; it comes with a packet of no octets
 * @param dropCount packets that this channel has lost so far for lack of room, 0 to 2^32-1
 */
public record ReceivedPacket(
        int length,
        int originalLength,
        IpAddress source,
        OptionalInt sourcePort,
        Optional<IpAddress> destination,
        Optional<NetworkHeader> header,
        OptionalInt hopLimit,
        OptionalInt trafficClass,
        OptionalInt interfaceIndex,
        Optional<Instant> timestamp,
        OptionalInt pathMtu,
        OptionalLong dropCount) {

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
}

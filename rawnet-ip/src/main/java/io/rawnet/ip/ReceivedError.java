package io.rawnet.ip;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.linux.error.Errno;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An error that an earlier packet of this channel has caused, from the error queue (ip(7), IP_RECVERR; ipv6(7), IPV6_RECVERR).
 *
 * @param errno the kernel's number and name for it (errno(3)), such as EHOSTUNREACH
 * @param origin who found it
 * @param icmpType type of the ICMP message, 0 to 255; absent if it was none
 * @param icmpCode code of the ICMP message, 0 to 255; absent if it was none
 * @param offender who sent the ICMP message
 * @param destination where the packet was sent
 * @param destinationPort the port it was sent to, 1 to 65535, on a {@link UdpChannel}; absent on others
 * @param nextHopMtu the longest packet that fits, in octets, when the packet was too long
 * @param quoted the packet as far as the ICMP message quotes it: from the IP header on at an {@link IpChannel}, from the transport
 *     header on at a {@link TransportChannel}, from the payload on at a {@link UdpChannel}. The kernel leaves extensions behind it
 * @param extensions the extensions of the ICMP message (RFC 4884), such as the MPLS labels
 * @param hopLimit time to live or hop limit of the ICMP message on arrival, if it was asked for
 * @param interfaceIndex interface through which the ICMP message came, if it was asked for
 * @param timestamp when the kernel got the ICMP message, or when it sent the packet of {@code transmitNumber}, if it was asked for
 * @param transmitNumber which packet has been sent, if this is a transmit timestamp: 0 for the first since
 *     {@link RawSocketOptions#TRANSMIT_TIMESTAMPS} was set, to 2^32-1
 */
public record ReceivedError(
        Errno errno,
        ErrorOrigin origin,
        OptionalInt icmpType,
        OptionalInt icmpCode,
        Optional<IpAddress> offender,
        IpAddress destination,
        OptionalInt destinationPort,
        OptionalInt nextHopMtu,
        Octets quoted,
        Optional<IcmpExtensions> extensions,
        OptionalInt hopLimit,
        OptionalInt interfaceIndex,
        Optional<Instant> timestamp,
        OptionalLong transmitNumber) {}

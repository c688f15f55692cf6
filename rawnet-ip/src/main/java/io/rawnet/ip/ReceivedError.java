package io.rawnet.ip;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error that a packet of this channel's has caused, from the error queue (ip(7), IP_RECVERR; ipv6(7), IPV6_RECVERR).
 *
 * @param errorNumber the kernel's number for it (errno(3)), such as 113 for EHOSTUNREACH
 * @param reason its name and description, for people
 * @param origin who found it
 * @param icmpType type of the ICMP message, 0 to 255; absent if it was none
 * @param icmpCode code of the ICMP message, 0 to 255; absent if it was none
 * @param offender who sent the ICMP message
 * @param destination where the packet was sent
 * @param nextHopMtu the longest packet that fits, in octets, when the packet was too long
 * @param quoted the packet as far as the ICMP message quotes it: from the IP header on at an {@link IpChannel}, from the transport
 *     header on at a {@link TransportChannel}. The kernel leaves extensions behind it
 * @param extensions the extensions of the ICMP message (RFC 4884), such as the MPLS labels
 * @param control what was asked for: here it is about the ICMP message
 */
public record ReceivedError(
        int errorNumber,
        String reason,
        ErrorOrigin origin,
        OptionalInt icmpType,
        OptionalInt icmpCode,
        Optional<IpAddress> offender,
        IpAddress destination,
        OptionalInt nextHopMtu,
        Octets quoted,
        Optional<IcmpExtensions> extensions,
        ControlMessage control) {}

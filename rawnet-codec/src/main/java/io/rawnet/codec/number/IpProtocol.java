package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;
import java.util.stream.IntStream;

/**
 * What an IP packet carries: the Protocol field of IPv4 (RFC 791), the Next Header field of IPv6 (RFC 8200).
 *
 * <p>The constants are those that rawnet has a use for; IANA's registry of protocol numbers lists all.
 *
 * @param number the number, 0 to 255
 */
public record IpProtocol(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("%d");

    private static final IpProtocol[] ALL =
            IntStream.range(0, 256).mapToObj(IpProtocol::new).toArray(IpProtocol[]::new);

    /** IPv6 hop-by-hop options (RFC 8200 section 4.3). */
    public static final IpProtocol HOP_BY_HOP = of(NAMES.named(0, "hop-by-hop"));

    /** Internet Control Message Protocol (RFC 792). */
    public static final IpProtocol ICMP = of(NAMES.named(1, "ICMP"));

    /** Internet Group Management Protocol (RFC 9776). */
    public static final IpProtocol IGMP = of(NAMES.named(2, "IGMP"));

    /** An IPv4 packet inside an IP packet (RFC 2003). */
    public static final IpProtocol IPV4 = of(NAMES.named(4, "IPv4"));

    /** Transmission Control Protocol (RFC 9293). */
    public static final IpProtocol TCP = of(NAMES.named(6, "TCP"));

    /** User Datagram Protocol (RFC 768). */
    public static final IpProtocol UDP = of(NAMES.named(17, "UDP"));

    /** Datagram Congestion Control Protocol (RFC 4340). */
    public static final IpProtocol DCCP = of(NAMES.named(33, "DCCP"));

    /** An IPv6 packet inside an IP packet (RFC 2473). */
    public static final IpProtocol IPV6 = of(NAMES.named(41, "IPv6"));

    /** IPv6 routing header (RFC 8200 section 4.4). */
    public static final IpProtocol ROUTING = of(NAMES.named(43, "routing"));

    /** IPv6 fragment header (RFC 8200 section 4.5). */
    public static final IpProtocol FRAGMENT = of(NAMES.named(44, "fragment"));

    /** Generic Routing Encapsulation (RFC 2784). */
    public static final IpProtocol GRE = of(NAMES.named(47, "GRE"));

    /** Encapsulating Security Payload (RFC 4303). */
    public static final IpProtocol ESP = of(NAMES.named(50, "ESP"));

    /** Authentication Header (RFC 4302). */
    public static final IpProtocol AH = of(NAMES.named(51, "AH"));

    /** ICMP for IPv6 (RFC 4443). */
    public static final IpProtocol ICMPV6 = of(NAMES.named(58, "ICMPv6"));

    /** Nothing follows (RFC 8200 section 4.7). */
    public static final IpProtocol NO_NEXT_HEADER = of(NAMES.named(59, "no next header"));

    /** IPv6 destination options (RFC 8200 section 4.6). */
    public static final IpProtocol DESTINATION_OPTIONS = of(NAMES.named(60, "destination options"));

    /** Open Shortest Path First (RFC 2328). */
    public static final IpProtocol OSPF = of(NAMES.named(89, "OSPF"));

    /** Protocol Independent Multicast (RFC 7761). */
    public static final IpProtocol PIM = of(NAMES.named(103, "PIM"));

    /** Virtual Router Redundancy Protocol (RFC 9568). */
    public static final IpProtocol VRRP = of(NAMES.named(112, "VRRP"));

    /** Stream Control Transmission Protocol (RFC 9260). */
    public static final IpProtocol SCTP = of(NAMES.named(132, "SCTP"));

    /** IPv6 mobility header (RFC 6275). */
    public static final IpProtocol MOBILITY = of(NAMES.named(135, "mobility"));

    /** Lightweight UDP (RFC 3828). */
    public static final IpProtocol UDP_LITE = of(NAMES.named(136, "UDP-Lite"));

    /** An MPLS label stack inside an IP packet (RFC 4023). */
    public static final IpProtocol MPLS_IN_IP = of(NAMES.named(137, "MPLS in IP"));

    /** An Ethernet frame inside an IP packet (RFC 8986). */
    public static final IpProtocol ETHERNET = of(NAMES.named(143, "Ethernet"));

    /** For experiments (RFC 3692). */
    public static final IpProtocol EXPERIMENTAL_1 = of(NAMES.named(253, "experimental 1"));

    /** For experiments (RFC 3692). */
    public static final IpProtocol EXPERIMENTAL_2 = of(NAMES.named(254, "experimental 2"));

    /** Reserved; Linux gives it to sockets that write their own IP header (raw(7)). */
    public static final IpProtocol RAW = of(NAMES.named(255, "raw"));

    public IpProtocol {
        Range.check("IpProtocol", number, 255);
    }

    /**
     * {@return the protocol with a number, without allocating}
     *
     * @param number 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public static IpProtocol of(int number) {
        return number == (number & 0xFF) ? ALL[number] : new IpProtocol(number);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}

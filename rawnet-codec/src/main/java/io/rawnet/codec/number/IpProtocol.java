package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an IP packet carries: the Protocol field of IPv4 (RFC 791), the Next Header field of IPv6 (RFC 8200).
 *
 * <p>The constants are those that rawnet has a use for; IANA's registry of protocol numbers lists all.
 *
 * @param number the number, 0 to 255
 */
public record IpProtocol(int number) implements Protocol {

    /** IPv6 hop-by-hop options (RFC 8200 section 4.3). */
    public static final IpProtocol HOP_BY_HOP = new IpProtocol(0);

    /** Internet Control Message Protocol (RFC 792). */
    public static final IpProtocol ICMP = new IpProtocol(1);

    /** Internet Group Management Protocol (RFC 9776). */
    public static final IpProtocol IGMP = new IpProtocol(2);

    /** An IPv4 packet inside an IP packet (RFC 2003). */
    public static final IpProtocol IPV4 = new IpProtocol(4);

    /** Transmission Control Protocol (RFC 9293). */
    public static final IpProtocol TCP = new IpProtocol(6);

    /** User Datagram Protocol (RFC 768). */
    public static final IpProtocol UDP = new IpProtocol(17);

    /** Datagram Congestion Control Protocol (RFC 4340). */
    public static final IpProtocol DCCP = new IpProtocol(33);

    /** An IPv6 packet inside an IP packet (RFC 2473). */
    public static final IpProtocol IPV6 = new IpProtocol(41);

    /** IPv6 routing header (RFC 8200 section 4.4). */
    public static final IpProtocol ROUTING = new IpProtocol(43);

    /** IPv6 fragment header (RFC 8200 section 4.5). */
    public static final IpProtocol FRAGMENT = new IpProtocol(44);

    /** Generic Routing Encapsulation (RFC 2784). */
    public static final IpProtocol GRE = new IpProtocol(47);

    /** Encapsulating Security Payload (RFC 4303). */
    public static final IpProtocol ESP = new IpProtocol(50);

    /** Authentication Header (RFC 4302). */
    public static final IpProtocol AH = new IpProtocol(51);

    /** ICMP for IPv6 (RFC 4443). */
    public static final IpProtocol ICMPV6 = new IpProtocol(58);

    /** Nothing follows (RFC 8200 section 4.7). */
    public static final IpProtocol NO_NEXT_HEADER = new IpProtocol(59);

    /** IPv6 destination options (RFC 8200 section 4.6). */
    public static final IpProtocol DESTINATION_OPTIONS = new IpProtocol(60);

    /** Open Shortest Path First (RFC 2328). */
    public static final IpProtocol OSPF = new IpProtocol(89);

    /** Protocol Independent Multicast (RFC 7761). */
    public static final IpProtocol PIM = new IpProtocol(103);

    /** Virtual Router Redundancy Protocol (RFC 9568). */
    public static final IpProtocol VRRP = new IpProtocol(112);

    /** Stream Control Transmission Protocol (RFC 9260). */
    public static final IpProtocol SCTP = new IpProtocol(132);

    /** IPv6 mobility header (RFC 6275). */
    public static final IpProtocol MOBILITY = new IpProtocol(135);

    /** Lightweight UDP (RFC 3828). */
    public static final IpProtocol UDP_LITE = new IpProtocol(136);

    /** An MPLS label stack inside an IP packet (RFC 4023). */
    public static final IpProtocol MPLS_IN_IP = new IpProtocol(137);

    /** An Ethernet frame inside an IP packet (RFC 8986). */
    public static final IpProtocol ETHERNET = new IpProtocol(143);

    /** For experiments (RFC 3692). */
    public static final IpProtocol EXPERIMENTAL_1 = new IpProtocol(253);

    /** For experiments (RFC 3692). */
    public static final IpProtocol EXPERIMENTAL_2 = new IpProtocol(254);

    /** Reserved; Linux gives it to sockets that write their own IP header (raw(7)). */
    public static final IpProtocol RAW = new IpProtocol(255);

    private static final IpProtocol[] ALL =
            IntStream.range(0, 256).mapToObj(IpProtocol::new).toArray(IpProtocol[]::new);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "hop-by-hop"),
            Map.entry(1, "ICMP"),
            Map.entry(2, "IGMP"),
            Map.entry(4, "IPv4"),
            Map.entry(6, "TCP"),
            Map.entry(17, "UDP"),
            Map.entry(33, "DCCP"),
            Map.entry(41, "IPv6"),
            Map.entry(43, "routing"),
            Map.entry(44, "fragment"),
            Map.entry(47, "GRE"),
            Map.entry(50, "ESP"),
            Map.entry(51, "AH"),
            Map.entry(58, "ICMPv6"),
            Map.entry(59, "no next header"),
            Map.entry(60, "destination options"),
            Map.entry(89, "OSPF"),
            Map.entry(103, "PIM"),
            Map.entry(112, "VRRP"),
            Map.entry(132, "SCTP"),
            Map.entry(135, "mobility"),
            Map.entry(136, "UDP-Lite"),
            Map.entry(137, "MPLS in IP"),
            Map.entry(143, "Ethernet"),
            Map.entry(253, "experimental 1"),
            Map.entry(254, "experimental 2"),
            Map.entry(255, "raw"));

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
        String name = NAMES.get(number);
        return name != null ? name : Integer.toString(number);
    }
}

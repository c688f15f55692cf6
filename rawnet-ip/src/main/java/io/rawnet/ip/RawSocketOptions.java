package io.rawnet.ip;

import io.rawnet.channel.ChannelOption;
import io.rawnet.codec.Octets;
import java.net.SocketOption;
import java.util.OptionalInt;

/**
 * Options of IP channels, beside {@link io.rawnet.channel.ChannelOptions} and those of {@link java.net.StandardSocketOptions} that they
 * support too: {@code SO_RCVBUF}, {@code SO_SNDBUF}, {@code SO_BROADCAST}, {@code IP_TOS} (the traffic class over IPv6), {@code
 * IP_MULTICAST_TTL} (the hop limit over IPv6) and {@code IP_MULTICAST_LOOP}. An option that the channel's family does not have is not among
 * {@link InternetChannel#supportedOptions()}.
 */
public final class RawSocketOptions {

    /** Time to live or hop limit of what is sent to one host, 1 to 255; IP_TTL, IPV6_UNICAST_HOPS. */
    public static final SocketOption<Integer> HOP_LIMIT = new ChannelOption<>("HOP_LIMIT", Integer.class);

    /** Whether the program writes the IP header, which the type of the channel decides; IP_HDRINCL, IPV6_HDRINCL. Read only. */
    public static final SocketOption<Boolean> HEADER_INCLUDED = new ChannelOption<>("HEADER_INCLUDED", Boolean.class);

    /** Name of the only interface to receive from and send through, empty for all; SO_BINDTODEVICE. */
    public static final SocketOption<String> BIND_TO_INTERFACE = new ChannelOption<>("BIND_TO_INTERFACE", String.class);

    /** What to do about packets longer than the path; IP_MTU_DISCOVER, IPV6_MTU_DISCOVER. */
    public static final SocketOption<PathMtuDiscovery> PATH_MTU_DISCOVERY =
            new ChannelOption<>("PATH_MTU_DISCOVERY", PathMtuDiscovery.class);

    /** The path MTU to the connected peer in octets, as known now; IP_MTU, IPV6_MTU. Read only. */
    public static final SocketOption<Integer> PATH_MTU = new ChannelOption<>("PATH_MTU", Integer.class);

    /** Whether what is longer than the path is refused instead of fragmented; IPV6_DONTFRAG, IPv6 only. */
    public static final SocketOption<Boolean> DONT_FRAGMENT = new ChannelOption<>("DONT_FRAGMENT", Boolean.class);

    /** Whether an address may be bound that this host does not have, or not yet; IP_FREEBIND, IPV6_FREEBIND. */
    public static final SocketOption<Boolean> FREEBIND = new ChannelOption<>("FREEBIND", Boolean.class);

    /** Transparent proxying; IP_TRANSPARENT, IPV6_TRANSPARENT. Needs CAP_NET_ADMIN or CAP_NET_RAW. */
    public static final SocketOption<Boolean> TRANSPARENT = new ChannelOption<>("TRANSPARENT", Boolean.class);

    /**
     * Index of the interface that multicast leaves through, 0 for the route's; IP_MULTICAST_IF, IPV6_MULTICAST_IF. Over IPv4 the
     * kernel does not report it.
     */
    public static final SocketOption<Integer> MULTICAST_INTERFACE =
            new ChannelOption<>("MULTICAST_INTERFACE", Integer.class);

    /**
     * Whether multicast is received that other programs of this host have joined, true at first; IP_MULTICAST_ALL, IPV6_MULTICAST_ALL.
     */
    public static final SocketOption<Boolean> MULTICAST_ALL = new ChannelOption<>("MULTICAST_ALL", Boolean.class);

    /** Whether errors are queued for {@link InternetChannel#receiveError()}; IP_RECVERR, IPV6_RECVERR. */
    public static final SocketOption<Boolean> ERROR_QUEUE = new ChannelOption<>("ERROR_QUEUE", Boolean.class);

    /**
     * Whether the time at which the driver took each packet comes to {@link InternetChannel#receiveError()}, as an entry of
     * {@link ErrorOrigin#TRANSMIT_TIMESTAMP} with the packet's number; SO_TIMESTAMPING. Ask for {@link ControlField#TIMESTAMP} too.
     * Setting it counts packets from 0. A driver that does not support it reports nothing.
     */
    public static final SocketOption<Boolean> TRANSMIT_TIMESTAMPS =
            new ChannelOption<>("TRANSMIT_TIMESTAMPS", Boolean.class);

    /**
     * Offset in octets, from the transport header on, of the checksum that the kernel computes on sending and verifies on receiving;
     * empty for none. An even number; IPV6_CHECKSUM, IPv6 only. For ICMPv6 it is always 2, and cannot be set.
     */
    public static final SocketOption<OptionalInt> CHECKSUM_OFFSET =
            new ChannelOption<>("CHECKSUM_OFFSET", OptionalInt.class);

    /** Which types of ICMP messages are received, on a raw channel for ICMP over IPv4 or ICMPv6 over IPv6; ICMP_FILTER, ICMPV6_FILTER. */
    public static final SocketOption<IcmpFilter> ICMP_FILTER = new ChannelOption<>("ICMP_FILTER", IcmpFilter.class);

    /** Options of the IPv4 header that the kernel writes, at most 40 octets; IP_OPTIONS, IPv4 only. */
    public static final SocketOption<Octets> IPV4_OPTIONS = new ChannelOption<>("IPV4_OPTIONS", Octets.class);

    /** Whether the kernel puts a flow label into the header it writes; IPV6_AUTOFLOWLABEL, IPv6 only. */
    public static final SocketOption<Boolean> AUTOMATIC_FLOW_LABEL =
            new ChannelOption<>("AUTOMATIC_FLOW_LABEL", Boolean.class);

    private RawSocketOptions() {}
}

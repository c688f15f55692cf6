package io.rawnet.ip;

import io.rawnet.codec.Octets;
import java.net.SocketOption;
import java.util.OptionalInt;

/**
 * Socket options of both channels, beside those of {@link java.net.StandardSocketOptions} that they support too: {@code SO_RCVBUF},
 * {@code SO_SNDBUF}, {@code SO_BROADCAST}, {@code IP_TOS} (the traffic class over IPv6), {@code
 * IP_MULTICAST_TTL} (the hop limit over IPv6) and {@code IP_MULTICAST_LOOP}. An option that the channel's family does not have is not among
 * {@link InternetChannel#supportedOptions()}.
 *
 * <p>The kernel doubles the size of a buffer that is set, to have room for its own data.
 */
public final class RawSocketOptions {

    /** Time to live or hop limit of what is sent to one host, 1 to 255; IP_TTL, IPV6_UNICAST_HOPS. */
    public static final SocketOption<Integer> HOP_LIMIT = new Option<>("HOP_LIMIT", Integer.class);

    /** Whether the program writes the IP header, which the type of the channel decides; IP_HDRINCL, IPV6_HDRINCL. Read only. */
    public static final SocketOption<Boolean> HEADER_INCLUDED = new Option<>("HEADER_INCLUDED", Boolean.class);

    /** Mark for the host's firewall and routing rules, any 32 bits; SO_MARK. Needs CAP_NET_ADMIN, or CAP_NET_RAW from Linux 5.17 on. */
    public static final SocketOption<Integer> MARK = new Option<>("MARK", Integer.class);

    /** Priority in the queueing discipline, 0 to 6, more with CAP_NET_ADMIN; SO_PRIORITY. */
    public static final SocketOption<Integer> PRIORITY = new Option<>("PRIORITY", Integer.class);

    /** Name of the only interface to receive from and send through, empty for all; SO_BINDTODEVICE. */
    public static final SocketOption<String> BIND_TO_INTERFACE = new Option<>("BIND_TO_INTERFACE", String.class);

    /** Receive buffer in octets, beyond the system's limit; SO_RCVBUFFORCE. Needs CAP_NET_ADMIN to be set. */
    public static final SocketOption<Integer> RECEIVE_BUFFER_FORCE =
            new Option<>("RECEIVE_BUFFER_FORCE", Integer.class);

    /** Send buffer in octets, beyond the system's limit; SO_SNDBUFFORCE. Needs CAP_NET_ADMIN to be set. */
    public static final SocketOption<Integer> SEND_BUFFER_FORCE = new Option<>("SEND_BUFFER_FORCE", Integer.class);

    /** What to do about packets longer than the path; IP_MTU_DISCOVER, IPV6_MTU_DISCOVER. */
    public static final SocketOption<PathMtuDiscovery> PATH_MTU_DISCOVERY =
            new Option<>("PATH_MTU_DISCOVERY", PathMtuDiscovery.class);

    /** The path MTU to the connected peer in octets, as known now; IP_MTU, IPV6_MTU. Read only. */
    public static final SocketOption<Integer> PATH_MTU = new Option<>("PATH_MTU", Integer.class);

    /** Whether what is longer than the path is refused instead of fragmented; IPV6_DONTFRAG, IPv6 only. */
    public static final SocketOption<Boolean> DONT_FRAGMENT = new Option<>("DONT_FRAGMENT", Boolean.class);

    /** Whether an address may be bound that this host does not have, or not yet; IP_FREEBIND, IPV6_FREEBIND. */
    public static final SocketOption<Boolean> FREEBIND = new Option<>("FREEBIND", Boolean.class);

    /** Transparent proxying; IP_TRANSPARENT, IPV6_TRANSPARENT. Needs CAP_NET_ADMIN or CAP_NET_RAW. */
    public static final SocketOption<Boolean> TRANSPARENT = new Option<>("TRANSPARENT", Boolean.class);

    /**
     * Index of the interface that multicast leaves through, 0 for the route's; IP_MULTICAST_IF, IPV6_MULTICAST_IF. Over IPv4 the
     * kernel does not tell it.
     */
    public static final SocketOption<Integer> MULTICAST_INTERFACE = new Option<>("MULTICAST_INTERFACE", Integer.class);

    /**
     * Whether multicast is received that other programs of this host have joined, true at first; IP_MULTICAST_ALL, IPV6_MULTICAST_ALL.
     */
    public static final SocketOption<Boolean> MULTICAST_ALL = new Option<>("MULTICAST_ALL", Boolean.class);

    /** Whether errors are queued for {@link InternetChannel#receiveError()}; IP_RECVERR, IPV6_RECVERR. */
    public static final SocketOption<Boolean> ERROR_QUEUE = new Option<>("ERROR_QUEUE", Boolean.class);

    /** Microseconds to poll the network card when there is nothing to receive, 0 for never; SO_BUSY_POLL. */
    public static final SocketOption<Integer> BUSY_POLL = new Option<>("BUSY_POLL", Integer.class);

    /**
     * Offset in octets, from the transport header on, of the checksum that the kernel shall compute on sending and verify on receiving;
     * empty for none. An even number; IPV6_CHECKSUM, IPv6 only. For ICMPv6 it is always 2, and cannot be set.
     */
    public static final SocketOption<OptionalInt> CHECKSUM_OFFSET = new Option<>("CHECKSUM_OFFSET", OptionalInt.class);

    /** Which types of ICMP messages are received, on a raw channel for ICMP over IPv4 or ICMPv6 over IPv6; ICMP_FILTER, ICMPV6_FILTER. */
    public static final SocketOption<IcmpFilter> ICMP_FILTER = new Option<>("ICMP_FILTER", IcmpFilter.class);

    /** Options of the IPv4 header that the kernel writes, at most 40 octets; IP_OPTIONS, IPv4 only. */
    public static final SocketOption<Octets> IPV4_OPTIONS = new Option<>("IPV4_OPTIONS", Octets.class);

    /** Whether the kernel puts a flow label into the header it writes; IPV6_AUTOFLOWLABEL, IPv6 only. */
    public static final SocketOption<Boolean> AUTOMATIC_FLOW_LABEL =
            new Option<>("AUTOMATIC_FLOW_LABEL", Boolean.class);

    private RawSocketOptions() {}

    private record Option<T>(String name, Class<T> type) implements SocketOption<T> {
        @Override
        public String toString() {
            return name;
        }
    }
}

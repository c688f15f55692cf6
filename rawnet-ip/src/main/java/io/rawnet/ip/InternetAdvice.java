package io.rawnet.ip;

import io.rawnet.channel.socket.Advice;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.error.Capability;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.SocketType;
import java.util.Optional;

/** What to do about failed calls of IP channels. */
record InternetAdvice(SocketType type, int protocol) implements Advice {

    private static final String EARLIER = "An earlier packet was answered with an ICMP error that says ";
    private static final String QUEUE =
            ". Set RawSocketOptions.ERROR_QUEUE to get such errors from receiveError(), with the packet they are about.";

    @Override
    public Optional<String> on(String call, Errno errno) {
        boolean sending = call.startsWith("sendm");
        String advice = call.startsWith("socket(")
                ? opening(errno.name())
                : sending || call.startsWith("recvm")
                        ? Optional.ofNullable(sending ? sending(errno.name()) : null)
                                .orElseGet(() -> earlier(errno.name()))
                        : setting(call, errno.name());
        return Optional.ofNullable(advice);
    }

    private boolean isUdp() {
        return type == SocketType.SOCK_DGRAM && protocol == IpProtocol.UDP.number();
    }

    private boolean isEcho() {
        return type == SocketType.SOCK_DGRAM && protocol != 0 && !isUdp();
    }

    private String opening(String errno) {
        if (isEcho() && (errno.equals("EPERM") || errno.equals("EACCES"))) {
            return "Echo requests without privileges are for the groups of the sysctl net.ipv4.ping_group_range"
                    + " (sysctl -w net.ipv4.ping_group_range=\"0 2147483647\" allows everybody).";
        }
        return protocol == 0 && errno.equals("EPROTONOSUPPORT")
                ? "Protocol 0 stands for \"the default protocol\", which a raw IP socket does not have: name the protocol"
                        + " to receive, such as 1 for ICMP; to see all protocols, open a link channel."
                : null;
    }

    private String sending(String errno) {
        return switch (errno) {
            case "EPERM" -> "A firewall rule of this host refused the packet: look at nft list ruleset.";
            case "EACCES" ->
                "The destination is a broadcast address and SO_BROADCAST is not set, a route says prohibit, or an"
                        + " earlier packet was answered with an ICMP error that says prohibited: look at ip route.";
            case "EINVAL" ->
                "The kernel refuses the packet or what goes with it: "
                        + (isEcho()
                                ? "only echo requests of 8 octets or more are allowed on this channel,"
                                : isUdp()
                                        ? "the destination in a batch has no port,"
                                        : "the IP header's length does not fit the octets,")
                        + " a route says blackhole, or the control message has a source that is not this host's or another"
                        + " interface than the channel is bound to.";
            case "ENETUNREACH" ->
                "No route leads there, or the source in the control message is not an address of this host: look at ip route"
                        + " and ip address, and whether the interface is up.";
            case "EHOSTUNREACH" ->
                "Address resolution got no answer, a route says unreachable, or an earlier packet was answered with an"
                        + " ICMP error that says so: look at ip neighbour and ip route.";
            case "EMSGSIZE" ->
                "The packet is longer than the path's MTU and may not be fragmented, or longer than 65535 octets with "
                        + (isUdp()
                                ? "its headers: send less, or allow fragments with"
                                : "its IP header: send less, use IpChannel.sendFragmented, or allow fragments with")
                        + " RawSocketOptions.PATH_MTU_DISCOVERY.";
            case "ENODEV" -> "The interface in the control message does not exist here: look at ip link.";
            case "ENOBUFS" ->
                "The interface's queue has no room: send more slowly, or raise the interface's txqueuelen.";
            case "EDESTADDRREQ" -> "The channel is not connected: give the destination, or connect it first.";
            default -> null;
        };
    }

    /** {@return what the error of an earlier packet means (icmp_err_convert, icmpv6_err_convert)} */
    private static String earlier(String errno) {
        return switch (errno) {
            case "ENOPROTOOPT" -> EARLIER + "protocol unreachable: the peer does not speak it" + QUEUE;
            case "ECONNREFUSED" -> EARLIER + "port unreachable: nothing listens there" + QUEUE;
            case "EPROTO" -> EARLIER + "parameter problem: the peer found its header wrong" + QUEUE;
            case "EMSGSIZE" -> EARLIER + "too long for the path: send less, or allow fragments" + QUEUE;
            case "EACCES" -> EARLIER + "prohibited: a firewall on the path refuses it" + QUEUE;
            case "ENETUNREACH" -> EARLIER + "network unknown or prohibited: look at the routes of the path" + QUEUE;
            case "EHOSTUNREACH" -> EARLIER + "host prohibited: a firewall on the path refuses it" + QUEUE;
            case "EHOSTDOWN", "ENONET" -> EARLIER + "host unknown or isolated: look at the peer's link" + QUEUE;
            default -> null;
        };
    }

    private String setting(String call, String errno) {
        if (call.startsWith("bind(")) {
            return switch (errno) {
                case "EACCES" -> "Ports below 1024 are for administrators. " + Capability.NET_BIND_SERVICE.advice();
                case "EINVAL" -> "A link-local address needs its interface: give the interface's index.";
                default -> null;
            };
        }
        if (call.startsWith("connect(")) {
            return switch (errno) {
                case "EACCES" ->
                    "The peer is a broadcast address and SO_BROADCAST is not set, or a route says prohibit: look at ip route.";
                case "EINVAL" ->
                    "A link-local address needs its interface, or a route says blackhole: give the interface's index, or look at"
                            + " ip route.";
                default -> null;
            };
        }
        if (call.contains("MCAST_")) {
            return multicast(errno);
        }
        return switch (errno) {
            case "EPERM" -> permission(call);
            case "EADDRNOTAVAIL" ->
                call.contains("_MULTICAST_IF") ? "There is no such interface here: look at ip link." : null;
            case "ENOTCONN" ->
                call.contains("_MTU") ? "The path MTU is known of a connected peer only: connect first." : null;
            case "EINVAL" ->
                call.contains("IPV6_CHECKSUM")
                        ? "The kernel computes the checksum of ICMPv6 by itself: leave the option alone."
                        : call.contains("IP_OPTIONS")
                                ? "The options are malformed: look at RFC 791, section 3.1."
                                : null;
            case "EOPNOTSUPP", "ENOPROTOOPT" ->
                call.contains("(ICMP")
                        ? "Only raw channels for ICMP over IPv4 or ICMPv6 over IPv6 have this filter: attach a filter instead."
                        : null;
            default -> null;
        };
    }

    private static String multicast(String errno) {
        return switch (errno) {
            case "EADDRINUSE" ->
                "The channel is a member of this group on this interface already: close that membership first.";
            case "EADDRNOTAVAIL" ->
                "The source is joined, blocked or unblocked already, or the channel is no member: do it once.";
            case "ENODEV" ->
                "There is no such interface, or no route leads to the group: look at ip link, or give the interface's index.";
            case "ENOBUFS" ->
                "Too many groups or sources: raise the sysctl net.ipv4.igmp_max_memberships or igmp_max_msf, over IPv6"
                        + " net.ipv6.mld_max_msf.";
            case "EINVAL" ->
                "The membership is of the other kind, all sources or single ones: join them on different channels.";
            default -> null;
        };
    }

    private String permission(String call) {
        if (call.contains("BINDTODEVICE")) {
            return Capability.NET_RAW.advice();
        }
        if (call.contains("_TRANSPARENT")) {
            return Capability.NET_RAW.advice() + " CAP_NET_ADMIN does as well.";
        }
        return type == SocketType.SOCK_STREAM && call.contains("ATTACH_FILTER")
                ? "Recent kernels let only administrators filter TCP sockets. " + Capability.NET_ADMIN.advice()
                : null;
    }
}

package io.rawnet.ip;

import io.rawnet.channel.socket.Advice;
import io.rawnet.linux.error.Capability;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.SocketType;
import java.util.Optional;

/** What to do about failed calls of IP channels. */
record InternetAdvice(SocketType type, int protocol) implements Advice {

    private static final String EARLIER = "An earlier packet was answered with an ICMP ";
    private static final String QUEUE =
            " Set RawSocketOptions.ERROR_QUEUE to get such errors from receiveError(), with the packet they are about.";

    @Override
    public Optional<String> on(String call, Errno errno) {
        boolean sending = call.startsWith("sendm");
        boolean receiving = call.startsWith("recvm");
        String advice = call.startsWith("socket(")
                ? opening(errno.name())
                : sending || receiving ? passing(errno.name(), sending) : setting(call, errno.name());
        return Optional.ofNullable(advice);
    }

    private String opening(String errno) {
        return switch (errno) {
            case "EPERM", "EACCES" ->
                type == SocketType.SOCK_DGRAM
                        ? "Echo requests without privileges are for the groups of the sysctl net.ipv4.ping_group_range"
                                + " (sysctl -w net.ipv4.ping_group_range=\"0 2147483647\" allows everybody)."
                        : null;
            case "EPROTONOSUPPORT" ->
                protocol == 0
                        ? "Protocol 0 stands for \"the default protocol\", which a raw IP socket does not have: name the protocol"
                                + " to receive, such as 1 for ICMP; to see all protocols, open a link channel."
                        : null;
            default -> null;
        };
    }

    private static String passing(String errno, boolean sending) {
        return switch (errno) {
            case "EPERM" -> "A firewall rule of this host refused the packet: look at nft list ruleset.";
            case "EACCES" ->
                sending
                        ? "The destination is a broadcast address and SO_BROADCAST is not set, a route says prohibit, or an"
                                + " earlier packet was answered with an ICMP error that says prohibited."
                        : EARLIER + "error that says prohibited." + QUEUE;
            case "EINVAL" ->
                sending
                        ? "The kernel refuses the packet or what goes with it: a route says blackhole, the IP header's length does"
                                + " not fit the octets, an address or interface in the control message is not this host's,"
                                + " or the ICMP message is not an echo request where only those are allowed."
                        : null;
            case "ENOPROTOOPT" -> EARLIER + "\"protocol unreachable\": the peer does not speak it." + QUEUE;
            case "ECONNREFUSED" -> EARLIER + "\"port unreachable\": nothing listens there." + QUEUE;
            case "EPROTO" -> EARLIER + "\"parameter problem\": the peer found its header wrong." + QUEUE;
            case "EHOSTUNREACH" ->
                sending
                        ? "Address resolution got no answer, a route says unreachable, or an earlier packet was answered with an"
                                + " ICMP error that says so: look at ip neighbour and ip route."
                        : EARLIER + "error that says unreachable." + QUEUE;
            case "EMSGSIZE" ->
                "The packet is longer than the path's MTU and may not be fragmented: send less, use"
                        + " IpChannel.sendFragmented, or allow fragments with RawSocketOptions.PATH_MTU_DISCOVERY.";
            case "ENETDOWN" -> "The interface is down: bring it up (ip link set NAME up) and send again.";
            case "ENODEV", "ENXIO" ->
                "The interface in the control message or address does not exist here: look at ip link.";
            case "ENOBUFS" ->
                "The send buffer or the interface's queue has no room: send more slowly, or raise SO_SNDBUF or"
                        + " the interface's txqueuelen.";
            case "EDESTADDRREQ", "ENOTCONN" ->
                "The channel is not connected: give the destination, or connect it first.";
            default -> null;
        };
    }

    private static String setting(String call, String errno) {
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
                    "The peer is a broadcast address and SO_BROADCAST is not set, or a route says prohibit.";
                case "EINVAL" ->
                    "A link-local address needs its interface: give the interface's index; or a route says blackhole.";
                default -> null;
            };
        }
        if (call.startsWith("getpeername") || call.contains("_MTU")) {
            return errno.equals("ENOTCONN") ? "The path MTU is known of a connected peer only: connect first." : null;
        }
        if (call.contains("MCAST_")) {
            return switch (errno) {
                case "EADDRINUSE" -> "The channel is a member of this group on this interface already.";
                case "EADDRNOTAVAIL" ->
                    "The channel is not a member of that group or source, or the source is in that state already.";
                case "ENOBUFS" ->
                    "Too many groups or sources: raise the sysctl net.ipv4.igmp_max_memberships or igmp_max_msf.";
                case "EINVAL" ->
                    "The membership is of the other kind: all sources and single sources of a group do not mix.";
                default -> null;
            };
        }
        return errno.equals("EPERM") && call.contains("BINDTODEVICE") ? Capability.NET_RAW.advice() : null;
    }
}

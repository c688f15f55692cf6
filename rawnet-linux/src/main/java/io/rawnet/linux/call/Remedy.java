package io.rawnet.linux.call;

import java.util.Map;
import java.util.stream.Collectors;

/** What to do about a failed call, in words. */
final class Remedy {
    /** A file capability (setcap) on bin/java itself would hide its libjli.so: the loader ignores relative paths then. */
    private static final String CAPABILITIES = """
            This needs the capability %1$s. Three ways to get it: \
            run as root (sudo java …); \
            stay yourself and add this one (sudo setpriv --reuid=USER --regid=GROUP --init-groups --inh-caps=+%2$s \
            --ambient-caps=+%2$s java …, or AmbientCapabilities=%1$s in a systemd unit, or setcap cap_%2$s+ep on the bin/java of a \
            copied runtime whose lib folder ldconfig knows); \
            or try it in a private user and network namespace (unshare -Urn java …).""";

    private static final Map<Errno, String> BY_REASON = Map.ofEntries(
            Map.entry(Errno.EPROTONOSUPPORT, "The kernel has no such protocol for this family and type of socket."),
            Map.entry(Errno.ESOCKTNOSUPPORT, "The family has no such type of socket with this protocol."),
            Map.entry(
                    Errno.EAFNOSUPPORT,
                    "The kernel was built or started without this address family, or the address is of another."),
            Map.entry(
                    Errno.EMFILE,
                    "This process has as many descriptors open as it may: close channels, or raise ulimit -n."),
            Map.entry(Errno.ENFILE, "The system has as many files open as it may: raise the sysctl fs.file-max."),
            Map.entry(
                    Errno.ENOBUFS,
                    "A queue of the kernel is full: send more slowly, or raise SO_SNDBUF or the interface's txqueuelen."),
            Map.entry(
                    Errno.ENOMEM,
                    "The kernel has no memory for this: ask for less, such as fewer or smaller blocks, or raise the sysctl net.core.optmem_max."),
            Map.entry(
                    Errno.ENETDOWN,
                    "The interface is down or was removed: bring it up (ip link set NAME up) and open the channel anew."),
            Map.entry(Errno.ENETUNREACH, "No route leads there: look at ip route, and at the interface being up."),
            Map.entry(
                    Errno.EHOSTUNREACH,
                    "No answer to address resolution, or a route that says unreachable: look at ip neighbour and ip route."),
            Map.entry(
                    Errno.EADDRINUSE, "Another socket holds this address and port: close it, or choose another port."),
            Map.entry(
                    Errno.EADDRNOTAVAIL,
                    "No interface here has this address: look at ip address, or set the freebind option first."),
            Map.entry(Errno.ECONNREFUSED, "The destination answered that nothing listens there."),
            Map.entry(Errno.EDESTADDRREQ, "The socket is not connected: give the destination."),
            Map.entry(Errno.ENOTCONN, "The socket is not connected: connect it first, or give the destination."),
            Map.entry(Errno.ENOPROTOOPT, "This kernel, or this kind of socket, has no such option."),
            Map.entry(Errno.EOPNOTSUPP, "This kind of socket, or the driver below, cannot do that."),
            Map.entry(
                    Errno.EINVAL,
                    "The kernel accepts the call, but not these arguments in the socket's present state."));

    private Remedy() {}

    static String describe(String call, Errno errno) {
        return call + " failed: " + errno + ". " + advice(call, errno);
    }

    private static String advice(String call, Errno errno) {
        if (errno.equals(Errno.EPERM) || errno.equals(Errno.EACCES)) {
            return permission(call);
        }
        if (errno.equals(Errno.EPROTONOSUPPORT) && call.contains("SOCK_RAW") && call.endsWith(", 0)")) {
            return "Protocol 0 stands for \"the default protocol\", which a raw IP socket does not have: name the protocol to"
                    + " receive, such as 1 for ICMP; to see all protocols, open a link channel.";
        }
        if (errno.equals(Errno.EMSGSIZE)) {
            return "The packet is longer than the path's MTU and may not be fragmented: send less, or fragment it. "
                    + interfaces();
        }
        if (errno.equals(Errno.ENODEV) || errno.equals(Errno.ENXIO)) {
            return "There is no such interface here. " + interfaces();
        }
        return BY_REASON.getOrDefault(errno, "See the manual page of the call.");
    }

    private static String permission(String call) {
        if (call.startsWith("sendm") || call.startsWith("connect")) {
            return "A firewall rule of this host refused the packet, or the destination is a broadcast address and SO_BROADCAST is"
                    + " not set.";
        }
        if (call.contains("SOCK_DGRAM") && call.contains("ICMP")) {
            return "Echo requests without privileges are for the groups of the sysctl net.ipv4.ping_group_range"
                    + " (sysctl -w net.ipv4.ping_group_range=\"0 2147483647\" allows everybody).";
        }
        if (call.startsWith("unshare") || call.startsWith("setns")) {
            return CAPABILITIES.formatted("CAP_SYS_ADMIN", "sys_admin");
        }
        if (call.startsWith("rtnetlink") || call.startsWith("ioctl")) {
            return CAPABILITIES.formatted("CAP_NET_ADMIN", "net_admin");
        }
        return CAPABILITIES.formatted("CAP_NET_RAW", "net_raw");
    }

    private static String interfaces() {
        return InterfaceMtu.ofAll().entrySet().stream()
                .map(entry -> entry.getKey() + " (MTU " + entry.getValue() + ")")
                .collect(Collectors.joining(", ", "Interfaces here: ", "."));
    }
}

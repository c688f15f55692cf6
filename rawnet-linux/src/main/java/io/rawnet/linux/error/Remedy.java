package io.rawnet.linux.error;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What to do about a failed call, as far as call and error number tell. The channel adds what depends on its state. */
final class Remedy {
    private static final Map<String, String> BY_REASON =
            """
            EPROTONOSUPPORT The kernel has no such protocol for this family and type of socket.
            ESOCKTNOSUPPORT The family has no such type of socket with this protocol.
            EAFNOSUPPORT The kernel was built or started without this address family, or the address is of another.
            EMFILE This process has as many descriptors open as it may: close channels, or raise ulimit -n.
            ENFILE The system has as many files open as it may: raise the sysctl fs.file-max.
            ENOBUFS A queue of the kernel has no room: send more slowly, or raise SO_SNDBUF or the interface's txqueuelen.
            ENOMEM The kernel has no memory for this: ask for less, such as fewer or smaller blocks, or raise the sysctl net.core.optmem_max.
            ENETDOWN The interface is down or was removed: bring it up (ip link set NAME up), or open another channel if it was removed.
            ENETUNREACH No route leads there: look at ip route, and whether the interface is up.
            EHOSTUNREACH Address resolution got no answer, or a route says unreachable: look at ip neighbour and ip route.
            EHOSTDOWN The host does not answer address resolution: look at ip neighbour.
            EADDRINUSE Another socket holds this address and port: close it, or choose another port.
            EADDRNOTAVAIL No interface here has this address: look at ip address, or set the freebind option first.
            ECONNREFUSED The destination answered that nothing listens there.
            EDESTADDRREQ The socket is not connected: give the destination.
            ENOTCONN The socket is not connected: connect it first, or give the destination.
            ENOPROTOOPT This kernel, or this kind of socket, has no such option.
            EOPNOTSUPP This kind of socket, or the driver below, cannot do that.
            ENODEV There is no such interface in this network namespace: look at ip link.
            ENXIO There is no such interface in this network namespace: look at ip link.
            ENOSYS The kernel was built without this system call.
            ENOENT There is nothing of that name or kind to act on.
            EEXIST It exists already.
            EALREADY It was done already, and is not done twice.
            EBUSY Somebody else uses it: close the other user first.
            ENOSPC A table of the kernel is full: remove an entry first.
            EMSGSIZE The packet is longer than the path's MTU and may not be fragmented: send less.
            EPROTO The peer's network reported a protocol error for an earlier packet.
            EFAULT The kernel could not read the call's arguments: this is a defect of rawnet.
            ETIMEDOUT The peer did not answer in time.
            EINVAL The kernel accepts the call, but not these arguments in the socket's present state.
            """.lines().map(row -> row.split(" ", 2)).collect(Collectors.toMap(row -> row[0], row -> row[1]));

    private Remedy() {}

    static String of(String call, Errno errno) {
        return switch (errno.name()) {
            case "EPERM", "EACCES" -> permission(call);
            default -> BY_REASON.getOrDefault(errno.name(), "See the manual page of the call.");
        };
    }

    private static String permission(String call) {
        if (call.startsWith("unshare") || call.startsWith("setns")) {
            return Capability.SYS_ADMIN.advice();
        }
        if (call.startsWith("rtnetlink") || call.startsWith("ioctl")) {
            return Capability.NET_ADMIN.advice();
        }
        if (call.startsWith("socket")) {
            return Capability.NET_RAW.advice();
        }
        if (call.startsWith("bpf")) {
            return Capability.advice(List.of(Capability.BPF, Capability.NET_ADMIN));
        }
        return "This process is not allowed to: see the manual page of the call for the capability that it needs.";
    }
}

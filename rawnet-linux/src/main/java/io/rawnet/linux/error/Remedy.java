package io.rawnet.linux.error;

import java.util.Map;

/** What to do about a failed call, as far as call and error number tell. The channel adds what depends on its state. */
final class Remedy {
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
                    "A queue of the kernel has no room: send more slowly, or raise SO_SNDBUF or the interface's txqueuelen."),
            Map.entry(
                    Errno.ENOMEM,
                    "The kernel has no memory for this: ask for less, such as fewer or smaller blocks, or raise the sysctl net.core.optmem_max."),
            Map.entry(
                    Errno.ENETDOWN,
                    "The interface is down or was removed: bring it up (ip link set NAME up), or open another channel if it was removed."),
            Map.entry(Errno.ENETUNREACH, "No route leads there: look at ip route, and whether the interface is up."),
            Map.entry(
                    Errno.EHOSTUNREACH,
                    "Address resolution got no answer, or a route says unreachable: look at ip neighbour and ip route."),
            Map.entry(Errno.EHOSTDOWN, "The host does not answer address resolution: look at ip neighbour."),
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
            Map.entry(Errno.ENODEV, "There is no such interface in this network namespace: look at ip link."),
            Map.entry(Errno.ENXIO, "There is no such interface in this network namespace: look at ip link."),
            Map.entry(Errno.ENOENT, "There is nothing of that name or kind to act on."),
            Map.entry(Errno.EEXIST, "It exists already."),
            Map.entry(Errno.EALREADY, "It was done already, and is not done twice."),
            Map.entry(Errno.EBUSY, "Somebody else uses it: close the other user first."),
            Map.entry(Errno.ENOSPC, "A table of the kernel is full: remove an entry first."),
            Map.entry(Errno.EMSGSIZE, "The packet is longer than the path's MTU and may not be fragmented: send less."),
            Map.entry(Errno.EPROTO, "The peer's network reported a protocol error for an earlier packet."),
            Map.entry(Errno.EFAULT, "The kernel could not read the call's arguments: this is a defect of rawnet."),
            Map.entry(Errno.ETIMEDOUT, "The peer did not answer in time."),
            Map.entry(
                    Errno.EINVAL,
                    "The kernel accepts the call, but not these arguments in the socket's present state."));

    private Remedy() {}

    static String of(String call, Errno errno) {
        if (errno.equals(Errno.EPERM) || errno.equals(Errno.EACCES)) {
            return permission(call);
        }
        return BY_REASON.getOrDefault(errno, "See the manual page of the call.");
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
        return "This process is not allowed to: see the manual page of the call for the capability that it needs.";
    }
}

package io.rawnet.channel.socket;

import io.rawnet.linux.error.Capability;
import io.rawnet.linux.error.Errno;
import java.util.Optional;

/** What to do about failed calls that every socket can make. */
final class GeneralAdvice {
    private GeneralAdvice() {}

    static Optional<String> on(String call, Errno errno) {
        return Optional.ofNullable(advice(call, errno.name()));
    }

    private static String advice(String call, String errno) {
        if (call.contains("(SO_") && call.contains("_FILTER")) {
            return filtering(errno);
        }
        return errno.equals("EPERM") || errno.equals("EACCES") ? permission(call) : null;
    }

    private static String filtering(String errno) {
        return switch (errno) {
            case "EPERM", "EACCES" -> "The filter is locked (lockFilter): open another channel to filter otherwise.";
            case "ENOENT" -> "No filter is attached: there is none to detach.";
            case "EINVAL" -> "The program is malformed, or uses what this kernel does not have: compile it anew.";
            case "ENOMEM" ->
                "The program is longer than the sysctl net.core.optmem_max allows: raise it, or filter less.";
            default -> null;
        };
    }

    private static String permission(String call) {
        if (call.startsWith("setsockopt(SO_RCVBUFFORCE") || call.startsWith("setsockopt(SO_SNDBUFFORCE")) {
            return "Sizes beyond the system's limit are for administrators: use SO_RCVBUF or SO_SNDBUF, or raise the sysctl"
                    + " net.core.rmem_max or wmem_max. " + Capability.NET_ADMIN.advice();
        }
        if (call.startsWith("setsockopt(SO_MARK") || call.startsWith("setsockopt(SO_PRIORITY")) {
            return Capability.NET_RAW.advice() + " CAP_NET_ADMIN does as well, and is needed before Linux 5.17.";
        }
        return call.startsWith("setsockopt") ? Capability.NET_ADMIN.advice() : null;
    }
}

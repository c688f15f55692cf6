package io.rawnet.ip;

import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.util.Set;

/** Tells errors that the network has reported of earlier packets, which any call on the socket may bring, from those of the call. */
final class NetworkError {
    /** What the kernel makes of ICMP messages ({@code icmp_err_convert}, {@code icmpv6_err_convert}). */
    private static final Set<String> NAMES = Set.of(
            "ENETUNREACH",
            "EHOSTUNREACH",
            "EHOSTDOWN",
            "ENONET",
            "ENOPROTOOPT",
            "ECONNREFUSED",
            "EMSGSIZE",
            "EOPNOTSUPP",
            "EPROTO",
            "EACCES");

    private NetworkError() {}

    static boolean isPossible(IOException failure) {
        Throwable known = failure instanceof SystemCallException ? failure : failure.getCause();
        return known instanceof SystemCallException call
                && NAMES.contains(call.errno().name());
    }
}

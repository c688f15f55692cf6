package io.rawnet.ip;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Monitor;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.KernelOption;
import java.io.IOException;
import java.util.Set;

/**
 * Distinguishes errors that the network has reported of earlier packets, which any call on the socket may get, from those of the call: while
 * the error queue is on, the program gets the former from the queue.
 */
final class QueuedErrors implements Monitor {
    /** What the kernel makes of ICMP messages ({@code icmp_err_convert}, {@code icmpv6_err_convert}). */
    private static final Set<String> OF_ICMP = Set.of(
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

    private final ChannelSocket socket;
    private final KernelOption errorQueue;

    QueuedErrors(ChannelSocket socket, KernelOption errorQueue) {
        this.socket = socket;
        this.errorQueue = errorQueue;
    }

    @Override
    public boolean isQueued(int errno) {
        try {
            return OF_ICMP.contains(new Errno(errno).name())
                    && socket.settings().getInt(errorQueue) != 0;
        } catch (IOException closed) {
            return false;
        }
    }
}

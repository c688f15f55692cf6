package io.rawnet.ip;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Monitor;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.socket.KernelOption;
import java.io.IOException;

/**
 * Distinguishes errors that the network has reported of earlier packets, which any call on the socket may get, from those of the call: while
 * the error queue is on, the program gets the former from the queue.
 */
final class QueuedErrors implements Monitor {
    private final ChannelSocket socket;

    private final KernelOption errorQueue;

    QueuedErrors(ChannelSocket socket, KernelOption errorQueue) {
        this.socket = socket;
        this.errorQueue = errorQueue;
    }

    @Override
    public boolean isQueued(int errno) {
        try {
            return isOfIcmp(new Errno(errno)) && socket.settings().getInt(errorQueue) != 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /** {@return whether the kernel makes this error of ICMP messages ({@code icmp_err_convert}, {@code icmpv6_err_convert})} */
    private static boolean isOfIcmp(Errno errno) {
        return switch (errno.name()) {
            case "ENETUNREACH", "EHOSTUNREACH", "EHOSTDOWN", "ENONET", "ENOPROTOOPT" -> true;
            case "ECONNREFUSED", "EMSGSIZE", "EOPNOTSUPP", "EPROTO", "EACCES" -> true;
            default -> false;
        };
    }
}

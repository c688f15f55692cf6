package io.rawnet.linux.socket;

/** Options of every socket (socket(7)). */
public final class SocketLevelOptions {
    /** The level of these options. */
    public static final int SOL_SOCKET = 1;

    /** The error that waits at the socket, int, read only; reading clears it. */
    public static final KernelOption SO_ERROR = option("SO_ERROR", 4);

    /** Whether broadcasts may be sent, int. */
    public static final KernelOption SO_BROADCAST = option("SO_BROADCAST", 6);

    /** Send buffer in octets, int; the kernel returns twice what was set. */
    public static final KernelOption SO_SNDBUF = option("SO_SNDBUF", 7);

    /** Receive buffer in octets, int; the kernel returns twice what was set. */
    public static final KernelOption SO_RCVBUF = option("SO_RCVBUF", 8);

    /** Priority within the queueing discipline, int. */
    public static final KernelOption SO_PRIORITY = option("SO_PRIORITY", 12);

    /** The interface to which the socket is confined, its name. */
    public static final KernelOption SO_BINDTODEVICE = option("SO_BINDTODEVICE", 25);

    /** A classic BPF program, {@code struct sock_fprog}. */
    public static final KernelOption SO_ATTACH_FILTER = option("SO_ATTACH_FILTER", 26);

    /** Takes the BPF program away, int without meaning. */
    public static final KernelOption SO_DETACH_FILTER = option("SO_DETACH_FILTER", 27);

    /** Like SO_SNDBUF, beyond the system's limit (CAP_NET_ADMIN). */
    public static final KernelOption SO_SNDBUFFORCE = option("SO_SNDBUFFORCE", 32);

    /** Like SO_RCVBUF, beyond the system's limit (CAP_NET_ADMIN). */
    public static final KernelOption SO_RCVBUFFORCE = option("SO_RCVBUFFORCE", 33);

    /** Whether messages come with a timestamp in nanoseconds, int; also the type of its control message. */
    public static final KernelOption SO_TIMESTAMPNS = option("SO_TIMESTAMPNS", 35);

    /** Mark for firewall and routing rules, int (CAP_NET_ADMIN). */
    public static final KernelOption SO_MARK = option("SO_MARK", 36);

    /** Timestamps of sending and receiving, by software and hardware, int of flags; also the type of its control message. */
    public static final KernelOption SO_TIMESTAMPING = option("SO_TIMESTAMPING", 37);

    /** Whether messages come with the count of dropped ones, int; also the type of its control message. */
    public static final KernelOption SO_RXQ_OVFL = option("SO_RXQ_OVFL", 40);

    /** Whether the BPF program is locked for good, int. */
    public static final KernelOption SO_LOCK_FILTER = option("SO_LOCK_FILTER", 44);

    /** Microseconds to poll the device when there is nothing to receive, int. */
    public static final KernelOption SO_BUSY_POLL = option("SO_BUSY_POLL", 46);

    private SocketLevelOptions() {}

    private static KernelOption option(String name, int number) {
        return new KernelOption(name, SOL_SOCKET, number);
    }
}

package io.rawnet.channel;

import static io.rawnet.linux.socket.SocketLevelOptions.SO_BUSY_POLL;
import static io.rawnet.linux.socket.SocketLevelOptions.SO_MARK;
import static io.rawnet.linux.socket.SocketLevelOptions.SO_PRIORITY;
import static io.rawnet.linux.socket.SocketLevelOptions.SO_RCVBUFFORCE;
import static io.rawnet.linux.socket.SocketLevelOptions.SO_SNDBUFFORCE;
import static io.rawnet.linux.socket.SocketLevelOptions.SO_TIMESTAMPNS;

import io.rawnet.channel.socket.OptionTable;
import io.rawnet.channel.socket.OptionType;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.net.SocketOption;
import java.net.StandardSocketOptions;

/**
 * The options of all channels (socket(7)), beside {@link StandardSocketOptions#SO_RCVBUF} and {@code SO_SNDBUF}. The kernel doubles the
 * size of a buffer that is set, to have room for its own data.
 */
public final class ChannelOptions {
    /** Mark for the host's firewall and routing rules, any 32 bits; SO_MARK. Needs CAP_NET_ADMIN, or CAP_NET_RAW from Linux 5.17 on. */
    public static final SocketOption<Integer> MARK = new ChannelOption<>("MARK", Integer.class);

    /** Priority in the queueing discipline, 0 or more; SO_PRIORITY. Values above 6 need CAP_NET_ADMIN or CAP_NET_RAW. */
    public static final SocketOption<Integer> PRIORITY = new ChannelOption<>("PRIORITY", Integer.class);

    /** Microseconds to poll the network card when there is nothing to receive, 0 for never; SO_BUSY_POLL. */
    public static final SocketOption<Integer> BUSY_POLL = new ChannelOption<>("BUSY_POLL", Integer.class);

    /** Whether packets come with the time the kernel got them, in nanoseconds; SO_TIMESTAMPNS. */
    public static final SocketOption<Boolean> TIMESTAMP = new ChannelOption<>("TIMESTAMP", Boolean.class);

    /** Receive buffer in octets, 0 to 2^30, beyond the system's limit; SO_RCVBUFFORCE. Needs CAP_NET_ADMIN to be set. */
    public static final SocketOption<Integer> RECEIVE_BUFFER_FORCE =
            new ChannelOption<>("RECEIVE_BUFFER_FORCE", Integer.class);

    /** Send buffer in octets, 0 to 2^30, beyond the system's limit; SO_SNDBUFFORCE. Needs CAP_NET_ADMIN to be set. */
    public static final SocketOption<Integer> SEND_BUFFER_FORCE =
            new ChannelOption<>("SEND_BUFFER_FORCE", Integer.class);

    // the kernel doubles sizes in an int
    private static final OptionType<Integer> SIZE = OptionType.number(0, 1 << 30);

    static final OptionTable TABLE = new OptionTable("this channel")
            .with(StandardSocketOptions.SO_RCVBUF, SocketLevelOptions.SO_RCVBUF, SIZE)
            .with(StandardSocketOptions.SO_SNDBUF, SocketLevelOptions.SO_SNDBUF, SIZE)
            .with(RECEIVE_BUFFER_FORCE, SO_RCVBUFFORCE, SIZE.reportedAs(SocketLevelOptions.SO_RCVBUF))
            .with(SEND_BUFFER_FORCE, SO_SNDBUFFORCE, SIZE.reportedAs(SocketLevelOptions.SO_SNDBUF))
            .with(MARK, SO_MARK, OptionType.NUMBER)
            .with(PRIORITY, SO_PRIORITY, OptionType.COUNT)
            .with(BUSY_POLL, SO_BUSY_POLL, OptionType.COUNT)
            .with(TIMESTAMP, SO_TIMESTAMPNS, OptionType.FLAG);

    private ChannelOptions() {}
}

package io.rawnet.packet;

import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The socket options of {@link LinkChannel} beside {@link StandardSocketOptions#SO_RCVBUF} and {@code SO_SNDBUF}. */
public final class LinkSocketOptions {

    /** Whether packets come with VLAN tag, original length and checksum status ({@code PACKET_AUXDATA}); on from the start. */
    public static final SocketOption<Boolean> AUXILIARY_DATA = new Option<>("PACKET_AUXDATA", Boolean.class);

    /** Whether packets come with the time the kernel saw them, in nanoseconds ({@code SO_TIMESTAMPNS}). */
    public static final SocketOption<Boolean> TIMESTAMP = new Option<>("SO_TIMESTAMPNS", Boolean.class);

    /** Whether packets that this machine sends are left out ({@code PACKET_IGNORE_OUTGOING}). */
    public static final SocketOption<Boolean> IGNORE_OUTGOING = new Option<>("PACKET_IGNORE_OUTGOING", Boolean.class);

    /** Whether sending goes around the queueing discipline, faster and without its fairness ({@code PACKET_QDISC_BYPASS}). */
    public static final SocketOption<Boolean> QDISC_BYPASS = new Option<>("PACKET_QDISC_BYPASS", Boolean.class);

    /** System truth: how the kernel names what the program names. */
    private static final Map<SocketOption<?>, KernelOption> KERNEL = kernel();

    private LinkSocketOptions() {}

    private static Map<SocketOption<?>, KernelOption> kernel() {
        Map<SocketOption<?>, KernelOption> options = new LinkedHashMap<>();
        options.put(StandardSocketOptions.SO_RCVBUF, SocketLevelOptions.SO_RCVBUF);
        options.put(StandardSocketOptions.SO_SNDBUF, SocketLevelOptions.SO_SNDBUF);
        options.put(AUXILIARY_DATA, PacketOptions.PACKET_AUXDATA);
        options.put(TIMESTAMP, SocketLevelOptions.SO_TIMESTAMPNS);
        options.put(IGNORE_OUTGOING, PacketOptions.PACKET_IGNORE_OUTGOING);
        options.put(QDISC_BYPASS, PacketOptions.PACKET_QDISC_BYPASS);
        return Collections.unmodifiableMap(options);
    }

    static Map<SocketOption<?>, KernelOption> all() {
        return KERNEL;
    }

    private record Option<T>(String name, Class<T> type) implements SocketOption<T> {}
}

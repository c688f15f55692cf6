package io.rawnet.packet;

import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The socket options of {@link PacketSocket} beside {@link StandardSocketOptions#SO_RCVBUF} and {@code SO_SNDBUF}. */
public final class LinkSocketOptions {

    /** Whether packets come with VLAN tag, original length and checksum status ({@code PACKET_AUXDATA}); on from the start. */
    public static final SocketOption<Boolean> AUXILIARY_DATA = new Option<>("PACKET_AUXDATA", Boolean.class);

    /** Whether packets come with the time the kernel saw them, in nanoseconds ({@code SO_TIMESTAMPNS}). */
    public static final SocketOption<Boolean> TIMESTAMP = new Option<>("SO_TIMESTAMPNS", Boolean.class);

    /**
     * Whether packets come with the time the kernel saw them, and with the network card's where it has a clock that was switched on
     * ({@code SO_TIMESTAMPING}); for a ring use {@link #RING_HARDWARE_TIMESTAMP}.
     */
    public static final SocketOption<Boolean> HARDWARE_TIMESTAMP = new Option<>("SO_TIMESTAMPING", Boolean.class);

    /** Whether the frames of a ring come with the network card's time, where it has one ({@code PACKET_TIMESTAMP}). */
    public static final SocketOption<Boolean> RING_HARDWARE_TIMESTAMP = new Option<>("PACKET_TIMESTAMP", Boolean.class);

    /** Whether packets that this machine sends are left out ({@code PACKET_IGNORE_OUTGOING}). */
    public static final SocketOption<Boolean> IGNORE_OUTGOING = new Option<>("PACKET_IGNORE_OUTGOING", Boolean.class);

    /** Whether sending goes around the queueing discipline, faster and without its fairness ({@code PACKET_QDISC_BYPASS}). */
    public static final SocketOption<Boolean> QDISC_BYPASS = new Option<>("PACKET_QDISC_BYPASS", Boolean.class);

    /** Whether packets come from, and say, the interface below a bridge or bond ({@code PACKET_ORIGDEV}). */
    public static final SocketOption<Boolean> ORIGINAL_INTERFACE = new Option<>("PACKET_ORIGDEV", Boolean.class);

    /** Whether each packet begins with a {@link VirtioHeader}, sent and received ({@code PACKET_VNET_HDR}); not for a ring. */
    public static final SocketOption<Boolean> VIRTIO_HEADER = new Option<>("PACKET_VNET_HDR", Boolean.class);

    /** The packets' priority for the queueing discipline, 0 to 6 without {@code CAP_NET_ADMIN} ({@code SO_PRIORITY}). */
    public static final SocketOption<Integer> PRIORITY = new Option<>("SO_PRIORITY", Integer.class);

    /** The packets' mark for firewall rules, which asks for {@code CAP_NET_ADMIN} ({@code SO_MARK}). */
    public static final SocketOption<Integer> MARK = new Option<>("SO_MARK", Integer.class);

    /** Microseconds to poll the network card when there is nothing to receive ({@code SO_BUSY_POLL}). */
    public static final SocketOption<Integer> BUSY_POLL = new Option<>("SO_BUSY_POLL", Integer.class);

    /** SOF_TIMESTAMPING_RX_HARDWARE, RX_SOFTWARE, SOFTWARE and RAW_HARDWARE. */
    private static final int ALL_TIMESTAMPS = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 6;

    private static final int RAW_HARDWARE = 1 << 6;

    /** System truth: how the kernel names what the program names. */
    private static final Map<SocketOption<?>, Kernel> KERNEL = kernel();

    private LinkSocketOptions() {}

    private static Map<SocketOption<?>, Kernel> kernel() {
        Map<SocketOption<?>, Kernel> options = new LinkedHashMap<>();
        options.put(StandardSocketOptions.SO_RCVBUF, new Kernel(SocketLevelOptions.SO_RCVBUF, 1));
        options.put(StandardSocketOptions.SO_SNDBUF, new Kernel(SocketLevelOptions.SO_SNDBUF, 1));
        options.put(AUXILIARY_DATA, new Kernel(PacketOptions.PACKET_AUXDATA, 1));
        options.put(TIMESTAMP, new Kernel(SocketLevelOptions.SO_TIMESTAMPNS, 1));
        options.put(HARDWARE_TIMESTAMP, new Kernel(SocketLevelOptions.SO_TIMESTAMPING, ALL_TIMESTAMPS));
        options.put(RING_HARDWARE_TIMESTAMP, new Kernel(PacketOptions.PACKET_TIMESTAMP, RAW_HARDWARE));
        options.put(IGNORE_OUTGOING, new Kernel(PacketOptions.PACKET_IGNORE_OUTGOING, 1));
        options.put(QDISC_BYPASS, new Kernel(PacketOptions.PACKET_QDISC_BYPASS, 1));
        options.put(ORIGINAL_INTERFACE, new Kernel(PacketOptions.PACKET_ORIGDEV, 1));
        options.put(VIRTIO_HEADER, new Kernel(PacketOptions.PACKET_VNET_HDR, 1));
        options.put(PRIORITY, new Kernel(SocketLevelOptions.SO_PRIORITY, 1));
        options.put(MARK, new Kernel(SocketLevelOptions.SO_MARK, 1));
        options.put(BUSY_POLL, new Kernel(SocketLevelOptions.SO_BUSY_POLL, 1));
        return Collections.unmodifiableMap(options);
    }

    static Set<SocketOption<?>> all() {
        return KERNEL.keySet();
    }

    static <T> T get(Socket socket, SocketOption<T> option) throws IOException {
        int value = socket.getInt(kernelOption(option).option());
        return option.type().cast(option.type() == Boolean.class ? (Object) (value != 0) : (Object) value);
    }

    static <T> void set(Socket socket, SocketOption<T> option, T value) throws IOException {
        Kernel kernel = kernelOption(option);
        int number = value instanceof Boolean on ? (on ? kernel.whenTrue() : 0) : (Integer) value;
        socket.setInt(kernel.option(), number);
    }

    private static Kernel kernelOption(SocketOption<?> option) {
        Kernel known = KERNEL.get(option);
        if (known == null) {
            throw new UnsupportedOperationException("packet sockets have no option " + option.name());
        }
        return known;
    }

    private record Kernel(KernelOption option, int whenTrue) {}

    private record Option<T>(String name, Class<T> type) implements SocketOption<T> {}
}

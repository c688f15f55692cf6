package io.rawnet.packet;

import io.rawnet.channel.ChannelOption;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.socket.OptionTable;
import io.rawnet.channel.socket.OptionType;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.net.SocketOption;

/** The options of link channels and rings (packet(7)), beside {@link ChannelOptions}. */
public final class LinkSocketOptions {
    /** Whether packets come with VLAN tag, original length and checksum status; PACKET_AUXDATA. On from the start. */
    public static final SocketOption<Boolean> AUXILIARY_DATA = new ChannelOption<>("AUXILIARY_DATA", Boolean.class);

    /**
     * Whether packets come with the time the kernel got them, and with the network card's where it has a clock that was switched on;
     * SO_TIMESTAMPING. For a ring use {@link #RING_HARDWARE_TIMESTAMP}.
     */
    public static final SocketOption<Boolean> HARDWARE_TIMESTAMP =
            new ChannelOption<>("HARDWARE_TIMESTAMP", Boolean.class);

    /** Whether the frames of a ring come with the network card's time, where it has one; PACKET_TIMESTAMP. */
    public static final SocketOption<Boolean> RING_HARDWARE_TIMESTAMP =
            new ChannelOption<>("RING_HARDWARE_TIMESTAMP", Boolean.class);

    /** Whether packets that this machine sends are left out; PACKET_IGNORE_OUTGOING. */
    public static final SocketOption<Boolean> IGNORE_OUTGOING = new ChannelOption<>("IGNORE_OUTGOING", Boolean.class);

    /** Whether packets are sent past the queueing discipline, faster and without its fairness; PACKET_QDISC_BYPASS. */
    public static final SocketOption<Boolean> QDISC_BYPASS = new ChannelOption<>("QDISC_BYPASS", Boolean.class);

    /** Whether packets come with the index of the interface below a bridge or bond; PACKET_ORIGDEV. */
    public static final SocketOption<Boolean> ORIGINAL_INTERFACE =
            new ChannelOption<>("ORIGINAL_INTERFACE", Boolean.class);

    /** Whether each packet begins with a {@link VirtioHeader}, sent and received; PACKET_VNET_HDR. In mode RAW only, not for rings. */
    public static final SocketOption<Boolean> VIRTIO_HEADER = new ChannelOption<>("VIRTIO_HEADER", Boolean.class);

    /** SOF_TIMESTAMPING_RX_HARDWARE, RX_SOFTWARE, SOFTWARE and RAW_HARDWARE. */
    private static final int ALL_TIMESTAMPS = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 6;

    private static final int RAW_HARDWARE = 1 << 6;

    static final OptionTable TABLE = new OptionTable("packet sockets")
            .with(AUXILIARY_DATA, PacketOptions.PACKET_AUXDATA, OptionType.FLAG)
            .with(HARDWARE_TIMESTAMP, SocketLevelOptions.SO_TIMESTAMPING, OptionType.flag(ALL_TIMESTAMPS))
            .with(RING_HARDWARE_TIMESTAMP, PacketOptions.PACKET_TIMESTAMP, OptionType.flag(RAW_HARDWARE))
            .with(IGNORE_OUTGOING, PacketOptions.PACKET_IGNORE_OUTGOING, OptionType.FLAG)
            .with(QDISC_BYPASS, PacketOptions.PACKET_QDISC_BYPASS, OptionType.FLAG)
            .with(ORIGINAL_INTERFACE, PacketOptions.PACKET_ORIGDEV, OptionType.FLAG)
            .with(VIRTIO_HEADER, PacketOptions.PACKET_VNET_HDR, OptionType.FLAG);

    private LinkSocketOptions() {}
}

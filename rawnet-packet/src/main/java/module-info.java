/**
 * Link-layer sockets: {@code AF_PACKET} with {@code SOCK_RAW} and {@code SOCK_DGRAM} (packet(7)).
 *
 * <p>{@link io.rawnet.packet.LinkChannel} sends and receives whole frames, or network packets with a link address beside them.
 * {@link io.rawnet.packet.PacketRing} and {@link io.rawnet.packet.TransmitRing} do so through memory that is shared with the kernel.
 * Headers are read and written with {@code io.rawnet.codec}; sockets one layer up are in {@code io.rawnet.ip}.
 */
module io.rawnet.packet {
    requires transitive io.rawnet.channel;

    exports io.rawnet.packet;
}

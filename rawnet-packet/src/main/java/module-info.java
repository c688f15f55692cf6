/**
 * Link-layer sockets: {@code AF_PACKET} with {@code SOCK_RAW} and {@code SOCK_DGRAM} (packet(7)).
 *
 * <p>{@link io.rawnet.packet.LinkChannel} sends and receives whole frames, or network packets with a link address beside them.
 * Headers are read and written with {@code io.rawnet.codec}; sockets one layer up are in {@code io.rawnet.ip}.
 */
module io.rawnet.packet {
    requires transitive io.rawnet.codec;
    requires transitive io.rawnet.bpf;
    requires io.rawnet.linux;

    exports io.rawnet.packet;
}

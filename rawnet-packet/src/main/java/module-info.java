/** Channels. */
module io.rawnet.packet {
    requires transitive io.rawnet.codec;
    requires transitive io.rawnet.bpf;
    requires io.rawnet.linux;
}

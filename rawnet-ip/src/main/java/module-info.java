/** Channels. */
module io.rawnet.ip {
    requires transitive io.rawnet.codec;
    requires transitive io.rawnet.bpf;
    requires io.rawnet.linux;
}

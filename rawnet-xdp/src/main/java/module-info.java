/**
 * AF_XDP sockets: the shortest way that Linux has between a network card and a program.
 *
 * <p>{@link io.rawnet.xdp.XdpSocket} receives, sends and forwards frames in memory that it shares with the kernel. {@link
 * io.rawnet.xdp.XdpProgram} runs in the driver and decides which packets the sockets get; all others go on to the kernel. Headers are read
 * and written with {@code io.rawnet.codec}, filters are programs of {@code io.rawnet.bpf}.
 */
module io.rawnet.xdp {
    requires transitive io.rawnet.channel;

    exports io.rawnet.xdp;
}

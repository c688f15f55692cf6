/**
 * What every channel of rawnet is, written once: waiting, closing, filters, options, batches, errors, the poller and exchanges.
 *
 * <p>{@code io.rawnet.channel} is what programs use; the channels themselves are in {@code io.rawnet.ip}, {@code io.rawnet.packet} and {@code io.rawnet.xdp}.
 * {@code io.rawnet.channel.socket} is the machinery, for rawnet's own modules.
 */
// the modules named below are built later and need not be there
@SuppressWarnings("module")
module io.rawnet.channel {
    requires transitive io.rawnet.codec;
    requires transitive io.rawnet.bpf;
    requires transitive io.rawnet.linux;

    exports io.rawnet.channel;
    exports io.rawnet.channel.socket to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.xdp;
    exports io.rawnet.channel.waiting to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.xdp;
}

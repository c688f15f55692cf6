/**
 * The system calls of rawnet, and nothing but them: what a packet means is known above.
 *
 * <p>{@code error} is exported to everyone: a failed system call looks the same whoever made it. So is {@link
 * io.rawnet.linux.NativeBackEnd}, which tells how the calls are made. All else is for rawnet's own modules. From the bottom up: {@code
 * libc} (the C library and the ways to it), {@code memory} (blocks with an address), {@code error}, {@code call} (the calls), {@code poll},
 * {@code socket}, {@code ring} and {@code xdp} (structures that calls read and write), {@code network} (namespaces and interfaces).
 */
// the modules named below are built later and need not be there
@SuppressWarnings("module")
module io.rawnet.linux {
    // where there is no java.lang.foreign, or instead of it
    uses io.rawnet.linux.libc.BackEnd;

    exports io.rawnet.linux;
    exports io.rawnet.linux.error;
    exports io.rawnet.linux.libc to
            io.rawnet.linux.jnr,
            io.rawnet.channel;
    exports io.rawnet.linux.memory to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.xdp,
            io.rawnet.testkit;
    exports io.rawnet.linux.call to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.xdp,
            io.rawnet.testkit;
    exports io.rawnet.linux.poll to
            io.rawnet.channel,
            io.rawnet.examples;
    exports io.rawnet.linux.socket to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.xdp,
            io.rawnet.testkit;
    exports io.rawnet.linux.ring to
            io.rawnet.packet;
    exports io.rawnet.linux.xdp to
            io.rawnet.xdp,
            io.rawnet.testkit;
    exports io.rawnet.linux.network to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.xdp,
            io.rawnet.testkit;
}

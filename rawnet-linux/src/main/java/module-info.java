/**
 * The system calls of rawnet, and nothing but them: what a packet means is known above.
 *
 * <p>{@code error} is exported to everyone: a failed system call looks the same whoever made it. All else is for rawnet's own modules.
 * From the bottom up: {@code memory} (blocks with an address), {@code error}, {@code call} (the calls), {@code poll}, {@code socket} and
 * {@code ring} (structures that calls read and write), {@code network} (namespaces and interfaces).
 */
// the modules named below are built later and need not be there
@SuppressWarnings("module")
module io.rawnet.linux {
    requires org.jnrproject.ffi;
    requires org.jnrproject.jffi;
    // jnr-ffi writes classes with it, but an automatic module cannot ask for the explicit module it needs
    requires org.objectweb.asm;

    exports io.rawnet.linux.error;
    exports io.rawnet.linux.memory to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet;
    exports io.rawnet.linux.call to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;
    exports io.rawnet.linux.poll to
            io.rawnet.channel;
    exports io.rawnet.linux.socket to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;
    exports io.rawnet.linux.ring to
            io.rawnet.packet;
    exports io.rawnet.linux.network to
            io.rawnet.channel,
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;

    // the class that jnr-ffi writes to implement the interface lives in an unnamed module
    opens io.rawnet.linux.libc;
}

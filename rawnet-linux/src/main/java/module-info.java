/**
 * The system calls of rawnet, and nothing but them: what a packet means is known above.
 *
 * <p>Exported to rawnet's own modules only. From the bottom up: {@code memory} (blocks with an address), {@code call} (the calls and
 * their errors), {@code descriptor} (waiting and closing), {@code socket} (sockets, options, messages), {@code ring} (packets in shared memory), {@code network} (namespaces
 * and interfaces).
 */
// the modules named below are built later and need not be there
@SuppressWarnings("module")
module io.rawnet.linux {
    requires org.jnrproject.constants;
    requires org.jnrproject.ffi;
    requires org.jnrproject.jffi;
    // jnr-ffi writes classes with it, but an automatic module cannot ask for the explicit module it needs
    requires org.objectweb.asm;

    exports io.rawnet.linux.memory to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;
    exports io.rawnet.linux.call to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;
    exports io.rawnet.linux.descriptor to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;
    exports io.rawnet.linux.socket to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;
    exports io.rawnet.linux.ring to
            io.rawnet.packet;
    exports io.rawnet.linux.network to
            io.rawnet.ip,
            io.rawnet.packet,
            io.rawnet.testkit;

    // the class that jnr-ffi writes to implement the interface lives in an unnamed module
    opens io.rawnet.linux.libc;
}

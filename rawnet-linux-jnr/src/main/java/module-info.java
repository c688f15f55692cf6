/**
 * How rawnet makes system calls on JDK 17 to 21: through jnr-ffi. On JDK 22 and later {@code io.rawnet.linux} needs it no longer, and
 * programs for those may leave this module and jnr-ffi out.
 *
 * <p>It is a service of {@code io.rawnet.linux}, found where it is. Nothing is exported.
 */
module io.rawnet.linux.jnr {
    requires io.rawnet.linux;
    requires org.jnrproject.ffi;
    requires org.jnrproject.jffi;
    // jnr-ffi writes classes with it, but an automatic module cannot ask for the explicit module it needs
    requires org.objectweb.asm;

    provides io.rawnet.linux.libc.BackEnd with
            io.rawnet.linux.jnr.JnrBackEnd;

    // the class that jnr-ffi writes to implement an interface lives in an unnamed module
    opens io.rawnet.linux.jnr;
}

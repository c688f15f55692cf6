/** The system calls of rawnet. */
module io.rawnet.linux {
    requires org.jnrproject.ffi;
    requires org.objectweb.asm;
}

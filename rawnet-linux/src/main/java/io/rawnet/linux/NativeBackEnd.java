package io.rawnet.linux;

import io.rawnet.linux.libc.BackEnds;

/**
 * What rawnet makes system calls with. On JDK 22 and later that is {@code java.lang.foreign}; on JDK 17 to 21 it is jnr-ffi, which the
 * module {@code io.rawnet.linux.jnr} (archive rawnet-linux-jnr) uses. The system property {@code rawnet.native}, {@code foreign} or
 * {@code jnr}, asks for one of them; it is read once.
 */
public enum NativeBackEnd {
    /** {@code java.lang.foreign}, a part of the JDK since version 22. */
    FOREIGN(BackEnds.FOREIGN, "java.lang.foreign"),
    /** jnr-ffi, which loads a native library of its own. */
    JNR(BackEnds.JNR, "jnr-ffi");

    private final String property;
    private final String title;

    NativeBackEnd(String property, String title) {
        this.property = property;
        this.title = title;
    }

    /**
     * {@return the back end that rawnet uses in this Java virtual machine} Nothing native is loaded to find out.
     *
     * @throws UnsupportedOperationException if there is none, or not the one that {@code rawnet.native} asks for; the message says what to do
     */
    public static NativeBackEnd inUse() {
        return BackEnds.inUse().name().equals(FOREIGN.property) ? FOREIGN : JNR;
    }

    /**
     * {@return the flag with which the {@code java} command grants rawnet native access, for the way this program was started} The module
     * path needs the name of a module there, and the class path {@code ALL-UNNAMED}. With {@link #FOREIGN} JDK 22 and later warn without
     * it, with {@link #JNR} JDK 24 and later; no JDK before them needs it.
     *
     * @throws UnsupportedOperationException as {@link #inUse} does
     */
    public static String accessFlag() {
        return BackEnds.inUse().accessFlag();
    }

    /** {@return what people call it: {@code java.lang.foreign} or {@code jnr-ffi}} */
    @Override
    public String toString() {
        return title;
    }
}

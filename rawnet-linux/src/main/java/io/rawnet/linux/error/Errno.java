package io.rawnet.linux.error;

/**
 * An error number of the kernel (errno(3)). The constants are those that channels meet; {@link #name()} has the name of any other.
 *
 * @param number the number, 1 or more
 */
public record Errno(int number) {
    /** Operation not permitted. */
    public static final Errno EPERM = named("EPERM");
    /** No such file or directory. */
    public static final Errno ENOENT = named("ENOENT");
    /** Permission denied. */
    public static final Errno EACCES = named("EACCES");
    /** Exists already. */
    public static final Errno EEXIST = named("EEXIST");
    /** Too many open files in this process. */
    public static final Errno EMFILE = named("EMFILE");
    /** Too many open files in the system. */
    public static final Errno ENFILE = named("ENFILE");
    /** Protocol has no such option. */
    public static final Errno ENOPROTOOPT = named("ENOPROTOOPT");
    /** Protocol not supported. */
    public static final Errno EPROTONOSUPPORT = named("EPROTONOSUPPORT");
    /** Address family not supported. */
    public static final Errno EAFNOSUPPORT = named("EAFNOSUPPORT");
    /** Not connected. */
    public static final Errno ENOTCONN = named("ENOTCONN");
    /** A destination is needed. */
    public static final Errno EDESTADDRREQ = named("EDESTADDRREQ");
    /** Protocol error. */
    public static final Errno EPROTO = named("EPROTO");
    /** Host is down. */
    public static final Errno EHOSTDOWN = named("EHOSTDOWN");
    /** Interrupted by a signal. */
    public static final Errno EINTR = named("EINTR");
    /** No such device or address. */
    public static final Errno ENXIO = named("ENXIO");
    /** The call would have to wait. */
    public static final Errno EAGAIN = named("EAGAIN");
    /** Out of memory. */
    public static final Errno ENOMEM = named("ENOMEM");
    /** No such device. */
    public static final Errno ENODEV = named("ENODEV");
    /** Invalid argument. */
    public static final Errno EINVAL = named("EINVAL");
    /** Message too long. */
    public static final Errno EMSGSIZE = named("EMSGSIZE");
    /** Operation not supported. */
    public static final Errno EOPNOTSUPP = named("EOPNOTSUPP");
    /** Address in use. */
    public static final Errno EADDRINUSE = named("EADDRINUSE");
    /** Address not available. */
    public static final Errno EADDRNOTAVAIL = named("EADDRNOTAVAIL");
    /** Network is down. */
    public static final Errno ENETDOWN = named("ENETDOWN");
    /** Network is unreachable. */
    public static final Errno ENETUNREACH = named("ENETUNREACH");
    /** No room in a queue or buffer. */
    public static final Errno ENOBUFS = named("ENOBUFS");
    /** Connection refused. */
    public static final Errno ECONNREFUSED = named("ECONNREFUSED");
    /** Host is unreachable. */
    public static final Errno EHOSTUNREACH = named("EHOSTUNREACH");
    /** In use by somebody else. */
    public static final Errno EBUSY = named("EBUSY");
    /** No space left. */
    public static final Errno ENOSPC = named("ENOSPC");
    /** Done already. */
    public static final Errno EALREADY = named("EALREADY");

    private static Errno named(String name) {
        return new Errno(jnr.constants.platform.Errno.valueOf(name).intValue());
    }

    /** {@return the symbolic name, such as {@code EPERM}, or {@code errno N} where it has none} */
    public String name() {
        String name = jnr.constants.platform.Errno.valueOf((long) number).name();
        return switch (name) {
            case "__UNKNOWN_CONSTANT__" -> "errno " + number;
            // one number with two names, of which the kernel knows this one only
            case "ENOTSUP" -> "EOPNOTSUPP";
            default -> name;
        };
    }

    /** {@return the C library's words for it, such as {@code Operation not permitted}} */
    public String description() {
        jnr.constants.platform.Errno known = jnr.constants.platform.Errno.valueOf((long) number);
        return known == jnr.constants.platform.Errno.__UNKNOWN_CONSTANT__ ? "unknown error" : known.description();
    }

    @Override
    public String toString() {
        return name() + " (" + description() + ")";
    }
}

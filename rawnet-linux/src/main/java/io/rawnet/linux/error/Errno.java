package io.rawnet.linux.error;

/**
 * An error number of the kernel (errno(3)). The constants are those that channels meet; {@link #name()} has the name of any other.
 *
 * @param number the number, 1 or more
 */
public record Errno(int number) {
    /** Operation not permitted. */
    public static final Errno EPERM = new Errno(1);
    /** No such file or directory. */
    public static final Errno ENOENT = new Errno(2);
    /** Permission denied. */
    public static final Errno EACCES = new Errno(13);
    /** Exists already. */
    public static final Errno EEXIST = new Errno(17);
    /** Too many open files in this process. */
    public static final Errno EMFILE = new Errno(24);
    /** Too many open files in the system. */
    public static final Errno ENFILE = new Errno(23);
    /** Protocol has no such option. */
    public static final Errno ENOPROTOOPT = new Errno(92);
    /** Protocol not supported. */
    public static final Errno EPROTONOSUPPORT = new Errno(93);
    /** Address family not supported. */
    public static final Errno EAFNOSUPPORT = new Errno(97);
    /** Not connected. */
    public static final Errno ENOTCONN = new Errno(107);
    /** A destination is needed. */
    public static final Errno EDESTADDRREQ = new Errno(89);
    /** Protocol error. */
    public static final Errno EPROTO = new Errno(71);
    /** Host is down. */
    public static final Errno EHOSTDOWN = new Errno(112);
    /** Interrupted by a signal. */
    public static final Errno EINTR = new Errno(4);
    /** No such device or address. */
    public static final Errno ENXIO = new Errno(6);
    /** Not an open descriptor. */
    public static final Errno EBADF = new Errno(9);
    /** The call would have to wait. */
    public static final Errno EAGAIN = new Errno(11);
    /** Out of memory. */
    public static final Errno ENOMEM = new Errno(12);
    /** No such device. */
    public static final Errno ENODEV = new Errno(19);
    /** Invalid argument. */
    public static final Errno EINVAL = new Errno(22);
    /** Message too long. */
    public static final Errno EMSGSIZE = new Errno(90);
    /** Number out of range. */
    public static final Errno ERANGE = new Errno(34);
    /** Operation not supported. */
    public static final Errno EOPNOTSUPP = new Errno(95);
    /** Address in use. */
    public static final Errno EADDRINUSE = new Errno(98);
    /** Address not available. */
    public static final Errno EADDRNOTAVAIL = new Errno(99);
    /** Network is down. */
    public static final Errno ENETDOWN = new Errno(100);
    /** Network is unreachable. */
    public static final Errno ENETUNREACH = new Errno(101);
    /** No room in a queue or buffer. */
    public static final Errno ENOBUFS = new Errno(105);
    /** Connection refused. */
    public static final Errno ECONNREFUSED = new Errno(111);
    /** Host is unreachable. */
    public static final Errno EHOSTUNREACH = new Errno(113);
    /** In use by somebody else. */
    public static final Errno EBUSY = new Errno(16);
    /** No space left. */
    public static final Errno ENOSPC = new Errno(28);
    /** Done already. */
    public static final Errno EALREADY = new Errno(114);

    /** {@return the symbolic name, such as {@code EPERM}, or {@code errno N} where it has none} */
    public String name() {
        String name = ErrorNumbers.name(number);
        return name == null ? "errno " + number : name;
    }

    /** {@return the GNU C library's words for it, such as {@code Operation not permitted}} */
    public String description() {
        String description = ErrorNumbers.description(number);
        return description == null ? "unknown error" : description;
    }

    @Override
    public String toString() {
        return name() + " (" + description() + ")";
    }
}

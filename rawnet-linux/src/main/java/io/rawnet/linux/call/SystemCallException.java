package io.rawnet.linux.call;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;

/**
 * A system call failed. The message says what was called, the kernel's reason, and what to do about it.
 *
 * <p>Where the JDK has an exception for the reason, {@link #of} gives that one and this is its cause: {@link ConnectException} for
 * ECONNREFUSED, {@link NoRouteToHostException} for EHOSTUNREACH and ENETUNREACH, {@link BindException} for EADDRINUSE and
 * EADDRNOTAVAIL.
 */
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What was called. */
    private final String call;

    /** Number of the reason. */
    private final int errno;

    private SystemCallException(String call, Errno errno) {
        super(Remedy.describe(call, errno));
        this.call = call;
        this.errno = errno.number();
    }

    /**
     * {@return the exception for a failed call}
     *
     * @param call what was called, with the arguments that matter, such as {@code socket(AF_INET, SOCK_RAW, 0)}
     * @param errno the kernel's reason
     */
    public static IOException of(String call, Errno errno) {
        SystemCallException failure = new SystemCallException(call, errno);
        if (errno.equals(Errno.ECONNREFUSED)) {
            return causedBy(failure, new ConnectException(failure.getMessage()));
        }
        if (errno.equals(Errno.EHOSTUNREACH) || errno.equals(Errno.ENETUNREACH)) {
            return causedBy(failure, new NoRouteToHostException(failure.getMessage()));
        }
        if (errno.equals(Errno.EADDRINUSE) || errno.equals(Errno.EADDRNOTAVAIL)) {
            return causedBy(failure, new BindException(failure.getMessage()));
        }
        return failure;
    }

    /**
     * {@return the result of a call that must not fail}
     *
     * @param call what was called, with the arguments that matter
     * @param result what the call answered
     * @throws IOException if the result is a negated error number
     */
    public static int check(String call, int result) throws IOException {
        if (result < 0) {
            throw of(call, new Errno(-result));
        }
        return result;
    }

    /** {@return what was called, with the arguments that matter} */
    public String call() {
        return call;
    }

    /** {@return the kernel's reason} */
    public Errno errno() {
        return new Errno(errno);
    }

    private static IOException causedBy(SystemCallException failure, IOException standard) {
        standard.initCause(failure);
        return standard;
    }
}

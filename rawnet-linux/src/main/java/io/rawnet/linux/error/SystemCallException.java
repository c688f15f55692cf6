package io.rawnet.linux.error;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Optional;

/**
 * A system call failed. The message says what was called, the kernel's reason, and what to do about it. It has at most {@value
 * #MAXIMUM_LENGTH} characters, and no control characters.
 *
 * <p>Where the JDK has an exception for the reason, that one is thrown and this is its cause: {@link ConnectException} for ECONNREFUSED,
 * {@link NoRouteToHostException} for EHOSTUNREACH and ENETUNREACH, {@link BindException} for EADDRINUSE and EADDRNOTAVAIL. {@link
 * #in} finds this in both cases.
 * <pre>{@code
 * try {
 *     channel.send(packet);
 * } catch (IOException failure) {
 *     Optional<SystemCallException> call = SystemCallException.in(failure);
 *     if (call.isPresent() && call.get().errno().equals(Errno.EMSGSIZE)) {
 *         sendLess();
 *     }
 * }
 * }</pre>
 */
public final class SystemCallException extends IOException {
    /** The most characters of a message. */
    public static final int MAXIMUM_LENGTH = 1000;

    private static final long serialVersionUID = 1L;

    /** What was called. */
    private final String call;

    /** Number of the reason. */
    private final int number;

    /**
     * An exception for a failed call, whatever the reason; {@link #of} chooses the JDK's where there is one.
     *
     * @param call what was called, with the arguments that matter, such as {@code socket(AF_INET, SOCK_RAW, 0)}
     * @param errno the kernel's reason
     * @param advice what to do about it
     */
    public SystemCallException(String call, Errno errno, String advice) {
        super(printable(call + " failed: " + errno + ". " + advice));
        this.call = printable(call);
        this.number = errno.number();
    }

    /**
     * {@return the exception for a failed call, with general advice}
     *
     * @param call what was called, with the arguments that matter, such as {@code socket(AF_INET, SOCK_RAW, 0)}
     * @param errno the kernel's reason
     */
    public static IOException of(String call, Errno errno) {
        return of(call, errno, Remedy.of(call, errno));
    }

    /**
     * {@return the exception for a failed call}
     *
     * @param call what was called, with the arguments that matter
     * @param errno the kernel's reason
     * @param advice what to do about it
     */
    public static IOException of(String call, Errno errno, String advice) {
        SystemCallException failure = new SystemCallException(call, errno, advice);
        IOException standard =
                switch (errno.name()) {
                    case "ECONNREFUSED" -> new ConnectException(failure.getMessage());
                    case "EHOSTUNREACH", "ENETUNREACH" -> new NoRouteToHostException(failure.getMessage());
                    case "EADDRINUSE", "EADDRNOTAVAIL" -> new BindException(failure.getMessage());
                    default -> null;
                };
        return standard == null ? failure : (IOException) standard.initCause(failure);
    }

    /**
     * {@return the result of a call that must not fail}
     *
     * @param call what was called, with the arguments that matter
     * @param result the call's result
     * @throws IOException if the result is a negated error number
     */
    public static int check(String call, int result) throws IOException {
        if (result < 0) {
            throw of(call, new Errno(-result));
        }
        return result;
    }

    /**
     * {@return the failed system call that an exception is about: the exception itself or one of its causes; empty if there is none}
     *
     * @param failure what was thrown
     */
    public static Optional<SystemCallException> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SystemCallException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** {@return what was called, with the arguments that matter} */
    public String call() {
        return call;
    }

    /** {@return the kernel's reason, by number and name} */
    public Errno errno() {
        return new Errno(number);
    }

    /** {@return the text on one line: control and format characters, which could move a terminal's cursor, become '?'} */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(MAXIMUM_LENGTH)
                .map(each -> Character.isISOControl(each) || Character.getType(each) == Character.FORMAT ? '?' : each)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}

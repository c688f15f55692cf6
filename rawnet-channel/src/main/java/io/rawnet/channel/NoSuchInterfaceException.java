package io.rawnet.channel;

import java.io.IOException;

/** An interface does not exist, or does not exist any more ({@code ENODEV}, {@code ENXIO}). */
public final class NoSuchInterfaceException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * For rawnet's own modules: an exception with the message of another.
     *
     * @param cause the failed call
     */
    public NoSuchInterfaceException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

package io.rawnet.channel;

import java.io.IOException;

/** An interface is down ({@code ENETDOWN}): channels that are bound to it go on when it is up again. */
public final class InterfaceDownException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * For rawnet's own modules: an exception with the message of another.
     *
     * @param cause the failed call
     */
    public InterfaceDownException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

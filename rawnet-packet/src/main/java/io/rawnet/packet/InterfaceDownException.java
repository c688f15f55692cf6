package io.rawnet.packet;

import java.io.IOException;

/** An interface is down ({@code ENETDOWN}): channels that are bound to it go on when it is up again. */
public final class InterfaceDownException extends IOException {

    private static final long serialVersionUID = 1L;

    InterfaceDownException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

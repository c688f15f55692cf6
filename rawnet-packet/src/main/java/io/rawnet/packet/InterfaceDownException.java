package io.rawnet.packet;

import java.io.IOException;

/** An interface is switched off ({@code ENETDOWN}): what was bound to it goes on when it is switched on again. */
public final class InterfaceDownException extends IOException {

    private static final long serialVersionUID = 1L;

    InterfaceDownException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

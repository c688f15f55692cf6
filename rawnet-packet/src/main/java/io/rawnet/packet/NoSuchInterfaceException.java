package io.rawnet.packet;

import java.io.IOException;

/** An interface does not exist, or does not exist any more ({@code ENODEV}, {@code ENXIO}). */
public final class NoSuchInterfaceException extends IOException {

    private static final long serialVersionUID = 1L;

    NoSuchInterfaceException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

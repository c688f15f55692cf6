package io.rawnet.bpf.xdp;

/** A sound classic program that cannot run in XDP: the message says what is in the way, and what to do. */
public final class UntranslatableException extends Exception {

    private static final long serialVersionUID = 1L;

    UntranslatableException(String message) {
        super(message);
    }
}

package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;

/**
 * No operation, kind 1 (RFC 9293 section 3.2): aligns the next option.
 */
public record NoOperation() implements TcpOption {

    @Override
    public Octets data() {
        return Octets.EMPTY;
    }

    @Override
    public String toString() {
        return "nop";
    }
}

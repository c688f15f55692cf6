package io.rawnet.codec.transport.option;

/**
 * No operation, kind 1 (RFC 9293 section 3.2): aligns the next option.
 */
public record NoOperation() implements TcpOption {

    @Override
    public String toString() {
        return "nop";
    }
}

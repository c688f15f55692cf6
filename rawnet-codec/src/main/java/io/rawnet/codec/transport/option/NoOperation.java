package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;

/**
 * No operation, kind 1 (RFC 9293 section 3.2): aligns the next option.
 */
public record NoOperation() implements TcpOption {

    @Override
    public int kind() {
        return 1;
    }

    @Override
    public Octets data() {
        return Octets.EMPTY;
    }

    @Override
    public int length() {
        return 1;
    }

    @Override
    public void encode(ByteBuffer out) {
        out.put((byte) kind());
    }

    @Override
    public String toString() {
        return "nop";
    }
}

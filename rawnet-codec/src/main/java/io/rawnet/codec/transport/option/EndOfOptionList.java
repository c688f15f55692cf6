package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;

/**
 * End of option list, kind 0 (RFC 9293 section 3.2): what follows is padding.
 */
public record EndOfOptionList() implements TcpOption {

    @Override
    public int kind() {
        return 0;
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
        return "eol";
    }
}

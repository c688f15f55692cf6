package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;

/**
 * End of option list, kind 0 (RFC 9293 section 3.2): what follows is padding.
 */
public record EndOfOptionList() implements TcpOption {

    @Override
    public Octets data() {
        return Octets.EMPTY;
    }

    @Override
    public String toString() {
        return "eol";
    }
}

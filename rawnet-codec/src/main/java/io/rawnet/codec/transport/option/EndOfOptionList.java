package io.rawnet.codec.transport.option;

/**
 * End of option list, kind 0 (RFC 9293 section 3.2): what follows is padding.
 */
public record EndOfOptionList() implements TcpOption {

    @Override
    public String toString() {
        return "eol";
    }
}

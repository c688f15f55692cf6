package io.rawnet.codec.transport.option;

/**
 * Selective acknowledgments permitted, kind 4 (RFC 2018 section 2).
 */
public record SackPermitted() implements TcpOption {

    @Override
    public String toString() {
        return "sackOK";
    }
}

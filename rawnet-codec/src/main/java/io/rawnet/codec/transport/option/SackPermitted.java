package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;

/**
 * Selective acknowledgments permitted, kind 4 (RFC 2018 section 2).
 */
public record SackPermitted() implements TcpOption {

    @Override
    public Octets data() {
        return Octets.EMPTY;
    }

    @Override
    public String toString() {
        return "sackOK";
    }
}

package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.MalformedElement;

/**
 * The rest of the options from the point where a length below 2 or beyond the end made them unreadable.
 *
 * @param rest the octets, kind first; at least one
 */
public record MalformedOption(Octets rest) implements TcpOption, MalformedElement {

    public MalformedOption {
        TypeLengthValue.checkMalformed("option", rest);
    }

    @Override
    public String toString() {
        return "malformed 0x" + rest;
    }
}

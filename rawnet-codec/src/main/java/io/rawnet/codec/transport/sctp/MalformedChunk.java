package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.MalformedElement;

/**
 * The rest of a packet's chunks from the point where a length below 4 or beyond the end made them unreadable.
 *
 * @param rest the octets, type first; at least one
 */
public record MalformedChunk(Octets rest) implements SctpChunk, MalformedElement {

    public MalformedChunk {
        TypeLengthValue.checkMalformed("chunk", rest);
    }

    @Override
    public int type() {
        return rest.get(0);
    }

    /** {@return the second octet, 0 where there is none} */
    @Override
    public int flags() {
        return rest.size() > 1 ? rest.get(1) : 0;
    }

    /** {@return what follows the senseless length, if anything} */
    @Override
    public Octets value() {
        return SctpFormats.CHUNK.value(this);
    }

    @Override
    public String toString() {
        return "malformed " + SctpChunkNames.of(type()) + " " + rest.size() + " octets";
    }
}

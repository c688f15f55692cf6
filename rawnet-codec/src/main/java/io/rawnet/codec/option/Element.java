package io.rawnet.codec.option;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;

/** One element of an {@link ElementList}: an option, a TLV, a chunk or a parameter. */
public interface Element {

    /** {@return the octets of the element, its type and length fields included, padding behind it not} */
    Octets encoded();

    /** {@return the length of the element in octets, its type and length fields included, padding behind it not} */
    default int length() {
        return encoded().size();
    }

    /**
     * Writes the element at the buffer's position and moves the position behind it.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if it does not fit; nothing was written
     */
    default void encode(ByteBuffer out) {
        encoded().encode(out);
    }
}

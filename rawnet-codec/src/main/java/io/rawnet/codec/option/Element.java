package io.rawnet.codec.option;

import java.nio.ByteBuffer;

/** One element of an {@link ElementList}: an option, a TLV, a chunk or a parameter. */
public interface Element {

    /** {@return the length of the element in octets, its type and length fields included, padding behind it not} */
    int length();

    /**
     * Writes the element at the buffer's position and moves the position behind it.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if it does not fit; nothing was written
     */
    void encode(ByteBuffer out);
}

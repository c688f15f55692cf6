package io.rawnet.codec.option;

import io.rawnet.codec.Octets;

/**
 * A list of elements that is kept as the octets of all of them.
 *
 * @param <E> the type of one element
 */
public interface OctetList<E> extends ElementList<E> {

    /** {@return the octets of all elements, padding included} */
    Octets octets();

    /** {@return the length in octets} */
    default int length() {
        return octets().size();
    }
}

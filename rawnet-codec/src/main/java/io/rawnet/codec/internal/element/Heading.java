package io.rawnet.codec.internal.element;

import java.nio.ByteBuffer;

/** The fields before the value of an element: its type and its length. */
public interface Heading {

    /**
     * {@return the length of the element at an index in octets, heading included, as its length field says; 0 if the octets end
     * within the heading or the length is less than the heading}
     *
     * @param in the octets of the list, up to the limit
     * @param index the absolute index of the element's first octet
     */
    int lengthAt(ByteBuffer in, int index);

    /**
     * {@return the type of the element at an index}
     *
     * @param in the octets of the list
     * @param index the absolute index of the element's first octet, which is there; what is cut off of the rest of the heading
     *     counts as zeros
     */
    int typeAt(ByteBuffer in, int index);

    /**
     * {@return the length of the heading in octets}
     *
     * @param type the type of the element
     */
    int size(int type);

    /**
     * Writes the heading of an element.
     *
     * @param out where to write
     * @param index the absolute index of the element's first octet
     * @param type the type of the element
     * @param length the length of the element in octets, heading included
     */
    void put(ByteBuffer out, int index, int type, int length);

    /**
     * {@return how many octets lie between the beginnings of an element and of the next, padding included}
     *
     * @param length the length of the element in octets
     */
    default int padded(int length) {
        return length;
    }

    /**
     * {@return whether an element of a type is the last, so that what follows is padding}
     *
     * @param type the type
     */
    default boolean ends(int type) {
        return false;
    }
}

package io.rawnet.codec.internal;

import io.rawnet.codec.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Lists on the wire: one element right behind the other. */
public final class Elements {

    private Elements() {}

    /**
     * Reads an element of fixed length.
     *
     * @param <E> the element
     */
    @FunctionalInterface
    public interface At<E> {

        /**
         * {@return the element at an index}
         *
         * @param in the octets
         * @param index the absolute index of the element's first octet
         */
        E at(ByteBuffer in, int index);
    }

    /**
     * Reads an element that says itself how long it is.
     *
     * @param <E> the element
     */
    @FunctionalInterface
    public interface Decoder<E> {

        /**
         * Reads the element at the buffer's position and moves the position behind it.
         *
         * @param in the octets
         * @return the element
         * @throws MalformedPacketException if there are fewer octets than it says; the position is unchanged
         */
        E decode(ByteBuffer in) throws MalformedPacketException;
    }

    /**
     * {@return the elements of fixed length in a range of octets}
     *
     * @param <E> the element
     * @param in the octets
     * @param from the absolute index of the first element
     * @param to the absolute index behind the last
     * @param length the length of an element in octets
     * @param element reads one
     */
    public static <E> List<E> between(ByteBuffer in, int from, int to, int length, At<E> element) {
        List<E> elements = new ArrayList<>((to - from) / length);
        for (int index = from; index < to; index += length) {
            elements.add(element.at(in, index));
        }
        return elements;
    }

    /**
     * {@return a number of elements that say themselves how long they are}
     *
     * @param <E> the element
     * @param layer the name of the header that they belong to
     * @param in the octets
     * @param start the absolute index of the header's first octet
     * @param offset the offset of the first element in the header
     * @param count how many there are
     * @param decoder reads one
     * @throws MalformedPacketException if there are fewer; the header is to blame and the offset counts from its first octet
     */
    public static <E> List<E> counted(String layer, ByteBuffer in, int start, int offset, int count, Decoder<E> decoder)
            throws MalformedPacketException {
        ByteBuffer rest = in.duplicate().position(start + offset);
        List<E> elements = new ArrayList<>();
        for (int left = count; left > 0; left--) {
            try {
                elements.add(decoder.decode(rest));
            } catch (MalformedPacketException e) {
                throw MalformedPacketException.tooShort(layer, rest.position() - start, e.required(), e.available());
            }
        }
        return elements;
    }
}

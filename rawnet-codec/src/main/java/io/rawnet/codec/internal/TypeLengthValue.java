package io.rawnet.codec.internal;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The elements of which options are lists: a type and a length, an octet each, and a value. What the length counts, and in
 * which unit, is up to each protocol.
 */
public final class TypeLengthValue {

    private TypeLengthValue() {}

    /**
     * {@return the value of an element}
     *
     * @param length its length in octets
     * @param fields writes its fields at the position of a buffer of that length, in network byte order
     */
    public static Octets value(int length, Consumer<ByteBuffer> fields) {
        ByteBuffer out = ByteBuffer.allocate(length);
        fields.accept(out);
        return Octets.copyOf(out.flip());
    }

    /**
     * {@return the name of an element and its value in hexadecimal digits, if it has any}
     *
     * @param name the name
     * @param value the value
     */
    public static String text(String name, Octets value) {
        return value.isEmpty() ? name : name + " " + BoundedText.of(value);
    }

    /**
     * {@return the index of the first octet of padding that is not 0, or -1}
     *
     * @param octets a list of elements
     * @param from where its padding begins
     */
    public static int nonZero(Octets octets, int from) {
        for (int index = from; index < octets.size(); index++) {
            if (octets.get(index) != 0) {
                return index;
            }
        }
        return -1;
    }

    /**
     * {@return the offset of the field at fault in a malformed element: its length field, or its first octet where it
     * ends before the length}
     *
     * @param at where the length begins
     * @param present how many octets the element has
     */
    public static int blamed(int at, int present) {
        return present > at ? at : 0;
    }

    /**
     * Checks the octets of an element that cannot be read.
     *
     * @param what what it should have been
     * @param rest the octets
     * @throws IllegalArgumentException if there are none
     */
    public static void checkMalformed(String what, Octets rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("a malformed " + what + " has at least one octet");
        }
    }
}

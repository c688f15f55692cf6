package io.rawnet.codec.internal.element;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * The format of a family of elements: their heading, and which types are known, that is have a Java type of their own.
 *
 * @param <E> the element
 */
public final class ElementFormat<E extends Element> {

    /** What bare elements are made of: packets may hold tens of thousands of them. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Heading heading;
    private final Constructor<E> unknown;
    private final Function<Octets, E> malformed;
    private final Map<Integer, Known<E>> known = new HashMap<>();
    private final Map<Class<?>, Integer> types = new HashMap<>();
    private final Map<Class<?>, Function<E, Octets>> values = new HashMap<>();

    /**
     * A format without known types.
     *
     * @param heading type and length before each value
     * @param unknown makes an element whose type is not known, or whose value does not suit its type
     * @param malformed makes the last element of octets whose length cannot be right, a {@link MalformedElement}
     */
    public ElementFormat(Heading heading, Constructor<E> unknown, Function<Octets, E> malformed) {
        this.heading = heading;
        this.unknown = unknown;
        this.malformed = malformed;
    }

    /**
     * Makes an element.
     *
     * @param <E> the element
     */
    @FunctionalInterface
    public interface Constructor<E> {

        /**
         * {@return the element}
         *
         * @param type its type
         * @param value its value
         */
        E of(int type, Octets value);
    }

    private record Known<E>(Predicate<Octets> suits, Constructor<? extends E> constructor) {}

    /**
     * Adds a known type.
     *
     * @param type the number of the type
     * @param javaType the Java type of its elements
     * @param suits whether a value is one that the Java type can hold, every octet of it
     * @param constructor makes the element of a value that suits
     * @return this format
     */
    public ElementFormat<E> with(
            int type, Class<? extends E> javaType, Predicate<Octets> suits, Constructor<? extends E> constructor) {
        known.put(type, new Known<>(suits, constructor));
        types.put(javaType, type);
        return this;
    }

    /**
     * Adds a known type whose values all have one length.
     *
     * @param type the number of the type
     * @param javaType the Java type of its elements
     * @param length the length of the value in octets
     * @param constructor makes the element of a value of that length
     * @return this format
     */
    public ElementFormat<E> with(
            int type, Class<? extends E> javaType, int length, Function<ByteBuffer, ? extends E> constructor) {
        return with(
                type,
                javaType,
                value -> value.size() == length,
                (number, value) -> constructor.apply(length == 0 ? NOTHING : value.buffer()));
    }

    /**
     * Adds a known type whose value is one unsigned number of at most 16 bits.
     *
     * @param <T> the Java type of its elements
     * @param type the number of the type
     * @param javaType the Java type of its elements
     * @param length the length of the number in octets, 1 or 2
     * @param constructor makes the element of the number
     * @param number the number of an element
     * @return this format
     */
    public <T extends E> ElementFormat<E> number(
            int type, Class<T> javaType, int length, IntFunction<T> constructor, ToIntFunction<T> number) {
        values.put(javaType, element -> {
            int value = number.applyAsInt(javaType.cast(element));
            return length == 1 ? Octets.of(value) : Octets.of(value >>> 8, value & 0xFF);
        });
        return with(type, javaType, length, in -> constructor.apply(length == 1 ? Wire.u8(in, 0) : Wire.u16(in, 0)));
    }

    /**
     * Adds a known type whose value is one unsigned number of 32 bits.
     *
     * @param <T> the Java type of its elements
     * @param type the number of the type
     * @param javaType the Java type of its elements
     * @param constructor makes the element of the number
     * @param number the number of an element
     * @return this format
     */
    public <T extends E> ElementFormat<E> number32(
            int type, Class<T> javaType, LongFunction<T> constructor, ToLongFunction<T> number) {
        values.put(javaType, element -> {
            int value = (int) number.applyAsLong(javaType.cast(element));
            return TypeLengthValue.value(4, out -> out.putInt(value));
        });
        return with(type, javaType, 4, in -> constructor.apply(Wire.u32(in, 0)));
    }

    /**
     * Adds a known type whose value is a component of its elements.
     *
     * @param <T> the Java type of its elements
     * @param type the number of the type
     * @param javaType the Java type of its elements
     * @param suits whether a value is one that the Java type can hold, every octet of it
     * @param constructor makes the element of a value that suits
     * @param value the value of an element
     * @return this format
     */
    public <T extends E> ElementFormat<E> octets(
            int type,
            Class<T> javaType,
            Predicate<Octets> suits,
            Function<Octets, T> constructor,
            Function<T, Octets> value) {
        values.put(javaType, element -> value.apply(javaType.cast(element)));
        return with(type, javaType, suits, (number, octets) -> constructor.apply(octets));
    }

    /**
     * Adds a known type that can hold any value.
     *
     * @param type the number of the type
     * @param javaType the Java type of its elements
     * @param constructor makes the element of its value
     * @return this format
     */
    public ElementFormat<E> with(int type, Class<? extends E> javaType, Function<Octets, ? extends E> constructor) {
        return with(type, javaType, value -> true, (number, value) -> constructor.apply(value));
    }

    /**
     * {@return the type of an element that is malformed, or whose Java type stands for one type alone}
     *
     * @param element the element
     */
    public int type(E element) {
        return element instanceof MalformedElement cut
                ? heading.typeAt(cut.rest().buffer(), 0)
                : types.get(element.getClass());
    }

    /**
     * {@return the value of an element that is a number or octets, what follows the heading of one that is malformed, else no
     * octets} Type 0 has the shortest heading of a family.
     *
     * @param element the element
     */
    public Octets value(E element) {
        return element instanceof MalformedElement cut
                ? cut.rest()
                        .slice(
                                Math.min(heading.size(0), cut.rest().size()),
                                cut.rest().size())
                : values.getOrDefault(element.getClass(), none -> Octets.EMPTY).apply(element);
    }

    /**
     * {@return whether a value suits a type; true where the type is not known}
     *
     * @param type the number of the type
     * @param value the value
     */
    public boolean suits(int type, Octets value) {
        Known<E> row = known.get(type);
        return row == null || row.suits.test(value);
    }

    /**
     * {@return the elements in order; octets whose length cannot be right are a last, malformed one} Octets behind an element
     * that ends the list are left to the caller.
     *
     * @param octets the octets of the list
     */
    public List<E> read(Octets octets) {
        ByteBuffer in = octets.buffer();
        List<E> elements = new ArrayList<>();
        boolean ended = false;
        for (int index = 0; index < octets.size() && !ended; ) {
            int length = heading.lengthAt(in, index);
            if (length == 0 || length > octets.size() - index) {
                elements.add(malformed.apply(octets.slice(index, octets.size())));
                break;
            }
            int type = heading.typeAt(in, index);
            elements.add(read(type, octets.slice(index + heading.size(type), index + length)));
            index += heading.padded(length);
            ended = heading.ends(type);
        }
        return List.copyOf(elements);
    }

    private E read(int type, Octets value) {
        Known<E> row = known.get(type);
        return row != null && row.suits.test(value) ? row.constructor.of(type, value) : unknown.of(type, value);
    }

    /**
     * {@return the octets of an element}
     *
     * @param element the element
     * @param type its type
     * @param value its value, which is not looked at where the element is malformed
     */
    public Octets encoded(E element, int type, Octets value) {
        if (element instanceof MalformedElement cut) {
            return cut.rest();
        }
        int size = heading.size(type);
        return TypeLengthValue.value(size + value.size(), out -> {
            heading.put(out, 0, type, out.capacity());
            value.encode(out.position(size));
        });
    }

    /**
     * {@return the octets of some elements, one behind the other, each but the last padded with zeros}
     *
     * @param elements the elements in order
     */
    @SafeVarargs
    public final Octets octets(E... elements) {
        if (elements == null) {
            throw new NullPointerException("elements"); // its type does not let it be handed on
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (E element : elements) {
            out.writeBytes(new byte[heading.padded(out.size()) - out.size()]);
            out.writeBytes(element.encoded().toArray());
        }
        return Octets.of(out.toByteArray());
    }
}

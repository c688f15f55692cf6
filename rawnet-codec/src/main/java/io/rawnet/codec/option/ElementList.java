package io.rawnet.codec.option;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a header keeps as octets and reads as a list when asked for: options, TLVs, chunks, parameters, extension objects. A
 * packet's tree shows each element on a line of its own.
 *
 * @param <E> the type of one element
 */
public interface ElementList<E> {

    /** {@return the elements in order; octets that cannot be read are a last, malformed one} */
    List<E> list();

    /**
     * {@return the first element of a type}
     *
     * @param <T> the type
     * @param type the type
     */
    default <T extends E> Optional<T> find(Class<T> type) {
        return find(type, element -> true);
    }

    /**
     * {@return the first element of a type that a condition holds for}
     *
     * @param <T> the type
     * @param type the type
     * @param condition the condition
     */
    default <T extends E> Optional<T> find(Class<T> type, Predicate<? super T> condition) {
        return list().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .findFirst();
    }
}

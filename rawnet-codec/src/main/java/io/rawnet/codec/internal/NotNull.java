package io.rawnet.codec.internal;

import java.util.Objects;

/** Refuses null where it enters: the message of the {@link NullPointerException} is the name of the field. */
public final class NotNull {

    private NotNull() {}

    /**
     * Checks a value.
     *
     * @param name the field's name
     * @param value the value
     * @throws NullPointerException if it is null
     */
    public static void check(String name, Object value) {
        Objects.requireNonNull(value, name);
    }

    /**
     * Checks two values.
     *
     * @param first the first field's name
     * @param firstValue its value
     * @param second the second field's name
     * @param secondValue its value
     * @throws NullPointerException if one is null
     */
    public static void check(String first, Object firstValue, String second, Object secondValue) {
        check(first, firstValue);
        check(second, secondValue);
    }

    /**
     * Checks three values.
     *
     * @param first the first field's name
     * @param firstValue its value
     * @param second the second field's name
     * @param secondValue its value
     * @param third the third field's name
     * @param thirdValue its value
     * @throws NullPointerException if one is null
     */
    public static void check(
            String first, Object firstValue, String second, Object secondValue, String third, Object thirdValue) {
        Objects.requireNonNull(firstValue, first);
        Objects.requireNonNull(secondValue, second);
        Objects.requireNonNull(thirdValue, third);
    }
}

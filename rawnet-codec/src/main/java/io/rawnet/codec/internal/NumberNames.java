package io.rawnet.codec.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of the constants of one number space. Each is given where its constant stands, in the static initializer. */
public final class NumberNames {

    private final Map<Integer, String> names = new HashMap<>();
    private final String unnamed;

    /**
     * Begins a number space without names.
     *
     * @param unnamed the format of a number that has no name, for instance {@code 0x%04x}
     */
    public NumberNames(String unnamed) {
        this.unnamed = unnamed;
    }

    /**
     * Names a number.
     *
     * @param number the number
     * @param name its name
     * @return the number
     */
    public int named(int number, String name) {
        names.put(number, name);
        return number;
    }

    /**
     * {@return the name of a number, or where it has none the number itself}
     *
     * @param number the number
     */
    public String of(int number) {
        String name = names.get(number);
        return name != null ? name : String.format(Locale.ROOT, unnamed, number);
    }
}

package io.rawnet.codec.control.ndp;

import java.util.Locale;

/** How a router or a route compares with others (RFC 4191 section 2.1): a signed number of two bits. */
public enum RouterPreference {
    /** Neither preferred nor avoided. */
    MEDIUM,
    /** Preferred. */
    HIGH,
    /** Not to be sent; receivers take it as medium, or ignore the route. */
    RESERVED,
    /** Avoided. */
    LOW;

    /**
     * {@return the preference that two bits say}
     *
     * @param bits the bits as an unsigned number, 0 to 3
     */
    public static RouterPreference of(int bits) {
        return values()[bits];
    }

    /** {@return the two bits as an unsigned number, 0 to 3} */
    public int bits() {
        return ordinal();
    }

    /** {@return the name in lower case} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

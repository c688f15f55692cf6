package io.rawnet.codec.control.ndp;

/** Lifetimes as people read them. */
final class Lifetime {

    private Lifetime() {}

    /** {@return the seconds, or "forever" for all ones} */
    static String text(long seconds) {
        return seconds == PrefixInformation.FOREVER ? "forever" : Long.toString(seconds);
    }
}

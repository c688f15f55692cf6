package io.rawnet.codec.packet;

import java.util.OptionalInt;

/** How far what belongs to a header reaches. */
final class Extent {

    private Extent() {}

    /**
     * {@return the index behind the last octet that belongs to a header} Its declared length counts as far as the octets
     * that are there and the lengths of outer headers allow.
     *
     * @param declared the payload length that the header declares
     * @param payload the index of the first octet behind the header
     * @param outerEnd the end of what belongs to the header before
     */
    static int end(OptionalInt declared, int payload, int outerEnd) {
        int available = outerEnd - payload;
        return payload + Math.min(available, declared.orElse(available));
    }

    /** {@return how many octets a header declares that are not there} */
    static int missing(OptionalInt declared, int payload, int outerEnd) {
        return Math.max(0, declared.orElse(0) - (outerEnd - payload));
    }
}

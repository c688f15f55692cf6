package io.rawnet.codec.packet;

import io.rawnet.codec.Header;

/** How far what belongs to a header reaches. */
final class Extent {

    private Extent() {}

    /**
     * {@return the index behind the last octet that belongs to a header} Its declared length counts as far as the octets
     * that are there and the lengths of outer headers allow.
     *
     * @param payload the index of the first octet behind the header
     * @param outerEnd the end of what belongs to the header before
     */
    static int end(Header header, int payload, int outerEnd) {
        int available = outerEnd - payload;
        return payload + Math.min(available, header.declaredPayloadLength().orElse(available));
    }

    /** {@return how many octets a header declares that are not there} */
    static int missing(Header header, int payload, int outerEnd) {
        return Math.max(0, header.declaredPayloadLength().orElse(0) - (outerEnd - payload));
    }
}

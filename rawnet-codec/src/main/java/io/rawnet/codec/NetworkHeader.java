package io.rawnet.codec;

import java.util.Optional;
import java.util.OptionalInt;

/** A header that decides how the checksums behind it are computed: IPv4, IPv6 and some IPv6 extension headers. */
public interface NetworkHeader extends Header {

    /**
     * {@return the pseudo header for the transport header behind this one}
     *
     * @param enclosing the pseudo header that the headers before this one ask for
     */
    default Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
        return enclosing;
    }

    /** {@return how many more routers may forward the packet, 0 to 255; empty where this header does not say} */
    default OptionalInt remainingHops() {
        return OptionalInt.empty();
    }
}

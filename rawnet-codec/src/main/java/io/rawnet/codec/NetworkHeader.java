package io.rawnet.codec;

import java.util.OptionalInt;

/** A header that decides how the checksums behind it are computed: IPv4, IPv6 and some IPv6 extension headers. */
public interface NetworkHeader extends Header {

    /** {@return how many more routers may forward the packet, 0 to 255; empty where this header does not say} */
    default OptionalInt remainingHops() {
        return OptionalInt.empty();
    }
}

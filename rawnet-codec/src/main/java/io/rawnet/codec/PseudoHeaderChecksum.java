package io.rawnet.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A header with a checksum over a pseudo header, the header and what follows it: TCP, UDP-Lite, DCCP and ICMPv6.
 * {@link #protocolNumbers()} has at least one number: the first names the header in messages.
 *
 * @param <H> the header itself
 */
public interface PseudoHeaderChecksum<H extends Header> extends Header {

    /**
     * {@return a copy with the checksum that pseudo header, header and payload ask for}
     *
     * @param pseudoHeader the addresses the packet travels between
     * @param payload what follows the header, from position to limit; not moved
     */
    H withChecksum(PseudoHeader pseudoHeader, ByteBuffer payload);

    /** {@return a copy with the checksum filled in, where the packet is whole and has a network header} */
    @Override
    @SuppressWarnings("unchecked") // H is the header itself
    default H completed(HeaderContext context) {
        return context.incomplete() || context.pseudoHeader().isEmpty()
                ? (H) this
                : withChecksum(context.pseudoHeader().get(), context.payload());
    }

    /** {@return the obstacle to the checksum where the packet is whole and has no network header} */
    @Override
    default Optional<Obstacle> obstacle(HeaderContext context) {
        return context.incomplete() || context.pseudoHeader().isPresent()
                ? Optional.empty()
                : Obstacle.toChecksum(protocolNumbers().get(0).toString(), context);
    }
}

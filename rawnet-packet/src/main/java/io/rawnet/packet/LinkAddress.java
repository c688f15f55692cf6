package io.rawnet.packet;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A hardware address of any link type: six octets on Ethernet, none on a tunnel, twenty on InfiniBand.
 *
 * @param octets the address, at most 32 octets
 */
public record LinkAddress(Octets octets) {

    /** The address of links that have none. */
    public static final LinkAddress NONE = new LinkAddress(Octets.EMPTY);

    private static final int MAX_LENGTH = 32;

    public LinkAddress {
        if (octets.size() > MAX_LENGTH) {
            throw new IllegalArgumentException("link address must be at most 32 octets, not " + octets.size());
        }
    }

    /**
     * {@return the link address that is an Ethernet address}
     *
     * @param address the Ethernet address
     */
    public static LinkAddress of(MacAddress address) {
        ByteBuffer octets = ByteBuffer.allocate(MacAddress.LENGTH);
        address.encode(octets);
        return new LinkAddress(Octets.copyOf(octets.flip()));
    }

    /** {@return the Ethernet address that this is; empty when it does not have six octets} */
    public Optional<MacAddress> mac() {
        return octets.size() == MacAddress.LENGTH ? Optional.of(MacAddress.at(octets.buffer(), 0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return mac().map(MacAddress::toString).orElseGet(octets::toString);
    }
}

package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.packet.Packet;
import java.util.Optional;

/** What arping sends, and how it is answered. */
interface Question {
    /** {@return the question in the protocol of an address} */
    static Question of(ArpingSettings settings) {
        return settings.target() instanceof Ipv4Address ? new ArpQuestion(settings) : new NeighborQuestion(settings);
    }

    /**
     * {@return a frame to send}
     *
     * @param neighbour whom to ask; empty to ask everybody
     */
    Packet frame(Optional<MacAddress> neighbour);

    /**
     * {@return the claim to the address in a frame; empty if it is about something else}
     *
     * @param frame a received frame
     */
    Optional<Claim> claim(Packet frame);

    /** {@return a filter expression that accepts what is asked and answered} */
    String filter();
}

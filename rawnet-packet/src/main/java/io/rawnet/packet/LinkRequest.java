package io.rawnet.packet;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import java.util.Optional;

/**
 * A request of a {@link LinkChannel}: a packet that begins with the channel's first header, and where it goes if its headers do not say
 * so.
 *
 * @param packet the packet
 * @param destination where it goes; empty for the interface that the channel is bound to
 */
public record LinkRequest(Packet packet, Optional<Destination> destination) {

    /** Checks that nothing is null. */
    public LinkRequest {
        Arguments.require(packet, "packet");
        Arguments.require(destination, "destination");
    }

    /**
     * A request that is a whole frame, for the interface that the channel is bound to.
     *
     * @param frame the frame
     */
    public LinkRequest(Packet frame) {
        this(frame, Optional.empty());
    }

    /**
     * A request whose link header the kernel writes.
     *
     * @param packet the packet, from the network header on
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param address link address to send to
     */
    public LinkRequest(Packet packet, int interfaceIndex, EtherType protocol, LinkAddress address) {
        this(packet, Optional.of(new Destination(interfaceIndex, protocol, address)));
    }

    /**
     * Where a request goes.
     *
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param address link address to send to
     */
    public record Destination(int interfaceIndex, EtherType protocol, LinkAddress address) {

        /** Checks the interface, and that nothing is null. */
        public Destination {
            Arguments.requireRange(interfaceIndex, 1, Integer.MAX_VALUE, "interfaceIndex");
            Arguments.require(protocol, "protocol");
            Arguments.require(address, "address");
        }
    }
}

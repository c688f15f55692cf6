package io.rawnet.ip;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;

/**
 * A request of a {@link TransportChannel}: a packet that begins with the transport header, and where it goes.
 *
 * @param packet the packet
 * @param destination where to
 * @param control what differs from the channel's options for it
 */
public record IpRequest(Packet packet, IpAddress destination, ControlMessage control) {

    /** Checks that nothing is null. */
    public IpRequest {
        Arguments.require(packet, "packet");
        Arguments.require(destination, "destination");
        Arguments.require(control, "control");
    }

    /**
     * A request without a control message.
     *
     * @param packet the packet
     * @param destination where to
     */
    public IpRequest(Packet packet, IpAddress destination) {
        this(packet, destination, ControlMessage.NONE);
    }
}

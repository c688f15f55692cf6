package io.rawnet.ip;

import io.rawnet.channel.SendBatch;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.socket.OutgoingRow;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Packets that {@link InternetChannel#send(IpSendBatch)} sends, each with its destination. */
public final class IpSendBatch extends SendBatch {
    /**
     * Allocates the room outside the Java heap.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, 1 or more
     * @throws IllegalArgumentException if one is out of range
     */
    public IpSendBatch(int capacity, int packetRoom) {
        super(new OutgoingRow(capacity, packetRoom, Message.CONTROL_ROOM));
    }

    /**
     * Adds a packet for a destination. The packet is copied.
     *
     * @param packet what the channel sends, from position to limit; the position moves to the limit
     * @param destination where to; the address in an IP header is not looked at
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room
     */
    public boolean add(ByteBuffer packet, IpAddress destination) {
        return add(packet, destination, ControlMessage.NONE);
    }

    /**
     * Adds a packet for a destination, with a control message. The packet is copied.
     *
     * @param packet what the channel sends, from position to limit; the position moves to the limit
     * @param destination where to; the address in an IP header is not looked at
     * @param control what differs from the channel's options for this packet
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room, or an address is of the other family
     */
    public boolean add(ByteBuffer packet, IpAddress destination, ControlMessage control) {
        Arguments.require(packet, "packet");
        Family family = Addressing.check(familyOf(destination), destination, control);
        if (row.isFull()) {
            return false;
        }
        row.load(packet);
        return added(family, destination, 0, control);
    }

    /**
     * Adds a datagram of a {@link UdpChannel} for a destination. The payload is copied.
     *
     * @param payload what the channel sends, from position to limit; the position moves to the limit
     * @param destination where to
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if the payload is longer than a packet's room, or the destination has no port
     */
    public boolean add(ByteBuffer payload, InetSocketAddress destination) {
        return add(payload, destination, ControlMessage.NONE);
    }

    /**
     * Adds a datagram of a {@link UdpChannel} for a destination, with a control message. The payload is copied.
     *
     * @param payload what the channel sends, from position to limit; the position moves to the limit
     * @param destination where to
     * @param control what differs from the channel's options for this datagram
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if the payload is longer than a packet's room, the destination has no port, or an address is of the
     *     other family
     */
    public boolean add(ByteBuffer payload, InetSocketAddress destination, ControlMessage control) {
        Arguments.require(payload, "payload");
        Endpoint endpoint = Endpoint.of(destination, "destination").requirePort();
        ControlMessage scoped = endpoint.scoped(control);
        Family family = Addressing.check(Family.of(endpoint.address()), endpoint.address(), scoped);
        if (row.isFull()) {
            return false;
        }
        row.load(payload);
        return added(family, endpoint.address(), endpoint.port(), scoped);
    }

    /**
     * Adds a packet for a destination, exactly as its headers say.
     *
     * @param packet what the channel sends
     * @param destination where to; the address in an IP header is not looked at
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room
     */
    public boolean add(Packet packet, IpAddress destination) {
        Arguments.require(packet, "packet");
        Family family = familyOf(destination);
        if (row.isFull()) {
            return false;
        }
        row.load(packet);
        return added(family, destination, 0, ControlMessage.NONE);
    }

    private static Family familyOf(IpAddress destination) {
        return Family.of(Arguments.require(destination, "destination"));
    }

    private boolean added(Family family, IpAddress destination, int port, ControlMessage control) {
        Addressing.write(family, destination, port, control, row.row(), row.size(), row.control());
        return row.added();
    }

    int send(ChannelSocket socket, Deadline deadline) throws IOException {
        return row.send(socket, deadline);
    }

    int trySend(ChannelSocket socket) throws IOException {
        return row.sendSome(socket, Deadline.NOW);
    }
}

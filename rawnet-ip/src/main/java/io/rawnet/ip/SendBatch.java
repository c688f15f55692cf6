package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.socket.ControlMessageWriter;
import io.rawnet.linux.socket.MessageBatch;
import java.nio.ByteBuffer;

/**
 * Many packets that one system call sends (sendmmsg(2)), made once and filled again and again; {@link InternetChannel#send(SendBatch)}
 * sends them. Adding a packet allocates nothing. Not for several threads at once.
 */
public final class SendBatch {
    private final MessageBatch messages;
    private final ControlMessageWriter writer = new ControlMessageWriter();
    private final int packetRoom;
    private int size;
    private int sent;

    /**
     * Allocates the room outside the Java heap.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet
     * @throws IllegalArgumentException if one is out of range
     */
    public SendBatch(int capacity, int packetRoom) {
        messages = new MessageBatch(capacity, packetRoom, Message.CONTROL_ROOM);
        this.packetRoom = packetRoom;
    }

    /** {@return how many packets it can hold} */
    public int capacity() {
        return messages.slots();
    }

    /** {@return how many packets were added} */
    public int size() {
        return size;
    }

    /** {@return how many of them were sent} */
    public int sent() {
        return sent;
    }

    /** Takes all packets out. */
    public void clear() {
        size = 0;
        sent = 0;
    }

    /** Keeps the packets, to send all of them once more. */
    public void rewind() {
        sent = 0;
    }

    /**
     * Adds a packet for the connected peer.
     *
     * @param packet what the channel sends: from the transport header, or from the IP header on. It is copied, and its position moves to
     *     its limit
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room
     */
    public boolean add(ByteBuffer packet) {
        if (!load(packet)) {
            return false;
        }
        messages.clearAddress(size);
        messages.clearControl(size++);
        return true;
    }

    /**
     * Adds a packet for a destination.
     *
     * @param packet as for {@link #add(ByteBuffer)}
     * @param destination where to; the address in an IP header is not looked at
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room
     */
    public boolean add(ByteBuffer packet, IpAddress destination) {
        return add(packet, destination, ControlMessage.NONE);
    }

    /**
     * Adds a packet for a destination, with a control message.
     *
     * @param packet as for {@link #add(ByteBuffer)}
     * @param destination where to; the address in an IP header is not looked at
     * @param control what shall differ from the channel's options for this packet
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room, or an address is of the other family
     */
    public boolean add(ByteBuffer packet, IpAddress destination, ControlMessage control) {
        if (!load(packet)) {
            return false;
        }
        Family family = Family.of(destination);
        Message.setDestination(messages, size, family, destination, control);
        Message.setControl(messages, size++, writer, family, control);
        return true;
    }

    private boolean load(ByteBuffer packet) {
        if (packet.remaining() > packetRoom) {
            throw new IllegalArgumentException(
                    "packet of " + packet.remaining() + " octets: the batch has room for " + packetRoom);
        }
        if (size == messages.slots()) {
            return false;
        }
        int octets = packet.remaining();
        messages.payload(size).clear().put(packet).flip();
        messages.useOwnPayload(size, octets);
        return true;
    }

    MessageBatch messages() {
        return messages;
    }

    void sent(int packets) {
        sent += packets;
    }
}

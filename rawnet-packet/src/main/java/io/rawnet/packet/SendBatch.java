package io.rawnet.packet;

import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.HardwareAddress;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Packets that {@link LinkChannel#send(SendBatch)} sends with as few system calls as it can (sendmmsg(2)). Made once and used again and
 * again; adding and sending allocates nothing. What was added stays until {@link #clear}, so the same packets can be sent again. Not for
 * several threads at once.
 */
public final class SendBatch {

    private final MessageBatch messages;
    private int count;
    private int sent;

    /**
     * Allocates the room, outside the heap.
     *
     * @param packets how many packets it has room for, 1 or more
     * @param packetSize the most octets of each that comes from a buffer on the heap; 0 where all buffers are direct
     */
    public SendBatch(int packets, int packetSize) {
        messages = new MessageBatch(packets, packetSize, 0);
    }

    /**
     * Adds a packet for the interface that the channel is bound to. The octets of a direct buffer are not copied: leave them alone until
     * they are sent.
     *
     * @param packet the packet, from position to limit; the position stays
     * @return this
     * @throws IllegalStateException if this is full
     * @throws IllegalArgumentException if the buffer is on the heap and has more octets than there is room for
     */
    public SendBatch add(ByteBuffer packet) {
        messages.clearAddress(load(packet));
        count++;
        return this;
    }

    /**
     * Adds a packet for a link address; see {@link LinkChannel#send(ByteBuffer, int, EtherType, LinkAddress)}.
     *
     * @param packet the packet, from position to limit; the position stays
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param destination whom it is for
     * @return this
     * @throws IllegalStateException if this is full
     * @throws IllegalArgumentException if the buffer is on the heap and has more octets than there is room for
     */
    public SendBatch add(ByteBuffer packet, int interfaceIndex, EtherType protocol, LinkAddress destination) {
        int slot = load(packet);
        messages.setAddressLength(
                slot,
                address(interfaceIndex, protocol, destination).put(messages.addresses(), messages.addressOffset(slot)));
        count++;
        return this;
    }

    private int load(ByteBuffer packet) {
        if (count == messages.slots()) {
            throw new IllegalStateException("batch is full: it has room for " + messages.slots() + " packets");
        }
        messages.load(count, packet);
        messages.clearControl(count);
        return count;
    }

    static LinkSocketAddress address(int interfaceIndex, EtherType protocol, LinkAddress destination) {
        return new LinkSocketAddress(
                protocol.number(),
                interfaceIndex,
                new HardwareAddress(destination.octets().toArray()));
    }

    /**
     * Forgets the packets.
     *
     * @return this
     */
    public SendBatch clear() {
        count = 0;
        return this;
    }

    /** {@return how many packets it has room for} */
    public int capacity() {
        return messages.slots();
    }

    /** {@return how many packets were added} */
    public int count() {
        return count;
    }

    /** {@return how many packets the last call of send has sent; after an exception, the one at this index was refused} */
    public int sent() {
        return sent;
    }

    void begin() {
        sent = 0;
    }

    boolean isSent() {
        return sent == count;
    }

    /** Sends as many as there is room for, waiting for room for one. */
    int sendSome(Socket socket, Deadline deadline) throws IOException {
        int some = messages.send(socket, sent, count - sent, 0, deadline);
        sent += some;
        return some;
    }
}

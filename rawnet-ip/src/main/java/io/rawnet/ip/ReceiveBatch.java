package io.rawnet.ip;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.linux.socket.MessageBatch;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Room for many packets that one system call receives (recvmmsg(2)), made once and filled again and again by
 * {@link InternetChannel#receive(ReceiveBatch)}. Receiving allocates nothing per packet, nor do {@link #packet}, {@link #originalLength}
 * and {@link #truncated}; {@link #source} and {@link #control} make an object when they are asked. Not for several threads at once.
 */
public final class ReceiveBatch {
    private final MessageBatch messages;
    private Family family = Family.IPV4;
    private int size;
    private boolean stripped;

    /**
     * Allocates the room outside the Java heap.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, over IPv4 with its IP header; what is longer is cut
     * @throws IllegalArgumentException if one is out of range
     */
    public ReceiveBatch(int capacity, int packetRoom) {
        messages = new MessageBatch(capacity, packetRoom, Message.CONTROL_ROOM);
    }

    /** {@return how many packets it can hold} */
    public int capacity() {
        return messages.slots();
    }

    /** {@return how many packets the last call received} */
    public int size() {
        return size;
    }

    /**
     * {@return a packet's octets, from position to limit: on an {@link IpChannel} over IPv4 from the IP header on, else from the transport
     * header on} The buffer is the batch's own and filled anew by the next call.
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public ByteBuffer packet(int index) {
        return messages.payload(checked(index));
    }

    /**
     * {@return how many octets the packet had, from where {@link #packet} starts}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public int originalLength(int index) {
        int cut = messages.length(checked(index)) - messages.received(index);
        return messages.payload(index).limit() - start(index) + cut;
    }

    /**
     * {@return whether the packet's end is lost for want of room}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public boolean truncated(int index) {
        return messages.received(checked(index)) < messages.length(index);
    }

    /**
     * {@return who sent the packet}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public IpAddress source(int index) {
        return family.socketAddress(
                messages.addresses(), messages.addressOffset(checked(index)), messages.addressLength(index));
    }

    /**
     * {@return what was asked for with {@link InternetChannel#setControlFields}}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public ControlMessage control(int index) {
        return ControlReader.read(family, messages, checked(index)).control();
    }

    MessageBatch messages() {
        return messages;
    }

    /** Takes note of what was received. */
    void received(Family from, int packets, boolean withIpHeader) {
        family = from;
        size = packets;
        stripped = withIpHeader;
        for (int index = 0; index < packets; index++) {
            messages.payload(index).clear().limit(messages.received(index)).position(start(index));
        }
    }

    /** {@return where the packet starts: behind the IP header, if that is not the caller's} */
    private int start(int index) {
        if (!stripped) {
            return 0;
        }
        try {
            return Math.min(Ipv4View.at(messages.payload(index), 0).length(), messages.received(index));
        } catch (MalformedPacketException cutShort) {
            return messages.received(index);
        }
    }

    private int checked(int index) {
        return Objects.checkIndex(index, size);
    }
}

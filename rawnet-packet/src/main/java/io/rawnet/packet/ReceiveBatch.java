package io.rawnet.packet;

import io.rawnet.codec.ChecksumStatus;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Room for packets that {@link LinkChannel#receive(ReceiveBatch)} takes with one system call (recvmmsg(2)). Made once and used again and
 * again; receiving, and reading what is not an object, allocates nothing. Not for several threads at once.
 */
public final class ReceiveBatch {

    private final MessageBatch messages;
    private final FrameReader reader;
    private int count;

    /**
     * Allocates the room, outside the heap.
     *
     * @param packets how many packets it has room for, 1 or more
     * @param packetSize the most octets of each; longer packets are cut
     */
    public ReceiveBatch(int packets, int packetSize) {
        messages = new MessageBatch(packets, packetSize, FrameReader.CONTROL_SIZE);
        reader = new FrameReader(messages);
    }

    int receive(Socket socket, Deadline deadline) throws IOException {
        count = 0;
        count = messages.receive(socket, messages.slots(), MessageFlag.MSG_TRUNC, deadline);
        return count;
    }

    /** {@return how many packets it has room for} */
    public int capacity() {
        return messages.slots();
    }

    /** {@return how many packets were received last} */
    public int count() {
        return count;
    }

    /**
     * {@return a packet's octets, from position 0 to the limit, in network byte order} It is the same buffer each time: the next call of receive overwrites it.
     *
     * @param index which packet, 0 to {@link #count()} - 1
     */
    public ByteBuffer packet(int index) {
        return messages.payload(check(index))
                .order(ByteOrder.BIG_ENDIAN)
                .clear()
                .limit(messages.received(index));
    }

    /**
     * {@return how many octets of a packet are here}
     *
     * @param index which packet
     */
    public int length(int index) {
        return messages.received(check(index));
    }

    /**
     * {@return how many octets a packet had}
     *
     * @param index which packet
     */
    public int originalLength(int index) {
        return reader.at(check(index)).originalLength();
    }

    /**
     * {@return whether a packet was longer than its room}
     *
     * @param index which packet
     */
    public boolean truncated(int index) {
        return length(index) < originalLength(index);
    }

    /**
     * {@return the index of the interface a packet was seen on}
     *
     * @param index which packet
     */
    public int interfaceIndex(int index) {
        return LinkSocketAddress.interfaceIndex(messages.addresses(), messages.addressOffset(check(index)));
    }

    /**
     * {@return what a packet's link header carries}
     *
     * @param index which packet
     */
    public EtherType protocol(int index) {
        return EtherType.of(LinkSocketAddress.protocol(messages.addresses(), messages.addressOffset(check(index))));
    }

    /**
     * {@return whom a packet was for}
     *
     * @param index which packet
     */
    public PacketType packetType(int index) {
        return PacketType.of(LinkSocketAddress.packetType(messages.addresses(), messages.addressOffset(check(index))));
    }

    /**
     * {@return when the kernel saw a packet; empty unless asked for}
     *
     * @param index which packet
     */
    public Optional<Instant> timestamp(int index) {
        return reader.at(check(index)).timestamp();
    }

    /**
     * {@return the VLAN tag that was taken out of a packet}
     *
     * @param index which packet
     */
    public Optional<StrippedVlanTag> vlanTag(int index) {
        return reader.at(check(index)).vlanTag();
    }

    /**
     * {@return what the kernel knows of a packet's transport checksum}
     *
     * @param index which packet
     */
    public ChecksumStatus checksumStatus(int index) {
        return FrameReader.checksumStatus(reader.at(check(index)).status());
    }

    /**
     * {@return all that came with a packet, to keep}
     *
     * @param index which packet
     */
    public ReceivedFrame frame(int index) {
        return reader.at(check(index)).frame();
    }

    private int check(int index) {
        return Objects.checkIndex(index, count);
    }
}

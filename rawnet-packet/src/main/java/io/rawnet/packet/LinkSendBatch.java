package io.rawnet.packet;

import io.rawnet.channel.SendBatch;
import io.rawnet.channel.socket.OutgoingRow;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import java.nio.ByteBuffer;

/** Packets that a {@link LinkChannel} sends with one system call (sendmmsg(2)). */
public final class LinkSendBatch extends SendBatch {
    private final OutgoingRow row;

    /**
     * Allocates the memory.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, 1 or more
     * @throws IllegalArgumentException if one is out of range
     */
    public LinkSendBatch(int capacity, int packetRoom) {
        this(new OutgoingRow(capacity, packetRoom, 0));
    }

    private LinkSendBatch(OutgoingRow row) {
        super(row);
        this.row = row;
    }

    /**
     * Adds a packet for a link address, as {@link LinkChannel#send(ByteBuffer, int, EtherType, LinkAddress)} sends it. The packet is
     * copied.
     *
     * @param packet the packet, from position to limit; the position moves to the limit
     * @param interfaceIndex the interface to send through, 1 or more
     * @param protocol what the packet is
     * @param destination its destination; sending checks that its length fits the interface
     * @return whether there was room for one more packet; if not, nothing was done
     * @throws IllegalArgumentException if it is longer than a packet's room, or the index is out of range
     */
    public boolean add(ByteBuffer packet, int interfaceIndex, EtherType protocol, LinkAddress destination) {
        Arguments.require(packet, "packet");
        if (row.isFull()) {
            return false;
        }
        row.load(packet);
        put(row.row(), row.size(), interfaceIndex, protocol, destination);
        return row.added();
    }

    /** Writes the destination of a message. */
    static void put(MessageRow row, int slot, int interfaceIndex, EtherType protocol, LinkAddress destination) {
        Arguments.requireRange(interfaceIndex, 1, Integer.MAX_VALUE, "interfaceIndex");
        int number = Arguments.require(protocol, "protocol").number();
        int addressLength =
                Arguments.require(destination, "destination").octets().size();
        int offset = row.addressOffset(slot);
        int length = LinkSocketAddress.put(row.addresses(), offset, number, interfaceIndex, addressLength);
        destination.octets().encode(row.addresses(), offset + LinkSocketAddress.HARDWARE_ADDRESS);
        row.setAddressLength(slot, length);
    }

    OutgoingRow row() {
        return row;
    }
}

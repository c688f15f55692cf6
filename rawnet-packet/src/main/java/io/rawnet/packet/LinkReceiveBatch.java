package io.rawnet.packet;

import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.ReceiveBatch;
import io.rawnet.channel.socket.IncomingRow;
import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.memory.Field;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import java.time.Instant;
import java.util.Optional;

/**
 * Room for packets that a {@link LinkChannel} receives with one system call (recvmmsg(2)). Every method with an index throws {@link
 * IndexOutOfBoundsException} if there is no such packet.
 */
public final class LinkReceiveBatch extends ReceiveBatch {
    private final IncomingRow row;
    private final MessageRow messages;
    private final FrameReader reader;

    /**
     * Allocates the memory.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, 1 or more; longer packets are cut
     * @throws IllegalArgumentException if one is out of range
     */
    public LinkReceiveBatch(int capacity, int packetRoom) {
        this(new IncomingRow(capacity, packetRoom));
    }

    private LinkReceiveBatch(IncomingRow row) {
        super(row);
        this.row = row;
        messages = row.row();
        reader = new FrameReader(messages);
    }

    @Override
    public int length(int index) {
        return messages.received(row.check(index));
    }

    @Override
    public int originalLength(int index) {
        return reader.at(row.check(index)).originalLength();
    }

    /**
     * {@return the index of the interface that received a packet}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public int interfaceIndex(int index) {
        return read(LinkSocketAddress.INTERFACE_INDEX, index);
    }

    /**
     * {@return what the link header of a packet carries}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public EtherType protocol(int index) {
        return EtherType.of(read(LinkSocketAddress.PROTOCOL, index));
    }

    /**
     * {@return the receiver of a packet, as seen from this machine}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public PacketType packetType(int index) {
        return PacketType.of(read(LinkSocketAddress.PACKET_TYPE, index));
    }

    /**
     * {@return when the kernel got a packet; empty unless {@link ChannelOptions#TIMESTAMP} or {@link
     * LinkSocketOptions#HARDWARE_TIMESTAMP} is set}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public Optional<Instant> timestamp(int index) {
        return reader.at(row.check(index)).timestamp();
    }

    /**
     * {@return the VLAN tag that was removed from a packet}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public Optional<StrippedVlanTag> vlanTag(int index) {
        return reader.at(row.check(index)).vlanTag();
    }

    /**
     * {@return what the kernel knows of the transport checksum of a packet}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public ChecksumOffload checksumOffload(int index) {
        return FrameReader.checksumOffload(reader.at(row.check(index)).status());
    }

    /**
     * {@return all that came with a packet, to keep}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     */
    public ReceivedFrame frame(int index) {
        return reader.at(row.check(index)).frame(messages.received(index));
    }

    private int read(Field field, int index) {
        return field.get(messages.addresses(), messages.addressOffset(row.check(index)));
    }

    IncomingRow row() {
        return row;
    }
}

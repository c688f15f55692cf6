package io.rawnet.ip;

import io.rawnet.channel.ReceiveBatch;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.IncomingRow;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.linux.socket.MessageRow;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Room for packets that {@link InternetChannel#receive(IpReceiveBatch)} receives. A packet begins at the IP header on an {@link IpChannel}
 * over IPv4, at the payload on a {@link UdpChannel}, else at the transport header.
 */
public final class IpReceiveBatch extends ReceiveBatch {
    private final MessageRow messages = row.row();
    private Family family = Family.IPV4;
    private HeaderOnReceive header = HeaderOnReceive.NONE;

    /**
     * Allocates the room outside the Java heap.
     *
     * @param capacity how many packets at most, 1 or more
     * @param packetRoom octets for each packet, over IPv4 with its IP header, 1 or more; what is longer is cut
     * @throws IllegalArgumentException if one is out of range
     */
    public IpReceiveBatch(int capacity, int packetRoom) {
        super(new IncomingRow(capacity, packetRoom));
    }

    int receive(Family from, HeaderOnReceive newHeader, ChannelSocket socket, Deadline deadline) throws IOException {
        family = from;
        header = newHeader;
        int packets = row.receive(socket, deadline);
        for (int index = 0; index < packets; index++) {
            messages.payload(index).position(start(index));
        }
        return packets;
    }

    private int ipHeaderLength(int index) {
        int received = messages.received(index);
        try {
            return Math.min(Ipv4View.at(messages.payload(index), 0).length(), received);
        } catch (MalformedPacketException cutShort) {
            return received;
        }
    }

    /** {@return where a packet starts in its room} The caller may have moved the position of its buffer. */
    private int start(int index) {
        return header == HeaderOnReceive.TAKEN_OFF ? ipHeaderLength(index) : 0;
    }

    @Override
    public int length(int index) {
        return messages.received(row.check(index)) - start(index);
    }

    @Override
    public int originalLength(int index) {
        return messages.length(row.check(index)) - start(index);
    }

    /**
     * {@return the address a packet came from}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public IpAddress source(int index) {
        return family.socketAddress(
                messages.addresses(), messages.addressOffset(row.check(index)), messages.addressLength(index));
    }

    /**
     * {@return the port a packet came from on a {@link UdpChannel}, 1 to 65535; empty on others}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public OptionalInt sourcePort(int index) {
        return family.socketPort(
                messages.addresses(), messages.addressOffset(row.check(index)), messages.addressLength(index));
    }

    /**
     * {@return all that came with a packet, to keep}
     *
     * @param index which packet, 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no such packet
     */
    public ReceivedPacket metadata(int index) {
        ReceivedReader reader = new ReceivedReader(family, messages, row.check(index));
        if (header == HeaderOnReceive.TAKEN_OFF || header == HeaderOnReceive.KEPT) {
            reader.readIpv4Header();
        }
        return reader.received(length(index), originalLength(index));
    }
}

package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Pool;
import io.rawnet.codec.Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.linux.socket.ControlMessageWriter;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.MessageRow;
import java.nio.ByteBuffer;

/**
 * Memory for one packet on its way to the kernel or from it, with address and control messages. Messages are pooled: a call takes one
 * for as long as it makes system calls, and holds none while it waits.
 */
public final class Message {
    /** Room for control messages in octets: more than all that a channel can ask for, or sends. */
    public static final int CONTROL_ROOM = 512;

    /** Room of most messages: the longest IP packet, and the longest frame of the loopback interface. */
    private static final int ROOM = 1 << 17;

    /** Room of the others, more than the longest packet of the kernel (GSO_MAX_SIZE, 524,280 octets). */
    private static final int LARGE_ROOM = 1 << 20;

    private static final Pool<Message> POOL = new Pool<>(16, message -> {});
    private static final Pool<Message> LARGE_POOL = new Pool<>(2, message -> {});

    private final MessageRow row;
    private final ControlMessageWriter writer = new ControlMessageWriter();
    private int flags;
    private Runnable beforeSending;

    private final Attempt receiving = this::receive;
    final Attempt sending = this::send;

    private Message(int room) {
        row = new MessageRow(1, room, CONTROL_ROOM);
    }

    /**
     * {@return a message with room for some octets, as far as any packet has as many} Its destination and control messages are empty.
     *
     * @param octets room for the payload
     */
    public static Message take(int octets) {
        boolean large = octets > ROOM;
        Message pooled = (large ? LARGE_POOL : POOL).take();
        return pooled == null ? new Message(large ? LARGE_ROOM : ROOM) : pooled;
    }

    /** Gives this back for others to use. */
    public void giveBack() {
        beforeSending = null;
        (row.payloadSize() == ROOM ? POOL : LARGE_POOL).give(this);
    }

    /** {@return the memory} */
    public MessageRow row() {
        return row;
    }

    /** {@return writes control messages, from the first octet of their room on} */
    public ControlMessageWriter control() {
        return writer.over(row.controls(), 0);
    }

    /**
     * {@return the octets of the received packet, from position 0 to limit, in network byte order} The same buffer each time.
     */
    public ByteBuffer received() {
        return row.payload(0).clear().limit(row.received(0));
    }

    /**
     * {@return a message that holds a packet to send}
     *
     * @param packet the octets, from position to limit; the position stays
     * @param name the parameter's name
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if no packet is as long
     */
    public static Message of(ByteBuffer packet, String name) {
        int octets = Arguments.require(packet, name).remaining();
        Message message = forSending(octets);
        message.row.payload(0).put(0, packet, packet.position(), octets);
        return message;
    }

    /**
     * {@return a message that holds a packet to send, exactly as its headers say}
     *
     * @param packet the packet
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if no packet is as long
     */
    public static Message of(Packet packet) {
        Message message = forSending(Arguments.require(packet, "packet").length());
        packet.encode(message.row.payload(0));
        return message;
    }

    /**
     * {@return a message that holds a packet to send: a header, exactly as it is, and what belongs behind it}
     *
     * @param header the header
     * @param payload the octets behind it, from position to limit; the position stays
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if no packet is as long
     */
    public static Message of(Header header, ByteBuffer payload) {
        Arguments.require(header, "header");
        Arguments.require(payload, "payload");
        Message message = forSending(header.length() + payload.remaining());
        header.encode(message.row.payload(0));
        message.row.payload(0).put(payload.duplicate());
        return message;
    }

    /**
     * Does something each time immediately before the system call that sends this, such as looking at the clock.
     *
     * @param action what to do
     * @return this
     */
    public Message beforeSending(Runnable action) {
        beforeSending = action;
        return this;
    }

    private static Message forSending(int octets) {
        if (octets > LARGE_ROOM) {
            throw new IllegalArgumentException(
                    "packet of " + octets + " octets: the kernel has none of more than 524280");
        }
        Message message = take(octets);
        message.row.clearAddress(0);
        message.row.clearControl(0);
        message.row.payload(0).clear();
        message.row.setPayloadLength(0, octets);
        return message;
    }

    Attempt receiving(int newFlags) {
        flags = newFlags;
        return receiving;
    }

    private int receive(int descriptor) {
        row.setPayloadLength(0, row.payloadSize());
        return row.receiveOne(descriptor, flags);
    }

    private int send(int descriptor) {
        if (beforeSending != null) {
            beforeSending.run();
        }
        return row.sendOne(descriptor);
    }

    /** {@return whether this was taken from the error queue} */
    public boolean isError() {
        return (row.flags(0) & MessageFlag.MSG_ERRQUEUE) != 0;
    }
}

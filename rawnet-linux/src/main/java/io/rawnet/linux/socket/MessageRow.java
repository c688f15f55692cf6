package io.rawnet.linux.socket;

import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory for a row of messages to send or receive (sendmsg(2), sendmmsg(2), recvmsg(2), recvmmsg(2)), made once and used again and
 * again: nothing is allocated per packet. Each slot has room for a payload, a socket address and control messages. Not for several
 * threads at once.
 *
 * <p>A row of {@code struct mmsghdr}, each with a payload of one {@code struct iovec}, where the kernel reads and writes them:
 * <pre>
 * offset  struct mmsghdr (64-bit Linux, x86_64 and aarch64)
 *      0  address of the socket address
 *      8  length of the socket address, u32, padded to 8
 *     16  address of the struct iovec
 *     24  number of struct iovec, u64
 *     32  address of the control messages
 *     40  length of the control messages, u64
 *     48  flags of the received message, u32, padded to 8
 *     56  octets received or sent, u32, padded to 8
 * offset  struct iovec
 *      0  address of the payload
 *      8  length of the payload, u64
 * </pre>
 */
public final class MessageRow {
    /** Room for a socket address in octets; the longest is that of a link layer with 32-octet addresses. */
    public static final int ADDRESS_SIZE = 64;

    private static final int HEADER_SIZE = 64;
    private static final int ADDRESS = 0;
    private static final int ADDRESS_LENGTH = 8;
    private static final int VECTOR = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int LENGTH = 56;

    private static final int VECTOR_SIZE = 16;
    private static final int VECTOR_LENGTH = 8;

    private final int payloadSize;
    private final int controlSize;
    private final NativeMemory headers;
    private final NativeMemory vectors;
    private final NativeMemory addresses;
    private final NativeMemory controls;
    private final NativeMemory payloads;
    private final ByteBuffer[] slices;

    /**
     * Allocates the row.
     *
     * @param slots number of messages, 1 or more
     * @param payloadSize room for each payload in octets
     * @param controlSize room for each slot's control messages in octets; 0 for none
     */
    public MessageRow(int slots, int payloadSize, int controlSize) {
        if (slots < 1 || payloadSize < 0 || controlSize < 0) {
            throw new IllegalArgumentException(
                    "slots " + slots + ", payload " + payloadSize + ", control " + controlSize + ": out of range");
        }
        this.payloadSize = payloadSize;
        this.controlSize = ControlMessages.align(controlSize);
        headers = NativeMemory.allocate(Math.multiplyExact(slots, HEADER_SIZE));
        vectors = NativeMemory.allocate(Math.multiplyExact(slots, VECTOR_SIZE));
        addresses = NativeMemory.allocate(Math.multiplyExact(slots, ADDRESS_SIZE));
        controls = NativeMemory.allocate(Math.multiplyExact(slots, this.controlSize));
        payloads = NativeMemory.allocate(Math.multiplyExact(slots, payloadSize));
        slices = new ByteBuffer[slots];
        for (int slot = 0; slot < slots; slot++) {
            // packets are in network byte order, and who reads one should not have to say so
            slices[slot] = payloads.slice(slot * payloadSize, payloadSize).order(ByteOrder.BIG_ENDIAN);
            headers.octets()
                    .putLong(header(slot) + VECTOR, vectors.address() + slot * VECTOR_SIZE)
                    .putLong(header(slot) + VECTOR_COUNT, 1);
            vectors.octets().putLong(slot * VECTOR_SIZE, payloads.address() + (long) slot * payloadSize);
            setPayloadLength(slot, payloadSize);
        }
    }

    /** {@return the number of slots} */
    public int slots() {
        return slices.length;
    }

    /** {@return the room for each payload in octets} */
    public int payloadSize() {
        return payloadSize;
    }

    /**
     * {@return a slot's room for its payload, in network byte order; always the same buffer}
     *
     * @param slot the slot
     */
    public ByteBuffer payload(int slot) {
        return slices[slot];
    }

    /**
     * Sets how many octets of a slot's payload are sent, or there is room for.
     *
     * @param slot the slot
     * @param octets how many octets from the first one on
     */
    public void setPayloadLength(int slot, int octets) {
        vectors.octets().putLong(slot * VECTOR_SIZE + VECTOR_LENGTH, octets);
    }

    /**
     * {@return how many octets of a slot's payload are sent, or there is room for}
     *
     * @param slot the slot
     */
    public int payloadLength(int slot) {
        return (int) vectors.octets().getLong(slot * VECTOR_SIZE + VECTOR_LENGTH);
    }

    /** {@return the memory of all slots' socket addresses, in native byte order} */
    public ByteBuffer addresses() {
        return addresses.octets();
    }

    /**
     * {@return where a slot's socket address starts in {@link #addresses()}}
     *
     * @param slot the slot
     */
    public int addressOffset(int slot) {
        return slot * ADDRESS_SIZE;
    }

    /**
     * {@return the length of a slot's socket address in octets: the received one, 0 for none}
     *
     * @param slot the slot
     */
    public int addressLength(int slot) {
        return Math.min(ADDRESS_SIZE, headers.octets().getInt(header(slot) + ADDRESS_LENGTH));
    }

    /**
     * Sets the length of the destination that was written at {@link #addressOffset}.
     *
     * @param slot the slot
     * @param octets its length; 0 for none
     */
    public void setAddressLength(int slot, int octets) {
        headers.octets()
                .putLong(header(slot) + ADDRESS, octets == 0 ? 0 : addresses.address() + addressOffset(slot))
                .putInt(header(slot) + ADDRESS_LENGTH, octets);
    }

    /**
     * Sends a slot to the socket's peer, without a destination of its own.
     *
     * @param slot the slot
     */
    public void clearAddress(int slot) {
        setAddressLength(slot, 0);
    }

    /** {@return the memory of all slots' control messages, in native byte order} */
    public ByteBuffer controls() {
        return controls.octets();
    }

    /**
     * {@return where a slot's control messages start in {@link #controls()}}
     *
     * @param slot the slot
     */
    public int controlOffset(int slot) {
        return slot * controlSize;
    }

    /**
     * {@return the length of a slot's control messages in octets: the received ones, 0 for none}
     *
     * @param slot the slot
     */
    public int controlLength(int slot) {
        return (int) Math.min(controlSize, headers.octets().getLong(header(slot) + CONTROL_LENGTH));
    }

    /**
     * Sets the length of the control messages that were written at {@link #controlOffset}.
     *
     * @param slot the slot
     * @param octets their length, padding included
     */
    public void setControlLength(int slot, int octets) {
        headers.octets()
                .putLong(header(slot) + CONTROL, octets == 0 ? 0 : controls.address() + controlOffset(slot))
                .putLong(header(slot) + CONTROL_LENGTH, octets);
    }

    /**
     * Sends a slot without control messages.
     *
     * @param slot the slot
     */
    public void clearControl(int slot) {
        setControlLength(slot, 0);
    }

    /**
     * {@return the octets of a slot that were sent, or the full length of the received message, even if it was cut}
     *
     * @param slot the slot
     */
    public int length(int slot) {
        return headers.octets().getInt(header(slot) + LENGTH);
    }

    /**
     * {@return how many octets of a received message are in the slot}
     *
     * @param slot the slot
     */
    public int received(int slot) {
        return Math.min(length(slot), payloadLength(slot));
    }

    /**
     * {@return the flags of a received message, of {@link MessageFlag}}
     *
     * @param slot the slot
     */
    public int flags(int slot) {
        return headers.octets().getInt(header(slot) + FLAGS);
    }

    /**
     * Receives into the first slot (recvmsg(2)). {@link #length} is the full length, also of a message that was cut.
     *
     * @param descriptor the socket
     * @param flags {@link MessageFlag}s; MSG_TRUNC is added
     * @return 1, or the negated error number
     */
    public int receiveOne(int descriptor, int flags) {
        prepare(0);
        int result = SocketCalls.recvmsg(descriptor, headers.address(), flags | MessageFlag.MSG_TRUNC);
        Reference.reachabilityFence(this);
        if (result < 0) {
            return result;
        }
        headers.octets().putInt(LENGTH, result);
        return 1;
    }

    /**
     * Receives into the first slots as many messages as are there (recvmmsg(2)).
     *
     * @param descriptor the socket
     * @param slots how many messages to take at most, 1 or more
     * @return how many messages were received, 1 or more, or the negated error number
     */
    public int receive(int descriptor, int slots) {
        for (int slot = 0; slot < slots; slot++) {
            prepare(slot);
        }
        int result = SocketCalls.recvmmsg(descriptor, headers.address(), slots, MessageFlag.MSG_TRUNC);
        Reference.reachabilityFence(this);
        return result;
    }

    /**
     * Sends the first slot (sendmsg(2)).
     *
     * @param descriptor the socket
     * @return how many octets were sent, or the negated error number
     */
    public int sendOne(int descriptor) {
        int result = SocketCalls.sendmsg(descriptor, headers.address(), 0);
        Reference.reachabilityFence(this);
        return result;
    }

    /**
     * Sends slots in order (sendmmsg(2)). The kernel stops at the first message that it refuses: its error comes with the next call.
     *
     * @param descriptor the socket
     * @param from first slot to send
     * @param slots how many, 1 or more
     * @return how many messages were sent, or the negated error number
     */
    public int send(int descriptor, int from, int slots) {
        int result = SocketCalls.sendmmsg(descriptor, headers.address() + header(from), slots, 0);
        Reference.reachabilityFence(this);
        return result;
    }

    /**
     * Copies a received message of another row into the first slot, cut to the room there.
     *
     * @param other a row whose first slot holds a received message
     */
    public void copyFrom(MessageRow other) {
        setPayloadLength(0, payloadSize);
        headers.octets().putInt(LENGTH, other.length(0)).putInt(FLAGS, other.flags(0));
        slices[0].put(0, other.slices[0], 0, Math.min(payloadSize, other.received(0)));
        setAddressLength(0, other.addressLength(0));
        addresses().put(0, other.addresses(), 0, other.addressLength(0));
        int control = Math.min(controlSize, other.controlLength(0));
        setControlLength(0, control);
        controls().put(0, other.controls(), 0, control);
    }

    /** The kernel has overwritten the lengths of what there is room for with those of the last message. */
    private void prepare(int slot) {
        setAddressLength(slot, ADDRESS_SIZE);
        setControlLength(slot, controlSize);
    }

    private static int header(int slot) {
        return slot * HEADER_SIZE;
    }
}

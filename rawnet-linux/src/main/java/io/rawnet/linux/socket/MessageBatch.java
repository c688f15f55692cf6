package io.rawnet.linux.socket;

import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.call.SystemCallException;
import io.rawnet.linux.descriptor.Attempt;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.descriptor.Readiness;
import io.rawnet.linux.memory.NativeMemory;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A row of messages to send or receive with one system call (sendmmsg(2), recvmmsg(2)), made once and used again and again: nothing
 * is allocated per packet. Each slot has room for a payload, a socket address and control messages. Not for several threads at
 * once.
 */
public final class MessageBatch {
    /** Room for a socket address in octets; the longest is that of a link layer with 32-octet addresses. */
    public static final int ADDRESS_SIZE = 64;

    private final int payloadSize;
    private final int controlSize;
    private final MessageHeaders headers;
    private final NativeMemory addresses;
    private final NativeMemory controls;
    private final NativeMemory payloads;
    /** What each slot reads or writes: its own memory, or a direct buffer of the caller. */
    private final ByteBuffer[] targets;

    private final ByteBuffer[] ownPayloads;
    private final Attempt receiving = this::receiveOnce;
    private final Attempt sending = this::sendOnce;
    private int first;
    private int count;
    private int callFlags;

    /**
     * Allocates the row.
     *
     * @param slots number of messages, 1 or more
     * @param payloadSize room for each payload in octets; 0 where every slot gets a direct buffer
     * @param controlSize room for each slot's control messages in octets; 0 for none
     */
    public MessageBatch(int slots, int payloadSize, int controlSize) {
        if (slots < 1 || payloadSize < 0 || controlSize < 0) {
            throw new IllegalArgumentException(
                    "slots " + slots + ", payload " + payloadSize + ", control " + controlSize + ": out of range");
        }
        this.payloadSize = payloadSize;
        this.controlSize = ControlMessages.align(controlSize);
        headers = new MessageHeaders(slots);
        addresses = NativeMemory.allocate(Math.multiplyExact(slots, ADDRESS_SIZE));
        controls = NativeMemory.allocate(Math.multiplyExact(slots, this.controlSize));
        payloads = NativeMemory.allocate(Math.multiplyExact(slots, payloadSize));
        targets = new ByteBuffer[slots];
        ownPayloads = new ByteBuffer[slots];
        for (int slot = 0; slot < slots; slot++) {
            // packets are in network byte order, and who reads one should not have to say so
            ownPayloads[slot] = payloads.slice(slot * payloadSize, payloadSize).order(ByteOrder.BIG_ENDIAN);
            useOwnPayload(slot);
            clearAddress(slot);
            clearControl(slot);
        }
    }

    /** {@return the number of slots} */
    public int slots() {
        return targets.length;
    }

    /**
     * {@return a slot's own room for its payload, in network byte order; always the same buffer}
     *
     * @param slot the slot
     */
    public ByteBuffer payload(int slot) {
        return ownPayloads[slot];
    }

    /**
     * Lets a slot send from, or receive into, its own memory, all of it.
     *
     * @param slot the slot
     */
    public void useOwnPayload(int slot) {
        useOwnPayload(slot, payloadSize);
    }

    /**
     * Lets a slot send from its own memory.
     *
     * @param slot the slot
     * @param octets how many octets from the first one on
     */
    public void useOwnPayload(int slot, int octets) {
        use(slot, ownPayloads[slot], payloads.address() + (long) slot * payloadSize, octets);
    }

    /**
     * Lets a slot send from, or receive into, a direct buffer, from its position to its limit, without a copy. The batch keeps the
     * buffer reachable until the slot is given another one.
     *
     * @param slot the slot
     * @param direct a direct buffer; its position stays
     */
    public void useDirect(int slot, ByteBuffer direct) {
        use(slot, direct, NativeMemory.addressOf(direct), direct.remaining());
    }

    /**
     * Lets a slot send the octets of any buffer from its position to its limit: a direct one without a copy, a heap one through the
     * slot's own memory.
     *
     * @param slot the slot
     * @param source the octets to send; its position stays
     * @throws IllegalArgumentException if a heap buffer has more octets than the slot has room for
     */
    public void load(int slot, ByteBuffer source) {
        if (source.isDirect()) {
            useDirect(slot, source);
            return;
        }
        int octets = source.remaining();
        if (octets > payloadSize) {
            throw new IllegalArgumentException("payload of " + octets + " octets: room for " + payloadSize);
        }
        ownPayloads[slot].put(0, source, source.position(), octets);
        useOwnPayload(slot, octets);
    }

    /**
     * Lets a slot receive for any buffer, as much as it has room for: a direct one without a copy, a heap one through the slot's own
     * memory, at most as long as that. {@link #unload} completes it.
     *
     * @param slot the slot
     * @param target the buffer to fill; its position stays until then
     */
    public void prepare(int slot, ByteBuffer target) {
        if (target.isDirect()) {
            useDirect(slot, target);
        } else {
            useOwnPayload(slot, Math.min(payloadSize, target.remaining()));
        }
    }

    /**
     * Brings what a slot received to the buffer it was prepared for, and moves its position behind it.
     *
     * @param slot the slot
     * @param target the buffer given to {@link #prepare}
     * @return how many octets it got
     */
    public int unload(int slot, ByteBuffer target) {
        int octets = received(slot);
        if (!target.isDirect()) {
            target.put(target.position(), ownPayloads[slot], 0, octets);
        }
        target.position(target.position() + octets);
        return octets;
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
        return Math.min(ADDRESS_SIZE, headers.addressLength(slot));
    }

    /**
     * Tells how long the destination is that was written at {@link #addressOffset}.
     *
     * @param slot the slot
     * @param octets its length
     */
    public void setAddressLength(int slot, int octets) {
        headers.setAddress(slot, addresses.address() + addressOffset(slot), octets);
    }

    /**
     * Sends a slot to the socket's peer, without a destination of its own.
     *
     * @param slot the slot
     */
    public void clearAddress(int slot) {
        headers.setAddress(slot, 0, 0);
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
        return (int) Math.min(controlSize, headers.controlLength(slot));
    }

    /**
     * Tells how long the control messages are that were written at {@link #controlOffset}.
     *
     * @param slot the slot
     * @param octets their length, padding included
     */
    public void setControlLength(int slot, int octets) {
        headers.setControl(slot, octets == 0 ? 0 : controls.address() + controlOffset(slot), octets);
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
     * {@return the octets of a slot that were sent, or the length of the received message: with MSG_TRUNC among the flags of the
     * call, its full length, even if it was cut}
     *
     * @param slot the slot
     */
    public int length(int slot) {
        return headers.length(slot);
    }

    /**
     * {@return how many octets of a received message are in the slot's buffer}
     *
     * @param slot the slot
     */
    public int received(int slot) {
        return (int) Math.min(length(slot), headers.payloadRoom(slot));
    }

    /**
     * {@return the flags of a received message, of {@link MessageFlag}}
     *
     * @param slot the slot
     */
    public int flags(int slot) {
        return headers.flags(slot);
    }

    /**
     * Receives into the first slots, waiting until there is at least one message, and taking what's there.
     *
     * @param socket the socket
     * @param slots how many messages to take at most
     * @param flags {@link MessageFlag}s; with MSG_ERRQUEUE it takes from the error queue and waits for that
     * @param deadline when to stop waiting
     * @return how many messages were received, 1 or more
     * @throws IOException as {@link io.rawnet.linux.descriptor.Descriptor#call} says
     */
    public int receive(Socket socket, int slots, int flags, Deadline deadline) throws IOException {
        startReceiving(slots, flags);
        Readiness readiness = (flags & MessageFlag.MSG_ERRQUEUE) == 0 ? Readiness.READ : Readiness.ERROR;
        try {
            return socket.call("recvmmsg", readiness, deadline, receiving);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Receives into the first slots what is there already, without waiting.
     *
     * @param socket the socket
     * @param slots how many messages to take at most
     * @param flags {@link MessageFlag}s
     * @return how many messages were received, 0 if none was there
     * @throws IOException as {@link io.rawnet.linux.descriptor.Descriptor#attempt} says
     */
    public int receiveNow(Socket socket, int slots, int flags) throws IOException {
        startReceiving(slots, flags);
        try {
            return Math.max(0, socket.attempt("recvmmsg", receiving));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Sends slots in order, waiting until there is room for at least one. The kernel stops at the first message that fails: its
     * error comes with the next call.
     *
     * @param socket the socket
     * @param from first slot to send
     * @param slots how many
     * @param flags {@link MessageFlag}s
     * @param deadline when to stop waiting
     * @return how many were sent, 1 or more
     * @throws IOException if the first one fails, and as {@link io.rawnet.linux.descriptor.Descriptor#call} says
     */
    public int send(Socket socket, int from, int slots, int flags, Deadline deadline) throws IOException {
        start(from, slots, flags);
        try {
            return socket.call("sendmmsg", Readiness.WRITE, deadline, sending);
        } catch (SystemCallException failure) {
            long octets = headers.payloadRoom(from);
            throw SystemCallException.of("sendmmsg(" + octets + " octets)", failure.errno());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private void startReceiving(int slots, int flags) {
        start(0, slots, flags);
        for (int slot = 0; slot < slots; slot++) {
            setAddressLength(slot, ADDRESS_SIZE);
            setControlLength(slot, controlSize);
        }
    }

    private void start(int from, int slots, int flags) {
        if (slots < 1 || from < 0 || slots > targets.length - from) {
            throw new IllegalArgumentException("slots " + from + " and " + slots + " on: there are " + targets.length);
        }
        first = from;
        count = slots;
        callFlags = flags;
    }

    private int receiveOnce(int descriptor) {
        return SocketCalls.recvmmsg(descriptor, headers.address(first), count, callFlags);
    }

    private int sendOnce(int descriptor) {
        return SocketCalls.sendmmsg(descriptor, headers.address(first), count, callFlags);
    }

    private void use(int slot, ByteBuffer target, long address, int octets) {
        targets[slot] = target;
        headers.setPayload(slot, address, octets);
    }
}

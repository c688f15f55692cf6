package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Attempt;
import io.rawnet.channel.waiting.Blocking;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.channel.waiting.Monitor;
import io.rawnet.channel.waiting.Readiness;
import io.rawnet.channel.waiting.Threads;
import io.rawnet.channel.waiting.WaitingCall;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.poll.PollDescriptors;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.SocketLevelOptions;
import io.rawnet.linux.socket.SocketType;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The socket of a channel: non-blocking, close-on-exec, with the rules of waiting, closing and failing that every channel has.
 *
 * <p>A call tries first and waits only when it must. Every method throws {@link ClosedChannelException} after {@link #close()}.
 */
public final class ChannelSocket implements Closeable {
    private static final int SOCK_CLOEXEC_NONBLOCK = 0x80800;

    private final Descriptor descriptor;
    private final Advice advice;
    private final SocketSettings settings = new SocketSettings(this);
    private final Queue<Message> kept = new ConcurrentLinkedQueue<>();
    private Monitor monitor = Monitor.NONE;
    private Blocking blocking = () -> {};
    private Closeable resource = () -> {};
    private Predicate<Readiness> ready;
    private volatile boolean reserved;
    /** An error that the poller has found at the socket, for the next call; 0 if there is none. */
    private final AtomicInteger pendingError = new AtomicInteger();

    private Cleaner.Cleanable cleanable;
    /** Immutable, and so for any thread. */
    private WaitingCall lastWaiting;

    private ChannelSocket(Descriptor descriptor, Advice advice) {
        this.descriptor = descriptor;
        this.advice = advice;
    }

    /**
     * {@return a new socket (socket(2))}
     *
     * @param family address family
     * @param type type
     * @param protocol protocol number as the kernel wants it for the family: an IP protocol, or for AF_PACKET an EtherType in
     *     network byte order
     * @param advice what to do about failed calls
     * @throws IOException if the kernel refuses
     */
    public static ChannelSocket open(AddressFamily family, SocketType type, int protocol, Advice advice)
            throws IOException {
        int number = SocketCalls.socket(family.number(), type.number() | SOCK_CLOEXEC_NONBLOCK, protocol);
        if (number < 0) {
            throw advice.exception("socket(" + family + ", " + type + ", " + protocol + ")", new Errno(-number));
        }
        return new ChannelSocket(Descriptor.own("socket", number), advice);
    }

    /**
     * Belongs to a channel from now on: when nobody can reach the channel any more, this is closed.
     *
     * @param channel the channel
     * @param whoBlocks the channel's {@code begin} and {@code end}
     */
    public void own(Object channel, Blocking whoBlocks) {
        blocking = whoBlocks;
        cleanable = Threads.whenUnreachable(channel, descriptor::close);
    }

    /**
     * Watches for what the kernel does not report to every call.
     *
     * @param newMonitor the monitor
     */
    public void monitor(Monitor newMonitor) {
        monitor = newMonitor;
    }

    /**
     * Closes something with this, such as memory that is shared with the kernel.
     *
     * @param newResource what to close
     */
    public void closeWith(Closeable newResource) {
        resource = newResource;
    }

    /**
     * Is ready when something in shared memory says so, whatever poll(2) says.
     *
     * @param newReady whether a call that waits for something can be made
     */
    public void readyWhen(Predicate<Readiness> newReady) {
        ready = newReady;
    }

    /**
     * {@return which of some events are there} An error that waits at the socket makes every event happen: the next call ends with it.
     *
     * @param interest {@code POLL…} bits, of {@link Readiness#event()}
     * @param reported the bits that the kernel has just reported; 0 to ask it
     * @param poll one structure for the question
     * @throws ClosedChannelException if this is closed
     */
    public int readyEvents(int interest, int reported, PollDescriptors poll) throws ClosedChannelException {
        int found = reported != 0
                ? reported
                : descriptor.attempt(number -> {
                    poll.set(0, number, interest);
                    poll.poll(1, 0);
                    return poll.returned(0);
                });
        int happened = found & interest & PollDescriptors.POLLERR;
        if (ready == null) {
            happened |= found & interest;
            happened |= kept.isEmpty() ? 0 : interest & PollDescriptors.POLLIN;
        } else {
            for (Readiness each : Readiness.values()) {
                happened |= (interest & each.event()) != 0 && ready.test(each) ? each.event() : 0;
            }
        }
        boolean failed = happened == 0 && (found & PollDescriptors.POLLERR) != 0 && hasPendingError();
        return failed ? interest : happened;
    }

    /** Takes the error that waits at the socket, if there is one, and keeps it for the next call. */
    private boolean hasPendingError() {
        try {
            int error = settings.getInt(SocketLevelOptions.SO_ERROR);
            // of what is in the error queue too, the next call would not end with it
            if (error != 0 && !monitor.isQueued(error)) {
                pendingError.set(error);
            }
            return pendingError.get() != 0;
        } catch (IOException closed) {
            return false;
        }
    }

    private int attempt(Attempt attempt) throws ClosedChannelException {
        int error = pendingError.get() == 0 ? 0 : pendingError.getAndSet(0);
        return error == 0 ? descriptor.attempt(attempt) : -error;
    }

    /**
     * Makes a call, waiting until it can be made or the deadline passes.
     *
     * @param call what is called, for the message of an error
     * @param readiness what to wait for
     * @param deadline when to stop waiting
     * @param attempt one try of the call
     * @return its result, 0 or more, or {@link Descriptor#WOULD_BLOCK} if the deadline has passed
     * @throws ClosedChannelException if this is closed already
     * @throws AsynchronousCloseException if this is closed while waiting; ClosedByInterruptException if an interrupt did it
     * @throws IOException if the call fails
     */
    public int call(String call, Readiness readiness, Deadline deadline, Attempt attempt) throws IOException {
        return checkUnlessLate(call, complete(readiness, deadline, attempt));
    }

    /**
     * Makes a call once, without waiting.
     *
     * @param call what is called, for the message of an error
     * @param attempt the call
     * @return its result, 0 or more
     * @throws IOException if the call fails
     */
    public int call(String call, Attempt attempt) throws IOException {
        return check(call, descriptor.attempt(attempt));
    }

    /** {@return the result of a call, {@link Descriptor#WOULD_BLOCK} if the deadline has passed, or a negated error number} */
    private int complete(Readiness readiness, Deadline deadline, Attempt attempt) throws IOException {
        int seen = monitor.count();
        for (int failures = 0; ; failures++) {
            // a call that does not wait is not interrupted; one that may wait is, even if it need not
            boolean interrupted =
                    deadline != Deadline.NOW && Thread.currentThread().isInterrupted();
            int result = interrupted ? Descriptor.WOULD_BLOCK : attempt(attempt);
            if (result == Descriptor.WOULD_BLOCK && deadline != Deadline.NOW) {
                result = await(readiness, deadline, attempt, seen);
            } else if (result < 0 && monitor.isForAll(-result, readiness == Readiness.WRITE)) {
                descriptor.wakeAll();
            }
            if (result >= 0 || result == Descriptor.WOULD_BLOCK) {
                return result;
            }
            // the error of an earlier packet came in the way; that of a packet to send is its own if it comes again
            if (!monitor.isQueued(-result) || readiness == Readiness.WRITE && failures > 0) {
                return result;
            }
        }
    }

    private int await(Readiness readiness, Deadline deadline, Attempt attempt, int seen) throws IOException {
        boolean completed = false;
        try {
            blocking.begin();
            int result = descriptor.await(waitingCall(attempt, readiness, deadline, seen));
            completed = result >= 0;
            return result;
        } finally {
            blocking.end(completed);
        }
    }

    /** {@return the call, which is mostly the one before: then waiting costs no object} */
    private WaitingCall waitingCall(Attempt attempt, Readiness readiness, Deadline deadline, int seen) {
        WaitingCall last = lastWaiting;
        if (last != null
                && last.attempt() == attempt
                && last.readiness() == readiness
                && last.deadline() == deadline
                && last.seen() == seen) {
            return last;
        }
        WaitingCall call = new WaitingCall(attempt, readiness, deadline, blocking, monitor, seen);
        lastWaiting = call;
        return call;
    }

    /**
     * Receives one packet into a message of the pool, waiting until there is one or the deadline passes. No message is held while
     * waiting.
     *
     * @param room octets there must be room for
     * @param flags of {@link io.rawnet.linux.socket.MessageFlag}: MSG_ERRQUEUE to take from the error queue, or 0
     * @param deadline when to stop waiting
     * @return the message, to {@linkplain #handOver hand over} or to give back; null if the deadline has passed
     * @throws IOException as {@link #call} does
     */
    public Message receive(int room, int flags, Deadline deadline) throws IOException {
        Message message = takeKept(flags);
        if (message != null) {
            return message;
        }
        if (deadline != Deadline.NOW) {
            return receive(new Receiving(room, flags), deadline);
        }
        message = Message.take(room);
        int result = Descriptor.WOULD_BLOCK;
        try {
            result = complete(readiness(flags), deadline, message.receiving(flags));
        } finally {
            if (result <= 0) {
                message.giveBack();
            }
        }
        return checkUnlessLate("recvmsg", result) > 0 ? message : null;
    }

    /**
     * Receives for exchanges: one packet, or one error from the error queue, waiting until there is one or the deadline passes.
     *
     * @param room octets there must be room for
     * @param deadline when to stop waiting
     * @return the message, to give back; null if the deadline has passed
     * @throws IOException as {@link #call} does
     */
    public Message receiveReserved(int room, Deadline deadline) throws IOException {
        return receive(
                new Receiving(room, 0) {
                    @Override
                    public int on(int descriptor) {
                        int result = message(kept.poll(), 0, descriptor);
                        return result == Descriptor.WOULD_BLOCK
                                ? message(null, MessageFlag.MSG_ERRQUEUE, descriptor)
                                : result;
                    }
                },
                deadline);
    }

    /** From now on receiving is for exchanges only: calls that wait already end. */
    public void reserveReceiving() {
        reserved = true;
        descriptor.wakeAll();
    }

    /** Receiving is for everybody again. */
    public void releaseReceiving() {
        reserved = false;
    }

    private Message receive(Receiving receiving, Deadline deadline) throws IOException {
        boolean returned = false;
        try {
            int result = complete(readiness(receiving.flags), deadline, receiving);
            returned = true;
            checkUnlessLate("recvmsg", result);
            return receiving.message;
        } finally {
            if (!returned && receiving.message != null) {
                receiving.message.giveBack();
            }
        }
    }

    /**
     * Receives packets into a batch's memory, waiting until there is one or the deadline passes.
     *
     * @param row the memory
     * @param attempt receives into it (recvmmsg(2))
     * @param deadline when to stop waiting
     * @return how many packets there are, 0 if the deadline has passed
     * @throws IOException as {@link #call} does
     */
    public int receive(MessageRow row, Attempt attempt, Deadline deadline) throws IOException {
        Message first = takeKept(0);
        if (first != null) {
            row.copyFrom(first.row());
            first.giveBack();
            return 1;
        }
        return Math.max(0, call("recvmmsg", Readiness.READ, deadline, attempt));
    }

    private Message takeKept(int flags) {
        if (flags != 0 || !isOpen()) {
            return null;
        }
        if (reserved) {
            throw new IllegalStateException(
                    "Exchanges are outstanding on this channel and own its receiving: wait for them, or give them a handler"
                            + " for other packets.");
        }
        return kept.poll();
    }

    /**
     * Receives one packet like {@link #receive(int, int, Deadline)}.
     *
     * @param room octets there must be room for
     * @param deadline when to stop waiting
     * @return the message, to {@linkplain #handOver hand over}
     * @throws SocketTimeoutException if the deadline has passed
     * @throws IOException as {@link #call} does
     */
    public Message receive(int room, Deadline deadline) throws IOException {
        Message message = receive(room, 0, deadline);
        if (message == null) {
            throw timedOut(Readiness.READ, deadline);
        }
        return message;
    }

    /**
     * {@return what a program gets of a received packet} When it cannot get it, because its buffer became unusable, the packet is kept
     * for the next call that receives.
     *
     * @param message the packet, which is given back
     * @param reader brings it to the program
     * @param <T> what the program gets
     */
    public <T> T handOver(Message message, Function<Message, T> reader) {
        boolean handedOver = false;
        try {
            T read = reader.apply(message);
            handedOver = true;
            return read;
        } finally {
            if (handedOver) {
                message.giveBack();
            } else {
                kept.add(message);
                descriptor.wakeAll();
            }
        }
    }

    /**
     * Sends the packet of a message (sendmsg(2)), waiting for room.
     *
     * @param message the packet; the caller gives it back
     * @param deadline when to stop waiting
     * @return the octets sent
     * @throws SocketTimeoutException if the deadline has passed; nothing was sent
     * @throws IOException as {@link #call} does
     */
    public int send(Message message, Deadline deadline) throws IOException {
        int result = transmit(deadline, message.sending);
        if (result == Descriptor.WOULD_BLOCK) {
            throw timedOut(Readiness.WRITE, deadline);
        }
        if (result < 0) {
            throw failure("sendmsg", message.row(), 0, result);
        }
        return result;
    }

    /**
     * Sends what is ready in memory, waiting for room.
     *
     * @param deadline when to stop waiting
     * @param attempt sends it
     * @return the result, {@link Descriptor#WOULD_BLOCK} if the deadline has passed, or the negated error number
     * @throws IOException if this is closed
     */
    public int transmit(Deadline deadline, Attempt attempt) throws IOException {
        return complete(Readiness.WRITE, deadline, attempt);
    }

    /**
     * {@return the exception for a call whose deadline has passed}
     *
     * @param readiness what it waited for
     * @param deadline the deadline
     */
    public static SocketTimeoutException timedOut(Readiness readiness, Deadline deadline) {
        return new SocketTimeoutException(readiness.timedOut() + " " + deadline);
    }

    /**
     * {@return the exception for a failed call}
     *
     * @param call what was called, with the arguments that matter
     * @param result the negated error number
     */
    public IOException failure(String call, int result) {
        return advice.exception(call, new Errno(-result));
    }

    /**
     * {@return the exception for a message that was not sent}
     *
     * @param call what was called
     * @param row the messages
     * @param slot which of them
     * @param result the negated error number
     */
    IOException failure(String call, MessageRow row, int slot, int result) {
        return failure(call + "(" + advice.describe(row, slot) + ")", result);
    }

    private int checkUnlessLate(String call, int result) throws IOException {
        return result == Descriptor.WOULD_BLOCK ? result : check(call, result);
    }

    private int check(String call, int result) throws IOException {
        if (result < 0) {
            throw failure(call, result);
        }
        return result;
    }

    /** {@return the descriptor, for the poller} */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** {@return what is set on the socket and asked from it} */
    public SocketSettings settings() {
        return settings;
    }

    /** {@return whether this has not been closed} */
    public boolean isOpen() {
        return descriptor.isOpen();
    }

    /** Closes the socket and wakes every waiting call. Closing again does nothing. */
    @Override
    public void close() throws IOException {
        descriptor.close();
        kept.clear();
        if (cleanable != null) {
            cleanable.clean();
        }
        resource.close();
    }

    private static Readiness readiness(int flags) {
        return flags == 0 ? Readiness.READ : Readiness.ERROR;
    }

    /** Receives into a message that is taken for each try, and given back if there was nothing. */
    private class Receiving implements Attempt {
        private final int room;
        private final int flags;
        private Message message;

        private Receiving(int room, int flags) {
            this.room = room;
            this.flags = flags;
        }

        @Override
        public int on(int descriptor) {
            return message(takeKept(flags), flags, descriptor);
        }

        int message(Message keptMessage, int newFlags, int descriptor) {
            message = keptMessage;
            if (message != null) {
                return 1;
            }
            message = Message.take(room);
            int result = message.receiving(newFlags).on(descriptor);
            if (result < 0) {
                message.giveBack();
                message = null;
            }
            return result;
        }
    }
}

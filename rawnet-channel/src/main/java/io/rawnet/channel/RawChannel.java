package io.rawnet.channel;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.OptionTable;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.channel.waiting.Blocking;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What every channel of rawnet is: a raw socket with its filter and options, and the rules of waiting and closing. The channels themselves
 * are in {@code io.rawnet.ip}, {@code io.rawnet.packet} and {@code io.rawnet.xdp}; programs cannot make others.
 *
 * <ul>
 *   <li>Any number of threads may call at once; receiving does not block sending. Methods that change a channel return the channel.
 *   <li>{@link #close()} from another thread ends each blocked call with {@link AsynchronousCloseException}. An interrupt closes the
 *       channel and ends the call with {@link java.nio.channels.ClosedByInterruptException}. Every later call ends with {@link
 *       java.nio.channels.ClosedChannelException}. A channel that is dropped without being closed is closed when it is collected.
 *   <li>A call that waits blocks a platform thread and parks a virtual one. {@code try…} calls, and a timeout of zero, make one system
 *       call, do not wait, and are not interrupted.
 *   <li>The kernel never sees a caller's buffer: octets are copied. A buffer that cannot be used is refused before a packet is taken; one
 *       that becomes unusable during the call ends it with the JDK's exception, and the next call receives the packet. Nothing of the
 *       caller's is kept after a call.
 *   <li>What the kernel refuses ends with an {@link IOException} whose message says what failed, why, and what to do. {@link
 *       io.rawnet.linux.error.SystemCallException#in} finds the error number in it.
 *   <li>A channel belongs to the network namespace in which it was opened. A namespace belongs to threads, and not to virtual ones, which
 *       change their carrier: open channels on a platform thread then, and wait on any.
 * </ul>
 *
 * @param <C> the channel's own type
 */
public abstract class RawChannel<C extends RawChannel<C>> extends AbstractInterruptibleChannel {
    private final ChannelSocket socket;
    private final OptionTable options;

    /**
     * For rawnet's own modules: the types of the parameters are not exported to others.
     *
     * @param socket the socket
     * @param options the options of this kind of channel, beside {@link ChannelOptions}
     */
    @SuppressWarnings({"exports", "this-escape"}) // nobody calls the channel before its constructor ends
    protected RawChannel(ChannelSocket socket, OptionTable options) {
        this.socket = socket;
        this.options = options;
        socket.own(this, new BeginAndEnd());
    }

    /**
     * Lets a program of classic BPF decide which packets are received, cut to the length that it returns (setsockopt(2), SO_ATTACH_FILTER),
     * instead of the program before. Packets that wait already are not judged again.
     *
     * @param program the program
     * @return this channel
     * @throws IllegalArgumentException if the program was compiled for another kind of socket
     * @throws IOException if the kernel refuses it, or the filter is locked
     */
    public final C attachFilter(BpfProgram program) throws IOException {
        socket.settings()
                .attachFilter(requireKind(Arguments.require(program, "program"), socketKind())
                        .toOctets());
        return self();
    }

    /**
     * Lets a filter expression decide which packets are received, as {@link #attachFilter(BpfProgram)} does with the program that it is
     * compiled to for this channel's kind of socket.
     *
     * @param expression the expression, in the words of pcap-filter(7), such as {@code tcp dst port 80}
     * @return this channel
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     * @throws UnsupportedOperationException if there are no expressions for this kind of channel
     * @throws IOException if the kernel refuses the program, or the filter is locked
     */
    public final C attachFilter(String expression) throws BpfSyntaxException, IOException {
        SocketKind kind = socketKind()
                .orElseThrow(() -> new UnsupportedOperationException("this channel takes no filter expression: what it"
                        + " receives begins with no header that expressions are compiled for"));
        return attachFilter(FilterCompiler.compile(Arguments.require(expression, "expression"), kind));
    }

    /** {@return the kind of this channel's socket, for which expressions are compiled; empty if there is no such kind} */
    protected abstract Optional<SocketKind> socketKind();

    /**
     * {@return the program} It is refused if it was compiled for another kind of socket, whose packets begin with other headers.
     *
     * @param program the program
     * @param kind the kind of the socket; empty if it is none that expressions are compiled for
     * @throws IllegalArgumentException if the program was compiled for another kind
     */
    protected static BpfProgram requireKind(BpfProgram program, Optional<SocketKind> kind) {
        if (program.socketKind().isPresent() && !program.socketKind().equals(kind)) {
            throw new IllegalArgumentException("the program was compiled for "
                    + program.socketKind().get() + ", and "
                    + kind.map(own -> "this channel needs one for " + own)
                            .orElse("no program with a kind of socket fits this channel"));
        }
        return program;
    }

    /**
     * Takes the program away (setsockopt(2), SO_DETACH_FILTER).
     *
     * @return this channel
     * @throws IOException if there is none (ENOENT), or it is locked (EPERM)
     */
    public final C detachFilter() throws IOException {
        socket.settings().setInt(SocketLevelOptions.SO_DETACH_FILTER, 0);
        return self();
    }

    /**
     * Locks the program for good (setsockopt(2), SO_LOCK_FILTER): nobody can change or detach it any more.
     *
     * @return this channel
     * @throws IOException if the kernel refuses
     */
    public final C lockFilter() throws IOException {
        socket.settings().setInt(SocketLevelOptions.SO_LOCK_FILTER, 1);
        return self();
    }

    /**
     * {@return the value of an option (getsockopt(2))}
     *
     * @param option one of {@link #supportedOptions()}
     * @param <T> type of its value
     * @throws UnsupportedOperationException if it is not one of them, or cannot be read
     * @throws IOException if the kernel refuses
     */
    public final <T> T getOption(SocketOption<T> option) throws IOException {
        return table(option).get(socket.settings(), option);
    }

    /**
     * Sets an option (setsockopt(2)).
     *
     * @param option one of {@link #supportedOptions()}
     * @param value its value
     * @param <T> type of its value
     * @return this channel
     * @throws UnsupportedOperationException if it is not one of them, or can be read only
     * @throws IllegalArgumentException if the value is not possible; the message has name, value and range
     * @throws IOException if the kernel refuses the value
     */
    public final <T> C setOption(SocketOption<T> option, T value) throws IOException {
        table(option).set(socket.settings(), option, value);
        return self();
    }

    /** {@return the options of this channel} */
    public final Set<SocketOption<?>> supportedOptions() {
        Set<SocketOption<?>> all = new HashSet<>(ChannelOptions.TABLE.options());
        all.addAll(options.options());
        return Set.copyOf(all);
    }

    @Override
    protected final void implCloseChannel() throws IOException {
        socket.close();
    }

    private OptionTable table(SocketOption<?> option) {
        return ChannelOptions.TABLE.has(Arguments.require(option, "option")) ? ChannelOptions.TABLE : options;
    }

    /** {@return this, as its own type} */
    @SuppressWarnings("unchecked") // C is the type of this
    protected final C self() {
        return (C) this;
    }

    /** {@return the socket, for the poller and exchanges} */
    final ChannelSocket socket() {
        return socket;
    }

    private final class BeginAndEnd implements Blocking {
        @Override
        public void begin() {
            RawChannel.this.begin();
        }

        @Override
        public void end(boolean completed) throws AsynchronousCloseException {
            RawChannel.this.end(completed);
        }
    }
}

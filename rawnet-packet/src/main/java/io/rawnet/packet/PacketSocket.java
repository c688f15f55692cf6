package io.rawnet.packet;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.HardwareAddress;
import io.rawnet.linux.socket.LinkMembership;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketFilter;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.Set;

/**
 * What {@link LinkChannel}, {@link PacketRing} and {@link TransmitRing} share: a socket of the family {@code AF_PACKET} (packet(7)) with
 * its filter, options, memberships and statistics, and the rules of waiting and closing.
 *
 * <p>A new one receives nothing: attach the filter first, then bind, and no packet gets in unfiltered. Opening one needs the capability
 * {@code CAP_NET_RAW}. Any number of threads may call at once. {@link #close()} ends the blocked calls of other threads with {@link
 * java.nio.channels.AsynchronousCloseException}; an interrupt closes, and ends the call with {@link
 * java.nio.channels.ClosedByInterruptException}; every later call ends with {@link ClosedChannelException}.
 *
 * <p>When the interface it is bound to goes down, each blocked call ends with {@link InterfaceDownException}. A later
 * call waits for the interface to come up again and goes on receiving then. When the interface was removed, a later call ends with {@link
 * NoSuchInterfaceException}, even if another one of the same name has appeared: close this and open another. The
 * kernel tells only one of several waiting calls; the others learn of it within a twentieth of a second.
 *
 * @param <S> the class itself
 */
public abstract sealed class PacketSocket<S extends PacketSocket<S>> extends AbstractInterruptibleChannel
        permits LinkChannel, PacketRing, TransmitRing {

    /** Every packet, whatever it carries ({@code ETH_P_ALL}). */
    public static final EtherType ALL_PROTOCOLS = new EtherType(3);

    /** Every interface there is. */
    public static final int ANY_INTERFACE = 0;

    private final LinkMode mode;
    private final Socket socket;
    private final Outage outage;
    private final StatisticsCounter statistics;

    PacketSocket(LinkMode mode) throws IOException {
        this.mode = mode;
        SocketType type = mode == LinkMode.RAW ? SocketType.SOCK_RAW : SocketType.SOCK_DGRAM;
        socket = Socket.open(AddressFamily.AF_PACKET, type, 0);
        outage = new Outage(socket);
        statistics = new StatisticsCounter(socket);
    }

    abstract S self();

    final Socket socket() {
        return socket;
    }

    /** {@return who writes the link header} */
    public final LinkMode mode() {
        return mode;
    }

    /**
     * Starts receiving the packets of one interface (bind(2)).
     *
     * @param on the interface
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @return this
     * @throws NoSuchInterfaceException if the interface is gone
     * @throws IOException if the kernel refuses
     */
    public final S bind(LinkInterface on, EtherType protocol) throws IOException {
        return bind(on.index(), protocol);
    }

    /**
     * Starts receiving packets (bind(2)). Binding again changes interface and protocol; what waits already stays.
     *
     * @param interfaceIndex the index of an interface, or {@link #ANY_INTERFACE}
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @return this
     * @throws NoSuchInterfaceException if the interface is gone
     * @throws IOException if the kernel refuses
     */
    public final S bind(int interfaceIndex, EtherType protocol) throws IOException {
        bindTo(interfaceIndex, protocol.number());
        return self();
    }

    final void bindTo(int interfaceIndex, int protocol) throws IOException {
        try {
            socket.bind(new LinkSocketAddress(protocol, interfaceIndex, HardwareAddress.NONE));
        } catch (SystemCallException failure) {
            throw InterfaceFailure.of(failure);
        }
        outage.bound(interfaceIndex);
    }

    /**
     * Lets in only the packets that a program accepts ({@code SO_ATTACH_FILTER}, socket(7)), cut to the length it returns. Packets that
     * already wait are not judged again: attach before binding.
     *
     * @param filter the program; in mode {@link LinkMode#DGRAM} its offset 0 is the network header
     * @return this
     * @throws IOException if the kernel refuses the program, or the filter is locked
     */
    public final S attachFilter(BpfProgram filter) throws IOException {
        SocketFilter.attach(socket, ByteBuffer.wrap(filter.toOctets()));
        return self();
    }

    /**
     * Takes the filter away ({@code SO_DETACH_FILTER}).
     *
     * @return this
     * @throws IOException if there is none, or it is locked
     */
    public final S detachFilter() throws IOException {
        SocketFilter.detach(socket);
        return self();
    }

    /**
     * Makes the filter final: from now on nobody can change it ({@code SO_LOCK_FILTER}).
     *
     * @return this
     * @throws IOException if the kernel refuses
     */
    public final S lockFilter() throws IOException {
        SocketFilter.lock(socket);
        return self();
    }

    /**
     * Makes an interface take the packets for everybody ({@code PACKET_MR_PROMISC}), as long as the handle is open and this is.
     *
     * @param interfaceIndex the interface
     * @return the handle
     * @throws IOException if the interface is gone
     */
    public final Membership promiscuous(int interfaceIndex) throws IOException {
        return Membership.join(socket, interfaceIndex, LinkMembership.PACKET_MR_PROMISC, LinkAddress.NONE);
    }

    /**
     * Makes an interface take the packets for all groups ({@code PACKET_MR_ALLMULTI}).
     *
     * @param interfaceIndex the interface
     * @return the handle that ends it
     * @throws IOException if the interface is gone
     */
    public final Membership allMulticast(int interfaceIndex) throws IOException {
        return Membership.join(socket, interfaceIndex, LinkMembership.PACKET_MR_ALLMULTI, LinkAddress.NONE);
    }

    /**
     * Makes an interface take the packets for a group ({@code PACKET_MR_MULTICAST}).
     *
     * @param interfaceIndex the interface
     * @param group the group's address, such as {@code 01:80:c2:00:00:0e}
     * @return the handle that ends it
     * @throws IOException if the interface is gone, or its addresses have another length
     */
    public final Membership multicast(int interfaceIndex, MacAddress group) throws IOException {
        return Membership.join(socket, interfaceIndex, LinkMembership.PACKET_MR_MULTICAST, LinkAddress.of(group));
    }

    /**
     * Makes an interface take the packets for one more address ({@code PACKET_MR_UNICAST}).
     *
     * @param interfaceIndex the interface
     * @param address the address
     * @return the handle that ends it
     * @throws IOException if the interface is gone, or its addresses have another length
     */
    public final Membership unicast(int interfaceIndex, MacAddress address) throws IOException {
        return Membership.join(socket, interfaceIndex, LinkMembership.PACKET_MR_UNICAST, LinkAddress.of(address));
    }

    /**
     * Joins the sockets that share the packets of an interface ({@code PACKET_FANOUT}): each packet goes to one of them. Bind first.
     *
     * @param fanout the group, and how packets are shared out
     * @return the number of the group: the one asked for, or the one the kernel has chosen
     * @throws IOException if this is not bound, the group shares otherwise, or it is in another's hands
     */
    public final int joinFanout(Fanout fanout) throws IOException {
        socket.setInt(PacketOptions.PACKET_FANOUT, fanout.toInt());
        return socket.getInt(PacketOptions.PACKET_FANOUT) & 0xFFFF;
    }

    /**
     * {@return what was received and dropped since this was opened ({@code PACKET_STATISTICS})}
     *
     * @throws IOException if the kernel refuses
     */
    public final LinkStatistics statistics() throws IOException {
        return statistics.read();
    }

    /**
     * {@return the value of an option (getsockopt(2))}
     *
     * @param <T> its type
     * @param option one of {@link #supportedOptions}
     * @throws UnsupportedOperationException if it is none of them
     * @throws IOException if the kernel refuses
     */
    public final <T> T getOption(SocketOption<T> option) throws IOException {
        return LinkSocketOptions.get(socket, option);
    }

    /**
     * Sets an option (setsockopt(2)).
     *
     * @param <T> its type
     * @param option one of {@link #supportedOptions}
     * @param value its new value
     * @return this
     * @throws UnsupportedOperationException if it is none of them
     * @throws IOException if the kernel refuses
     */
    public final <T> S setOption(SocketOption<T> option, T value) throws IOException {
        LinkSocketOptions.set(socket, option, value);
        return self();
    }

    /** {@return the options that this knows} */
    public final Set<SocketOption<?>> supportedOptions() {
        return LinkSocketOptions.all();
    }

    /** Makes a call that waits, within the rules of {@link AbstractInterruptibleChannel} and of the interface's life. */
    final int waiting(Deadline deadline, Outage.Call call) throws IOException {
        requireOpen();
        boolean completed = false;
        try {
            begin();
            int result = outage.await(deadline, call);
            completed = true;
            return result;
        } finally {
            end(completed);
        }
    }

    /** A call that begins after the close is told so by another exception than one that the close has interrupted. */
    final void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        socket.close();
    }
}

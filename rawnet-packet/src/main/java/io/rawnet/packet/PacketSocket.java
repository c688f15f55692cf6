package io.rawnet.packet;

import io.rawnet.bpf.SocketKind;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.RawChannel;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.Mapping;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.LinkMembership;
import io.rawnet.linux.socket.LinkSocketAddress;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The common part of {@link LinkChannel}, {@link PacketRing} and {@link TransmitRing}: a socket of the family {@code AF_PACKET}
 * (packet(7)) with memberships, fanout and statistics, beside what every {@link RawChannel} has.
 *
 * <p>A new one receives nothing: attach the filter first, then bind, and no packet gets in unfiltered. Opening one needs the capability
 * {@code CAP_NET_RAW}.
 *
 * <p>When the interface to which it is bound goes down, each waiting call ends with {@link InterfaceDownException}. A later call waits
 * for the interface to come up again and goes on receiving then. When the interface was removed, calls end with {@link
 * NoSuchInterfaceException}, also if there is another interface of the same name by then: close this and open another. A call that
 * waits for a down interface to come up notices within a second that it was removed instead.
 *
 * @param <S> the class itself
 */
public abstract sealed class PacketSocket<S extends PacketSocket<S>> extends RawChannel<S>
        permits LinkChannel, PacketRing, TransmitRing {

    /** Every packet, whatever it carries ({@code ETH_P_ALL}). */
    public static final EtherType ALL_PROTOCOLS = new EtherType(3);

    /** Every interface there is. */
    public static final int ANY_INTERFACE = 0;

    /** The socket. */
    final ChannelSocket socket;

    /** Watches its interface. */
    final InterfaceMonitor monitor;

    private final LinkMode mode;
    private final StatisticsCounter statistics = new StatisticsCounter();

    PacketSocket(LinkMode mode, ChannelSocket socket, InterfaceMonitor monitor) {
        super(socket, LinkSocketOptions.TABLE);
        this.mode = mode;
        this.socket = socket;
        this.monitor = monitor;
    }

    @Override
    protected Optional<SocketKind> socketKind() {
        return Optional.of(socketKind(mode));
    }

    /** {@return the kind of the socket for a mode, for which expressions are compiled} */
    static SocketKind socketKind(LinkMode mode) {
        return mode == LinkMode.RAW ? SocketKind.PACKET_RAW : SocketKind.PACKET_DATAGRAM;
    }

    /** {@return a new channel} Nothing stays open if it cannot be set up. */
    static <S> S open(LinkMode mode, Setup<S> setup) throws IOException {
        Arguments.require(mode, "mode");
        InterfaceMonitor monitor = new InterfaceMonitor();
        LinkAdvice advice = new LinkAdvice(mode, monitor);
        SocketType type = mode == LinkMode.RAW ? SocketType.SOCK_RAW : SocketType.SOCK_DGRAM;
        ChannelSocket socket = ChannelSocket.open(AddressFamily.AF_PACKET, type, 0, advice);
        try {
            advice.about(socket);
            socket.monitor(monitor);
            return setup.on(socket, monitor);
        } catch (Throwable failure) {
            socket.close();
            throw failure;
        }
    }

    /** {@return the memory of a new ring, which is shared with the kernel until the socket is closed} */
    static ByteBuffer map(ChannelSocket socket, int version, KernelOption ring, ByteBuffer request, int length)
            throws IOException {
        socket.settings().setInt(PacketOptions.PACKET_VERSION, version);
        socket.settings().set(ring, request);
        Mapping mapping = Mapping.of(socket, length);
        socket.closeWith(mapping);
        return mapping.octets();
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
     * @return this channel
     * @throws NoSuchInterfaceException if the interface was removed
     * @throws IOException if the kernel refuses
     */
    public final S bind(LinkInterface on, EtherType protocol) throws IOException {
        return bind(Arguments.require(on, "on").index(), protocol);
    }

    /**
     * Starts receiving packets (bind(2)). Binding again changes interface and protocol; packets that wait already stay.
     *
     * @param interfaceIndex the index of an interface, or {@link #ANY_INTERFACE}
     * @param protocol what the packets must carry, or {@link #ALL_PROTOCOLS}
     * @return this channel
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException if the kernel refuses
     */
    public final S bind(int interfaceIndex, EtherType protocol) throws IOException {
        return bind(interfaceIndex, Arguments.require(protocol, "protocol").number());
    }

    @SuppressWarnings("unchecked") // S is the type of this
    final S bind(int interfaceIndex, int protocol) throws IOException {
        NativeMemory address = NativeMemory.allocate(LinkSocketAddress.SIZE);
        int octets = LinkSocketAddress.put(address.octets(), 0, protocol, interfaceIndex, 0);
        String call = String.format("bind(interface %d, protocol 0x%04x)", interfaceIndex, protocol);
        socket.settings().withAddress(call, octets, address, SocketCalls::bind);
        monitor.bound(interfaceIndex);
        return (S) this;
    }

    /**
     * Makes an interface receive the packets for everybody ({@code PACKET_MR_PROMISC}), as long as the handle and this are open.
     *
     * @param interfaceIndex the interface
     * @return the handle
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException if the kernel refuses
     */
    public final Membership promiscuous(int interfaceIndex) throws IOException {
        return new Membership(socket, interfaceIndex, LinkMembership.PACKET_MR_PROMISC, LinkAddress.NONE);
    }

    /**
     * Makes an interface receive the packets for all groups ({@code PACKET_MR_ALLMULTI}), as long as the handle and this are open.
     *
     * @param interfaceIndex the interface
     * @return the handle
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException if the kernel refuses
     */
    public final Membership allMulticast(int interfaceIndex) throws IOException {
        return new Membership(socket, interfaceIndex, LinkMembership.PACKET_MR_ALLMULTI, LinkAddress.NONE);
    }

    /**
     * Makes an interface receive the packets for a group ({@code PACKET_MR_MULTICAST}), as long as the handle and this are open.
     *
     * @param interfaceIndex the interface
     * @param group the group's address, such as {@code 01:80:c2:00:00:0e}
     * @return the handle
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException if the addresses of the interface are shorter (EINVAL), or the kernel refuses
     */
    public final Membership multicast(int interfaceIndex, MacAddress group) throws IOException {
        LinkAddress address = LinkAddress.of(Arguments.require(group, "group"));
        return new Membership(socket, interfaceIndex, LinkMembership.PACKET_MR_MULTICAST, address);
    }

    /**
     * Makes an interface receive the packets for one more address ({@code PACKET_MR_UNICAST}), as long as the handle and this are open.
     *
     * @param interfaceIndex the interface
     * @param address the address
     * @return the handle
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException if the addresses of the interface are shorter (EINVAL), or the kernel refuses
     */
    public final Membership unicast(int interfaceIndex, MacAddress address) throws IOException {
        LinkAddress other = LinkAddress.of(Arguments.require(address, "address"));
        return new Membership(socket, interfaceIndex, LinkMembership.PACKET_MR_UNICAST, other);
    }

    /**
     * Joins the sockets that share the packets of an interface ({@code PACKET_FANOUT}): each packet goes to one of them. Bind first.
     *
     * @param fanout the group, and how packets are shared
     * @return the number of the group: the requested one, or the one the kernel has chosen
     * @throws IOException if this is not bound, or the group has another mode or flags (EINVAL), this is in a group already (EALREADY),
     *     or the group is full (ENOSPC)
     */
    public final int joinFanout(Fanout fanout) throws IOException {
        int requested = Arguments.require(fanout, "fanout").toInt();
        socket.settings().setInt(PacketOptions.PACKET_FANOUT, requested);
        return socket.settings().getInt(PacketOptions.PACKET_FANOUT) & 0xFFFF;
    }

    /**
     * {@return what was received and dropped since this was opened (getsockopt(2), {@code PACKET_STATISTICS})}
     *
     * @throws IOException if the kernel refuses
     */
    public final LinkStatistics statistics() throws IOException {
        return statistics.read(socket);
    }

    /** Makes a channel of a new socket. */
    @FunctionalInterface
    interface Setup<S> {
        S on(ChannelSocket socket, InterfaceMonitor monitor) throws IOException;
    }
}

package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketFilter;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings of a channel: addresses, options, filters, groups, and what to tell with a packet. */
abstract sealed class InternetSocket extends AbstractInterruptibleChannel permits InternetChannel {
    private final Socket socket;
    private final Family family;
    private final SocketType type;
    private final IpProtocol protocol;
    private final Set<KernelOption> alwaysOn;

    /** Opens the socket, with some options switched on; what arrives before all this is in force is thrown away. */
    InternetSocket(
            Family family,
            SocketType type,
            IpProtocol protocol,
            Optional<BpfProgram> filter,
            List<KernelOption> switchedOn)
            throws IOException {
        this.family = family;
        this.type = type;
        this.protocol = protocol;
        alwaysOn = Set.copyOf(switchedOn);
        socket = Socket.open(family.addressFamily(), type, protocol.number());
        try {
            if (filter.isPresent()) {
                attachFilter(filter.get());
            }
            for (KernelOption option : switchedOn) {
                socket.setInt(option, 1);
            }
            if (filter.isPresent() || !switchedOn.isEmpty()) {
                discardWaiting();
            }
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    /** {@return the family, {@code INET} or {@code INET6}} */
    public final ProtocolFamily protocolFamily() {
        return family.protocolFamily();
    }

    /** {@return the protocol it was opened for} */
    public final IpProtocol protocol() {
        return protocol;
    }

    /**
     * Binds to an address of this host (bind(2)): only packets to that address are received then, and what is sent comes from it.
     *
     * @param local an address of this host, or a multicast group, whose packets are then received; unspecified for all
     * @throws java.net.BindException if the address is not of this host
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses
     */
    public final void bind(IpAddress local) throws IOException {
        bind(local, 0);
    }

    /**
     * Binds to an address that has a meaning on one interface only, as IPv6 link-local ones do.
     *
     * @param local an address of this host, or a multicast group
     * @param interfaceIndex the interface it belongs to
     * @throws IOException as {@link #bind(IpAddress)}
     */
    public final void bind(IpAddress local, int interfaceIndex) throws IOException {
        socket.bind(family.inetSocketAddress(local, interfaceIndex));
    }

    /**
     * Connects to a peer (connect(2)): only its packets are received then, and {@code send} without a destination sends there. Nothing
     * goes over the network. A channel that is not bound gets the local address that the route prefers, and keeps it.
     *
     * @param peer the peer's address
     * @throws java.net.NoRouteToHostException if no route leads there
     * @throws IllegalArgumentException if it is of the other family
     * @throws IOException if the kernel refuses
     */
    public final void connect(IpAddress peer) throws IOException {
        connect(peer, 0);
    }

    /**
     * Connects to a peer whose address has a meaning on one interface only, as IPv6 link-local ones do.
     *
     * @param peer the peer's address
     * @param interfaceIndex the interface it belongs to
     * @throws IOException as {@link #connect(IpAddress)}
     */
    public final void connect(IpAddress peer, int interfaceIndex) throws IOException {
        socket.connect(family.inetSocketAddress(peer, interfaceIndex));
    }

    /**
     * Takes the peer away (connect(2) with AF_UNSPEC): {@code send} asks for a destination again.
     *
     * <p>Linux takes a raw socket out of its tables then, and it never receives again, whatever it is bound or connected to
     * later. To go on receiving, connect to another peer or open another channel.
     *
     * @throws IOException if the kernel refuses
     */
    public final void disconnect() throws IOException {
        socket.disconnect();
    }

    /**
     * {@return the address it is bound to (getsockname(2)); unspecified as long as it is not}
     *
     * @throws IOException if the kernel refuses
     */
    public final IpAddress localAddress() throws IOException {
        return IpAddress.of(socket.localAddress().getAddress());
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
        return OptionTable.get(socket, family, option);
    }

    /**
     * Sets an option (setsockopt(2)).
     *
     * @param option one of {@link #supportedOptions()}
     * @param value its value
     * @param <T> type of its value
     * @throws UnsupportedOperationException if it is not one of them, or can be read only
     * @throws IOException if the kernel refuses the value
     */
    public final <T> void setOption(SocketOption<T> option, T value) throws IOException {
        OptionTable.set(socket, family, option, value);
    }

    /** {@return the options that this channel's family has, of {@link java.net.StandardSocketOptions} and {@link RawSocketOptions}} */
    public final Set<SocketOption<?>> supportedOptions() {
        return OptionTable.supported(family);
    }

    /**
     * Lets a program of classic BPF decide which packets are received (setsockopt(2), SO_ATTACH_FILTER), instead of the one before.
     * Over IPv4 it sees the packet from the IP header on, over IPv6 from the transport header on. What waits already is not judged
     * again: give the filter when opening for that.
     *
     * @param program the program
     * @throws IOException if the kernel refuses it, or the filter is locked
     */
    public final void attachFilter(BpfProgram program) throws IOException {
        SocketFilter.attach(socket, ByteBuffer.wrap(program.toOctets()));
    }

    /**
     * Takes the program away (setsockopt(2), SO_DETACH_FILTER).
     *
     * @throws IOException if there is none, or it is locked
     */
    public final void detachFilter() throws IOException {
        SocketFilter.detach(socket);
    }

    /**
     * Locks the program for good (setsockopt(2), SO_LOCK_FILTER): nobody can change or detach it any more.
     *
     * @throws IOException if the kernel refuses
     */
    public final void lockFilter() throws IOException {
        SocketFilter.lock(socket);
    }

    /**
     * Says what each {@link ReceivedPacket} shall tell from now on, and that nothing else is asked for (setsockopt(2)). At first nothing
     * is. An IP header, where
     * there is one, tells hop limit, traffic class and destination anyway.
     *
     * @param fields what to tell
     * @throws UnsupportedOperationException if the family does not have one of them
     * @throws IOException if the kernel refuses
     */
    public final void setControlFields(Set<ControlField> fields) throws IOException {
        Set<KernelOption> wanted = new HashSet<>(alwaysOn);
        for (ControlField field : fields) {
            wanted.add(field.option(family)
                    .orElseThrow(
                            () -> new UnsupportedOperationException(field + ": not over " + family.protocolFamily())));
        }
        for (ControlField field : ControlField.values()) {
            Optional<KernelOption> option = field.option(family);
            if (option.isPresent()) {
                socket.setInt(option.get(), wanted.contains(option.get()) ? 1 : 0);
            }
        }
    }

    /**
     * Joins a multicast group on one interface, whoever sends to it (setsockopt(2), MCAST_JOIN_GROUP).
     *
     * @param group a multicast address
     * @param interfaceIndex the interface, 0 for the one that the route to the group prefers
     * @return the membership, to leave the group and to block single sources
     * @throws IllegalArgumentException if it is no multicast address, or of the other family
     * @throws IOException if the kernel refuses: EADDRINUSE if the channel has joined already, ENODEV if there is no such interface
     */
    public final Membership join(IpAddress group, int interfaceIndex) throws IOException {
        return Membership.join(socket, family, group, interfaceIndex, Optional.empty());
    }

    /**
     * Joins one source of a multicast group on one interface (setsockopt(2), MCAST_JOIN_SOURCE_GROUP; RFC 4607).
     *
     * @param group a multicast address
     * @param interfaceIndex the interface, 0 for the one that the route to the group prefers
     * @param source whose packets to receive; join again for another one
     * @return the membership, to leave the source
     * @throws IllegalArgumentException if it is no multicast address, or one is of the other family
     * @throws IOException if the kernel refuses: EADDRNOTAVAIL if the channel has joined already, ENODEV if there is no such interface
     */
    public final Membership join(IpAddress group, int interfaceIndex, IpAddress source) throws IOException {
        return Membership.join(socket, family, group, interfaceIndex, Optional.of(source));
    }

    final Socket socket() {
        return socket;
    }

    final SocketType socketType() {
        return type;
    }

    final Family family() {
        return family;
    }

    /** A raw socket receives from its first moment on, so what came before the filter was in force is thrown away. */
    private void discardWaiting() throws IOException {
        MessageBatch batch = Message.ofThread().batch();
        while (batch.receiveNow(socket, 1, 0) > 0) {
            continue;
        }
    }

    @Override
    protected final void implCloseChannel() {
        socket.close();
    }
}

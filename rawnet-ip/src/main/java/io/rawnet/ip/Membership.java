package io.rawnet.ip;

import static io.rawnet.linux.socket.Ipv4Options.MCAST_BLOCK_SOURCE;
import static io.rawnet.linux.socket.Ipv4Options.MCAST_JOIN_GROUP;
import static io.rawnet.linux.socket.Ipv4Options.MCAST_JOIN_SOURCE_GROUP;
import static io.rawnet.linux.socket.Ipv4Options.MCAST_LEAVE_GROUP;
import static io.rawnet.linux.socket.Ipv4Options.MCAST_LEAVE_SOURCE_GROUP;
import static io.rawnet.linux.socket.Ipv4Options.MCAST_UNBLOCK_SOURCE;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MulticastRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A channel's membership in a multicast group on one interface, or in one source of it (RFC 3678). Closing it leaves the group; the
 * kernel leaves it too when the channel is closed.
 *
 * <p>Over IPv6 Linux asks for memberships only on channels that are bound, to any address: one that is not hears whatever the host has
 * joined, and sources that are blocked.
 */
public final class Membership implements AutoCloseable {
    private final ChannelSocket socket;
    private final Family family;
    private final IpAddress group;
    private final int interfaceIndex;
    private final Optional<IpAddress> source;
    private final AtomicBoolean joined = new AtomicBoolean(true);

    private Membership(
            ChannelSocket socket, Family family, IpAddress group, int interfaceIndex, Optional<IpAddress> source) {
        this.socket = socket;
        this.family = family;
        this.group = group;
        this.interfaceIndex = interfaceIndex;
        this.source = source;
    }

    static Membership join(
            ChannelSocket socket, Family family, IpAddress group, int interfaceIndex, Optional<IpAddress> source)
            throws IOException {
        if (!family.require(group).isMulticast()) {
            throw new IllegalArgumentException("group " + group + ": must be a multicast address");
        }
        Membership membership = new Membership(socket, family, group, interfaceIndex, source);
        membership.change(source.isPresent() ? MCAST_JOIN_SOURCE_GROUP : MCAST_JOIN_GROUP, source);
        return membership;
    }

    /** {@return the group} */
    public IpAddress group() {
        return group;
    }

    /** {@return the interface, 0 if it was left to the route} */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** {@return the only source whose packets are received; empty for all} */
    public Optional<IpAddress> source() {
        return source;
    }

    /** {@return whether it was not left, and the channel not closed} */
    public boolean isValid() {
        return joined.get() && socket.isOpen();
    }

    /**
     * Blocks one source of the group (setsockopt(2), MCAST_BLOCK_SOURCE).
     *
     * @param sender whose packets not to receive
     * @throws IllegalStateException if this is the membership in one source, or was left
     * @throws IllegalArgumentException if the address is of the other family
     * @throws IOException if the kernel refuses: EADDRNOTAVAIL if it is blocked already
     */
    public void block(IpAddress sender) throws IOException {
        changeSender(MCAST_BLOCK_SOURCE, sender);
    }

    /**
     * Receives from a blocked source again (setsockopt(2), MCAST_UNBLOCK_SOURCE).
     *
     * @param sender whose packets to receive
     * @throws IllegalStateException if this is the membership in one source, or was left
     * @throws IllegalArgumentException if the address is of the other family
     * @throws IOException if the kernel refuses: EADDRNOTAVAIL if it is not blocked
     */
    public void unblock(IpAddress sender) throws IOException {
        changeSender(MCAST_UNBLOCK_SOURCE, sender);
    }

    /**
     * Leaves the group, or the source (setsockopt(2), MCAST_LEAVE_GROUP or MCAST_LEAVE_SOURCE_GROUP). Closing again does nothing,
     * nor does closing after the channel was closed.
     *
     * @throws IOException if the kernel refuses
     */
    @Override
    public void close() throws IOException {
        try {
            if (joined.compareAndSet(true, false)) {
                change(source.isPresent() ? MCAST_LEAVE_SOURCE_GROUP : MCAST_LEAVE_GROUP, source);
            }
        } catch (ClosedChannelException closed) {
            // the kernel has left it
        }
    }

    private void changeSender(KernelOption option, IpAddress sender) throws IOException {
        if (source.isPresent() || !joined.get()) {
            throw new IllegalStateException(this + ": is for one source, or was left");
        }
        change(option, Optional.of(Arguments.require(sender, "sender")));
    }

    private void change(KernelOption ipv4, Optional<IpAddress> sender) throws IOException {
        ByteBuffer request =
                sender.isPresent() ? MulticastRequest.source(interfaceIndex) : MulticastRequest.group(interfaceIndex);
        family.putSocketAddress(request, MulticastRequest.GROUP, group, 0, 0);
        if (sender.isPresent()) {
            family.putSocketAddress(request, MulticastRequest.SOURCE, family.require(sender.get()), 0, 0);
        }
        // IPv6 has the same options, with the same numbers, on its own level
        int level = family == Family.IPV4 ? ipv4.level() : Ipv6Options.MCAST_JOIN_GROUP.level();
        socket.settings().set(new KernelOption(ipv4.name(), level, ipv4.number()), request);
    }

    @Override
    public String toString() {
        return "membership in " + group
                + source.map(sender -> " from " + sender).orElse("") + " on interface " + interfaceIndex;
    }
}

package io.rawnet.ip;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.socket.Ipv4Options;
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
        if (source.isPresent()) {
            membership.aboutSource(
                    Ipv4Options.MCAST_JOIN_SOURCE_GROUP, Ipv6Options.MCAST_JOIN_SOURCE_GROUP, source.get());
        } else {
            membership.aboutGroup(Ipv4Options.MCAST_JOIN_GROUP, Ipv6Options.MCAST_JOIN_GROUP);
        }
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
        requireAnySource();
        aboutSource(Ipv4Options.MCAST_BLOCK_SOURCE, Ipv6Options.MCAST_BLOCK_SOURCE, sender);
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
        requireAnySource();
        aboutSource(Ipv4Options.MCAST_UNBLOCK_SOURCE, Ipv6Options.MCAST_UNBLOCK_SOURCE, sender);
    }

    /**
     * Leaves the group, or the source (setsockopt(2), MCAST_LEAVE_GROUP or MCAST_LEAVE_SOURCE_GROUP). Closing again does nothing,
     * nor does closing after the channel was closed.
     *
     * @throws IOException if the kernel refuses
     */
    @Override
    public void close() throws IOException {
        if (!joined.compareAndSet(true, false)) {
            return;
        }
        try {
            if (source.isPresent()) {
                aboutSource(Ipv4Options.MCAST_LEAVE_SOURCE_GROUP, Ipv6Options.MCAST_LEAVE_SOURCE_GROUP, source.get());
            } else {
                aboutGroup(Ipv4Options.MCAST_LEAVE_GROUP, Ipv6Options.MCAST_LEAVE_GROUP);
            }
        } catch (ClosedChannelException leftByTheKernel) {
            return;
        }
    }

    private void requireAnySource() {
        if (source.isPresent() || !joined.get()) {
            throw new IllegalStateException(this + ": is for one source, or was left");
        }
    }

    private void aboutGroup(KernelOption ipv4, KernelOption ipv6) throws IOException {
        ByteBuffer request = MulticastRequest.group(interfaceIndex);
        family.putSocketAddress(request, MulticastRequest.GROUP, group, 0, 0);
        socket.settings().set(family == Family.IPV4 ? ipv4 : ipv6, request);
    }

    private void aboutSource(KernelOption ipv4, KernelOption ipv6, IpAddress sender) throws IOException {
        ByteBuffer request = MulticastRequest.source(interfaceIndex);
        family.putSocketAddress(request, MulticastRequest.GROUP, group, 0, 0);
        family.putSocketAddress(request, MulticastRequest.SOURCE, family.require(sender), 0, 0);
        socket.settings().set(family == Family.IPV4 ? ipv4 : ipv6, request);
    }

    @Override
    public String toString() {
        return "membership in " + group
                + source.map(sender -> " from " + sender).orElse("") + " on interface " + interfaceIndex;
    }
}

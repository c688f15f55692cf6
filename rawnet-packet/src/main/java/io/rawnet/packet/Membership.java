package io.rawnet.packet;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.socket.LinkMembership;
import io.rawnet.linux.socket.PacketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Packets that an interface receives because a channel asked for them (packet(7), {@code PACKET_ADD_MEMBERSHIP}). Memberships are
 * reference-counted by the kernel. Closing the channel, or the end of the process, closes this as well.
 */
public final class Membership implements AutoCloseable {
    private final ChannelSocket socket;
    private final ByteBuffer request;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Membership(ChannelSocket socket, int interfaceIndex, int type, LinkAddress address) throws IOException {
        this.socket = socket;
        request = LinkMembership.of(interfaceIndex, type, address.octets().toArray());
        socket.settings().set(PacketOptions.PACKET_ADD_MEMBERSHIP, request);
    }

    /**
     * Ends the membership (setsockopt(2), {@code PACKET_DROP_MEMBERSHIP}). Closing again, after the channel, or after the interface was
     * removed, does nothing.
     *
     * @throws IOException if the kernel refuses
     */
    @Override
    public void close() throws IOException {
        if (open.compareAndSet(true, false)) {
            try {
                socket.settings().set(PacketOptions.PACKET_DROP_MEMBERSHIP, request);
            } catch (ClosedChannelException gone) {
                // the kernel has dropped it with the socket
                return;
            }
        }
    }
}

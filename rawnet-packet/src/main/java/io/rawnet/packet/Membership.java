package io.rawnet.packet;

import io.rawnet.linux.socket.HardwareAddress;
import io.rawnet.linux.socket.LinkMembership;
import io.rawnet.linux.socket.PacketOptions;
import io.rawnet.linux.socket.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Packets that an interface takes because a socket asked for them (packet(7), {@code PACKET_ADD_MEMBERSHIP}). The kernel counts: the
 * interface goes back when the last one who asked has closed. Closing the socket, or the end of the process, closes this as well.
 */
public final class Membership implements AutoCloseable {

    private final Socket socket;
    private final ByteBuffer request;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Membership(Socket socket, ByteBuffer request) {
        this.socket = socket;
        this.request = request;
    }

    static Membership join(Socket socket, int interfaceIndex, int type, LinkAddress address) throws IOException {
        ByteBuffer request = LinkMembership.of(
                interfaceIndex, type, new HardwareAddress(address.octets().toArray()));
        socket.set(PacketOptions.PACKET_ADD_MEMBERSHIP, request);
        return new Membership(socket, request);
    }

    /**
     * Asks no more for the packets. Closing again, after the socket, or after the interface was removed, does nothing.
     *
     * @throws IOException if the kernel refuses
     */
    @Override
    public void close() throws IOException {
        if (open.compareAndSet(true, false)) {
            try {
                socket.set(PacketOptions.PACKET_DROP_MEMBERSHIP, request);
            } catch (ClosedChannelException gone) {
                // the kernel has dropped it with the socket
                return;
            }
        }
    }
}

package io.rawnet.ip;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketFilter;
import io.rawnet.linux.socket.SocketType;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Keeps the kernel's own TCP from answering on one local port, so that a TCP connection can be made by hand without a firewall rule.
 *
 * <p>The kernel does not know of connections that a raw socket makes: it would answer the peer's SYN+ACK with a reset. The guard
 * holds the port with a listening TCP socket whose filter drops every segment: the kernel hands each segment for the port to it, and
 * neither answers nor resets, while raw sockets still get their copy. The port is reserved too: no other program can take it.
 * <pre>{@code
 * try (TcpPortGuard guard = TcpPortGuard.open(source, 0)) {
 *     TcpHeader syn = TcpHeader.builder().sourcePort(guard.port())…
 * }
 * }</pre>
 */
public final class TcpPortGuard implements Closeable {
    private final Socket socket;
    private final IpAddress address;
    private final int port;

    private TcpPortGuard(Socket socket, InetSocketAddress bound) {
        this.socket = socket;
        address = IpAddress.of(bound.getAddress());
        port = bound.getPort();
    }

    /**
     * {@return a guard, in force now (socket(2), SO_ATTACH_FILTER, bind(2), listen(2) in this order)} It needs no privilege for ports
     * from 1024 on.
     *
     * @param address the local address of the connection; the unspecified address for all of its family
     * @param port the local port, 1 to 65535; 0 for a free one
     * @throws IllegalArgumentException if the port is out of range
     * @throws java.net.BindException if the port is taken or the address not of this host
     * @throws IOException if the kernel refuses
     */
    public static TcpPortGuard open(IpAddress address, int port) throws IOException {
        InetSocketAddress local = new InetSocketAddress(address.toInetAddress(), port);
        Family family = Family.of(address);
        Socket socket = Socket.open(family.addressFamily(), SocketType.SOCK_STREAM, 0);
        try {
            // before the port is held, or a segment could slip through and be answered
            SocketFilter.attach(socket, ByteBuffer.wrap(BpfProgram.dropAll().toOctets()));
            if (family == Family.IPV6) {
                socket.setInt(Ipv6Options.IPV6_V6ONLY, 1);
            }
            socket.bind(local);
            socket.listen(1);
            return new TcpPortGuard(socket, socket.localAddress());
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    /** {@return the local address it guards} */
    public IpAddress address() {
        return address;
    }

    /** {@return the port it guards, 1 to 65535} */
    public int port() {
        return port;
    }

    /** {@return whether it is in force} */
    public boolean isOpen() {
        return socket.isOpen();
    }

    /** Gives the port back: from now on the kernel answers again. Closing again does nothing. */
    @Override
    public void close() {
        socket.close();
    }
}

package io.rawnet.examples.tool;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this host that no other program gets meanwhile, for packets that are made by hand. */
public final class HeldPorts implements Closeable {
    private final List<Closeable> sockets = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private HeldPorts() {}

    /**
     * {@return UDP ports}
     *
     * @param count how many, 0 or more
     * @throws IOException if there are not so many left
     */
    public static HeldPorts udp(int count) throws IOException {
        return hold(count, held -> {
            DatagramSocket socket = new DatagramSocket();
            held.sockets.add(socket);
            return socket.getLocalPort();
        });
    }

    /**
     * {@return TCP ports that nobody listens on: the kernel resets what a peer opens}
     *
     * @param count how many, 0 or more
     * @throws IOException if there are not so many left
     */
    public static HeldPorts tcp(int count) throws IOException {
        return hold(count, held -> {
            Socket socket = new Socket();
            held.sockets.add(socket);
            socket.bind(new InetSocketAddress(0));
            return socket.getLocalPort();
        });
    }

    private static HeldPorts hold(int count, Holder holder) throws IOException {
        HeldPorts held = new HeldPorts();
        try {
            for (int port = 0; port < count; port++) {
                held.ports.add(holder.hold(held));
            }
            return held;
        } catch (IOException | RuntimeException refused) {
            held.close();
            throw refused;
        }
    }

    /**
     * {@return a port, 1 to 65535}
     *
     * @param index which one, from 0 on
     */
    public int get(int index) {
        return ports.get(index);
    }

    @Override
    public void close() throws IOException {
        for (Closeable socket : sockets) {
            socket.close();
        }
    }

    /** Takes one more port. */
    @FunctionalInterface
    private interface Holder {
        int hold(HeldPorts held) throws IOException;
    }
}

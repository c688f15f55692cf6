package io.rawnet.examples.tour.lab;

import io.rawnet.testkit.Host;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Future;

/** An ordinary TCP server, made of the kernel's TCP, that sends one client after another what it gets from it. */
public final class EchoServer implements Closeable {
    private final ServerSocket listener;

    private EchoServer(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * {@return a server that accepts connections now}
     *
     * @param host where it listens
     * @param port its port
     * @throws Exception if the port is taken
     */
    public static EchoServer start(Host host, int port) throws Exception {
        EchoServer server = new EchoServer(host.call(() -> new ServerSocket(port)));
        Future<Void> ignored = host.background(server::serve);
        return server;
    }

    private Void serve() throws IOException {
        while (true) {
            try (Socket client = listener.accept()) {
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException reset) {
                if (listener.isClosed()) {
                    return null;
                }
            }
        }
    }

    /** {@return its port} */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

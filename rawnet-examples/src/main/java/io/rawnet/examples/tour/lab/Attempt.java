package io.rawnet.examples.tour.lab;

import io.rawnet.testkit.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** An attempt to connect to a port that nobody listens on. */
public final class Attempt {
    private Attempt() {}

    /**
     * {@return what was tried and what came of it, in words}
     *
     * @param from the host that connects
     * @param to where to
     * @param port the port
     * @throws Exception if the host does not run it
     */
    public static String toConnect(Host from, InetAddress to, int port) throws Exception {
        return "connect to port " + port + " of " + to.getHostAddress() + ", " + from.call(() -> outcome(to, port));
    }

    private static String outcome(InetAddress to, int port) {
        try (Socket connected = new Socket(to, port)) {
            return "accepted by " + connected.getRemoteSocketAddress();
        } catch (IOException refused) {
            return "refused, as nobody listens there";
        }
    }
}

package io.rawnet.examples.tool;

import io.rawnet.xdp.XdpSocket;
import io.rawnet.xdp.XdpStatistics;
import java.io.IOException;

/**
 * What was counted at one queue of an interface.
 *
 * @param interfaceName name of the interface
 * @param queue number of the queue
 * @param counted the counts of its socket
 */
public record XdpQueueCounts(String interfaceName, int queue, XdpStatistics counted) {

    /**
     * {@return what has been counted until now}
     *
     * @param interfaceName name of the interface
     * @param socket the socket of the queue
     * @throws IOException if the kernel refuses
     */
    public static XdpQueueCounts of(String interfaceName, XdpSocket socket) throws IOException {
        return new XdpQueueCounts(interfaceName, socket.queue(), socket.statistics());
    }

    /**
     * Prints the counts for programs, with the names of docs/json.md.
     *
     * @param lines where to print to
     */
    public void print(JsonLines lines) {
        lines.print(line -> line.put("type", "xdpStatistics")
                .put("interface", interfaceName)
                .put("queue", queue)
                .put("received", counted.received())
                .put("dropped", counted.dropped())
                .put("ringFull", counted.ringFull())
                .put("fillRingEmpty", counted.fillRingEmpty())
                .put("invalid", counted.invalid())
                .put("sent", counted.sent())
                .put("sendDropped", counted.sendDropped())
                .put("sendInvalid", counted.sendInvalid()));
    }
}

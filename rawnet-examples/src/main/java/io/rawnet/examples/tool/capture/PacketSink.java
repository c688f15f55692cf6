package io.rawnet.examples.tool.capture;

import java.io.Closeable;
import java.io.IOException;

/** Where captured packets go. */
public interface PacketSink extends Closeable {
    /**
     * Takes a packet.
     *
     * @param packet the packet, which is gone when this returns
     * @throws IOException if it cannot be written
     */
    void take(CapturedFrame packet) throws IOException;

    /**
     * Does what is due from time to time; it is called several times a second, and when there are no more packets at the moment.
     *
     * @throws IOException if something cannot be written
     */
    void pause() throws IOException;

    /** {@return whether it takes no more packets} */
    boolean isFull();

    /**
     * Takes the counts of the kernel, at the end.
     *
     * @param counted what the kernel has counted
     * @throws IOException if they cannot be written
     */
    void end(CaptureCounts counted) throws IOException;
}

package io.rawnet.examples.tool.capture;

import io.rawnet.pcap.CapturedPacket;
import java.io.Closeable;
import java.io.IOException;

/** What is done with the packets of a file that is read. */
@FunctionalInterface
public interface PacketTaker extends Closeable {
    /**
     * Takes a packet.
     *
     * @param packet the packet
     * @throws IOException if it cannot be written
     */
    void take(CapturedPacket packet) throws IOException;

    /** Does nothing: to be overridden by what has something to finish, also where the file is cut short. */
    @Override
    default void close() throws IOException {}
}

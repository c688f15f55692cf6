package io.rawnet.examples.tool.craft;

import io.rawnet.codec.packet.Packet;

/** The packets of one run. */
public interface PacketSource {
    /**
     * {@return a packet that is complete, from the IP header on; from the Ethernet header on at the link layer}
     *
     * @param index which packet, from 0 on
     * @throws IllegalArgumentException if a value does not fit its field
     */
    Packet packet(long index);

    /** {@return whether a packet may differ from the first one} */
    boolean varies();
}

package io.rawnet.examples.tool.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A packet that was captured, with what came with it.
 *
 * @param time when the kernel saw it
 * @param interfaceName the interface it was seen on, in the words of whoever captured it
 * @param sent whether that host sent it; empty if that is unknown
 * @param route its addresses, where its IP header is not among the octets
 * @param first what the octets begin with
 * @param octets the octets captured, from position to limit
 * @param originalLength how many octets the packet had
 * @param checksums what is known of its transport checksum
 */
public record SeenPacket(
        Optional<Instant> time,
        Optional<String> interfaceName,
        Optional<Boolean> sent,
        Optional<Route> route,
        Protocol first,
        ByteBuffer octets,
        long originalLength,
        ChecksumOffload checksums) {

    public SeenPacket {
        octets = octets.slice();
    }

    /** {@return the packet, decoded anew with each call} */
    public Packet packet() {
        return Packet.decode(first, octets());
    }

    /** {@return the octets captured, from position 0 to the limit} */
    @Override
    public ByteBuffer octets() {
        return octets.duplicate();
    }
}

package io.rawnet.examples.diagram;

import io.rawnet.codec.packet.Packet;
import java.time.Instant;
import java.util.Optional;

/**
 * A packet and when it was seen.
 *
 * @param time when it was seen; empty if nobody knows
 * @param packet the packet
 */
public record TimedPacket(Optional<Instant> time, Packet packet) {}

package io.rawnet.channel;

import io.rawnet.codec.packet.Packet;

/**
 * A received packet, decoded, with what came with it.
 *
 * @param packet the packet
 * @param metadata what came with it
 * @param <M> the channel's type for that
 */
public record Arrival<M>(Packet packet, M metadata) {}

package io.rawnet.examples.facts;

import io.rawnet.codec.Octets;
import io.rawnet.ip.ReceivedPacket;

/**
 * A packet that a channel received.
 *
 * @param packet what came with it
 * @param octets its octets, from the channel's lowest header on
 */
record Arrival(ReceivedPacket packet, Octets octets) {}

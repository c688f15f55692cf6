package io.rawnet.packet;

/**
 * What a socket's queue or ring has seen since it was opened (packet(7), {@code PACKET_STATISTICS}). Packets that the filter refused
 * count nowhere.
 *
 * @param received packets that got into the queue or ring, whether they were read already or not
 * @param dropped packets that found no room there
 * @param freezes how often a receive ring was full, so that dropping began; 0 for a socket without a ring
 */
public record LinkStatistics(long received, long dropped, long freezes) {}

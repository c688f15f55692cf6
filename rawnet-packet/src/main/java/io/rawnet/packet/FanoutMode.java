package io.rawnet.packet;

/** Which socket of a {@link Fanout} group gets a packet. In the order of the kernel's numbers. */
public enum FanoutMode {
    /** One for each flow: all packets of a connection go to the same socket ({@code PACKET_FANOUT_HASH}). */
    HASH,
    /** One after the other ({@code PACKET_FANOUT_LB}). */
    LOAD_BALANCE,
    /** One for each processor on which packets arrive ({@code PACKET_FANOUT_CPU}). */
    CPU,
    /** The first one, and the next when that is full ({@code PACKET_FANOUT_ROLLOVER}). */
    ROLLOVER,
    /** Any ({@code PACKET_FANOUT_RND}). */
    RANDOM,
    /** One for each queue of the network card ({@code PACKET_FANOUT_QM}). */
    QUEUE_MAPPING
}

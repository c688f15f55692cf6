package io.rawnet.bpf.filter.compiler;

/**
 * A layer that a packet may have, depending on the packet: what is in a tunnel may or may not have an Ethernet header, for instance.
 *
 * @param inside whether a packet has this layer; no packet has two
 */
record Alternative(Condition inside, LinkLayer layer) {}

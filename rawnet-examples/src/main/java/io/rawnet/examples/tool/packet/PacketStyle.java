package io.rawnet.examples.tool.packet;

/**
 * How packets are printed for people.
 *
 * @param linkHeader whether the line shows the link header too
 * @param numeric whether addresses are printed as they are, without looking names up
 * @param tree whether each field has a line of its own
 * @param hex whether the octets follow
 */
public record PacketStyle(boolean linkHeader, boolean numeric, boolean tree, boolean hex) {}

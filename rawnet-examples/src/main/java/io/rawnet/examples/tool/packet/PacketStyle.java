package io.rawnet.examples.tool.packet;

import java.util.List;

/**
 * How packets are printed for people.
 *
 * @param linkHeader whether the line shows the link header too
 * @param numeric whether addresses are printed as they are, without looking names up
 * @param tree whether each field has a line of its own
 * @param time how the time is printed
 * @param octets how the octets are printed that follow, in each of these ways
 */
public record PacketStyle(boolean linkHeader, boolean numeric, boolean tree, TimeStyle time, List<OctetStyle> octets) {
    public PacketStyle {
        octets = List.copyOf(octets);
    }
}

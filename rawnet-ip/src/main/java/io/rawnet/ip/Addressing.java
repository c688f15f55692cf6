package io.rawnet.ip;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.linux.socket.ControlMessageWriter;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketInfo;
import java.util.OptionalInt;

/** Where a packet goes, and what differs for it: checked, and written beside its octets, without an object for it. */
final class Addressing {
    private Addressing() {}

    /**
     * {@return the family, to which everything belongs}
     *
     * @param destination where to; null for the connected peer
     * @throws IllegalArgumentException if an address is of the other family, or the hop limit impossible there
     */
    static Family check(Family family, IpAddress destination, ControlMessage control) {
        Arguments.require(control, "control");
        if (family == Family.IPV4 && control.hopLimit().isPresent()) {
            Arguments.requireRange(control.hopLimit().getAsInt(), 1, 255, "hopLimit over IPv4");
        }
        if (destination != null) {
            family.require(destination);
        }
        if (control.source().isPresent()) {
            family.require(control.source().get());
        }
        return family;
    }

    /**
     * Writes socket address and control messages of a slot; without a destination the packet goes to the connected peer.
     *
     * @param port the destination port; 0 for packets whose transport header the program writes
     */
    static void write(
            Family family,
            IpAddress destination,
            int port,
            ControlMessage control,
            MessageRow row,
            int slot,
            ControlMessageWriter writer) {
        if (destination != null) {
            // a link-local address belongs to the interface that the control message names
            int scope = control.interfaceIndex().orElse(0);
            row.setAddressLength(
                    slot, family.putSocketAddress(row.addresses(), row.addressOffset(slot), destination, port, scope));
        }
        if (control == ControlMessage.NONE) {
            return;
        }
        boolean ipv4 = family == Family.IPV4;
        addInt(writer, ipv4 ? Ipv4Options.IP_TTL : Ipv6Options.IPV6_HOPLIMIT, control.hopLimit());
        addInt(writer, ipv4 ? Ipv4Options.IP_TOS : Ipv6Options.IPV6_TCLASS, control.trafficClass());
        if (control.source().isPresent() || control.interfaceIndex().isPresent()) {
            addPacketInfo(family, control, row, writer);
        }
        row.setControlLength(slot, writer.length());
    }

    private static void addInt(ControlMessageWriter writer, KernelOption option, OptionalInt value) {
        if (value.isPresent()) {
            writer.addInt(option, value.getAsInt());
        }
    }

    private static void addPacketInfo(
            Family family, ControlMessage control, MessageRow row, ControlMessageWriter writer) {
        int interfaceIndex = control.interfaceIndex().orElse(0);
        if (family == Family.IPV4) {
            Ipv4Address source = (Ipv4Address) control.source().orElse(Ipv4Address.ANY);
            int data = writer.add(Ipv4Options.IP_PKTINFO, PacketInfo.IPV4_SIZE);
            PacketInfo.putIpv4(row.controls(), data, interfaceIndex, source.bits());
        } else {
            Ipv6Address source = (Ipv6Address) control.source().orElse(Ipv6Address.ANY);
            int data = writer.add(Ipv6Options.IPV6_PKTINFO, PacketInfo.IPV6_SIZE);
            PacketInfo.putIpv6(row.controls(), data, interfaceIndex, source.high(), source.low());
        }
    }
}

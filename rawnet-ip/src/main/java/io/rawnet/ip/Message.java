package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.linux.socket.ControlMessageWriter;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.PacketInfo;
import java.nio.ByteBuffer;

/** The off-heap memory for one message, of which each thread has one of its own, so that no call makes another wait. */
final class Message {
    /** The longest IP packet, and one octet more, so that the kernel sees and refuses what is too long. */
    static final int ROOM = 65_536;

    /** Room for every control message that {@link ControlField} can ask for, and more than any that is sent. */
    static final int CONTROL_ROOM = 512;

    private static final ThreadLocal<Message> OF_THREAD = ThreadLocal.withInitial(Message::new);

    private final MessageBatch batch = new MessageBatch(1, ROOM, CONTROL_ROOM);
    private final ControlMessageWriter writer = new ControlMessageWriter();

    static Message ofThread() {
        return OF_THREAD.get();
    }

    MessageBatch batch() {
        return batch;
    }

    /** {@return the message's own memory from its first octet on} */
    ByteBuffer octets() {
        return batch.payload(0).duplicate();
    }

    void setDestination(Family family, IpAddress destination, ControlMessage control) {
        setDestination(batch, 0, family, destination, control);
    }

    void setControl(Family family, ControlMessage control) {
        setControl(batch, 0, writer, family, control);
    }

    /** Tells where to; a link-local address belongs to the interface that the control message names. */
    static void setDestination(
            MessageBatch batch, int slot, Family family, IpAddress destination, ControlMessage control) {
        int length = family.putSocketAddress(
                batch.addresses(),
                batch.addressOffset(slot),
                family.require(destination),
                control.interfaceIndex().orElse(0));
        batch.setAddressLength(slot, length);
    }

    static void setControl(
            MessageBatch batch, int slot, ControlMessageWriter writer, Family family, ControlMessage control) {
        boolean ipv4 = family == Family.IPV4;
        writer.over(batch.controls(), batch.controlOffset(slot));
        if (control.hopLimit().isPresent()) {
            writer.addInt(
                    ipv4 ? Ipv4Options.IP_TTL : Ipv6Options.IPV6_HOPLIMIT,
                    control.hopLimit().getAsInt());
        }
        if (control.trafficClass().isPresent()) {
            writer.addInt(
                    ipv4 ? Ipv4Options.IP_TOS : Ipv6Options.IPV6_TCLASS,
                    control.trafficClass().getAsInt());
        }
        if (control.source().isPresent() || control.interfaceIndex().isPresent()) {
            addPacketInfo(batch.controls(), writer, family, control);
        }
        batch.setControlLength(slot, writer.length());
    }

    private static void addPacketInfo(
            ByteBuffer memory, ControlMessageWriter writer, Family family, ControlMessage control) {
        int interfaceIndex = control.interfaceIndex().orElse(0);
        if (family == Family.IPV4) {
            Ipv4Address source = (Ipv4Address) family.require(control.source().orElse(Ipv4Address.ANY));
            int data = writer.add(Ipv4Options.IP_PKTINFO, PacketInfo.IPV4_SIZE);
            PacketInfo.putIpv4(memory, data, interfaceIndex, source.bits());
        } else {
            Ipv6Address source = (Ipv6Address) family.require(control.source().orElse(Ipv6Address.ANY));
            int data = writer.add(Ipv6Options.IPV6_PKTINFO, PacketInfo.IPV6_SIZE);
            PacketInfo.putIpv6(memory, data, interfaceIndex, source.high(), source.low());
        }
    }
}

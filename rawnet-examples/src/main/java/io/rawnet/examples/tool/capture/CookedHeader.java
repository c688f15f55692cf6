package io.rawnet.examples.tool.capture;

import io.rawnet.codec.Octets;
import io.rawnet.codec.link.LinuxCookedHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.RingFrame;
import io.rawnet.packet.StrippedVlanTag;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a cooked header (LINKTYPE_LINUX_SLL2) in front of packets that the kernel gives without link header. */
final class CookedHeader {
    private static final int ADDRESS_LENGTH = 8;
    private static final int UNKNOWN_TYPE = 255;

    private ByteBuffer room = ByteBuffer.allocate(1 << 16);

    /** {@return the packet behind its cooked header, with the VLAN tag that was taken out} The buffer is the same each time. */
    ByteBuffer inFrontOf(RingFrame frame) {
        Optional<StrippedVlanTag> tag = frame.vlanTag();
        int length = LinuxCookedHeader.LENGTH_2 + StrippedVlanTag.LENGTH + frame.length();
        room = length > room.capacity() ? ByteBuffer.allocate(length) : room.clear();
        header(frame, tag.map(StrippedVlanTag::tagProtocol).orElseGet(frame::protocol))
                .encode(room);
        tag.ifPresent(taken -> room.putShort((short) taken.tagControlInformation())
                .putShort((short) frame.protocol().number()));
        return room.put(frame.buffer().duplicate()).flip();
    }

    private static LinuxCookedHeader header(RingFrame frame, EtherType protocol) {
        Octets address = frame.linkAddress().octets();
        return new LinuxCookedHeader(
                OptionalLong.of(frame.interfaceIndex()),
                0,
                number(frame.packetType()),
                frame.hardwareType().number(),
                address.size(),
                Octets.of(Arrays.copyOf(address.toArray(), ADDRESS_LENGTH)),
                protocol);
    }

    private static int number(PacketType type) {
        return switch (type) {
            case HOST -> LinuxCookedHeader.HOST;
            case BROADCAST -> LinuxCookedHeader.BROADCAST;
            case MULTICAST -> LinuxCookedHeader.MULTICAST;
            case OTHER_HOST -> LinuxCookedHeader.OTHER_HOST;
            case OUTGOING -> LinuxCookedHeader.OUTGOING;
            case OTHER -> UNKNOWN_TYPE;
        };
    }
}

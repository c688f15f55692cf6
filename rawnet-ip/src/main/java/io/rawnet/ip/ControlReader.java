package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.MessageBatch;
import io.rawnet.linux.socket.PacketInfo;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the control messages that the kernel wrote beside a packet. */
final class ControlReader {
    private static final int TIMESPEC_SIZE = 16;
    private static final int PATH_MTU_SIZE = 32;
    private static final int PATH_MTU = 28;

    private final Family family;
    private OptionalInt hopLimit = OptionalInt.empty();
    private OptionalInt trafficClass = OptionalInt.empty();
    private Optional<IpAddress> destination = Optional.empty();
    private OptionalInt interfaceIndex = OptionalInt.empty();
    private OptionalInt pathMtu = OptionalInt.empty();
    private Optional<Instant> timestamp = Optional.empty();
    private OptionalLong dropCount = OptionalLong.empty();

    private ControlReader(Family family) {
        this.family = family;
    }

    static ControlMessage read(Family family, MessageBatch batch, int slot) {
        if (batch.controlLength(slot) == 0) {
            return ControlMessage.NONE;
        }
        ControlReader reader = new ControlReader(family);
        ControlMessages messages =
                new ControlMessages().over(batch.controls(), batch.controlOffset(slot), batch.controlLength(slot));
        while (messages.next()) {
            reader.take(messages, batch.controls());
        }
        return new ControlMessage(
                reader.hopLimit,
                reader.trafficClass,
                Optional.empty(),
                reader.destination,
                reader.interfaceIndex,
                reader.pathMtu,
                reader.timestamp,
                reader.dropCount);
    }

    private void take(ControlMessages messages, ByteBuffer memory) {
        int data = messages.dataOffset();
        if (messages.is(SocketLevelOptions.SO_TIMESTAMPNS, TIMESPEC_SIZE)) {
            timestamp = Optional.of(Instant.ofEpochSecond(memory.getLong(data), memory.getLong(data + Long.BYTES)));
        } else if (messages.is(SocketLevelOptions.SO_RXQ_OVFL, Integer.BYTES)) {
            dropCount = OptionalLong.of(Integer.toUnsignedLong(memory.getInt(data)));
        } else if (family == Family.IPV4) {
            takeIpv4(messages, memory, data);
        } else {
            takeIpv6(messages, memory, data);
        }
    }

    private void takeIpv4(ControlMessages messages, ByteBuffer memory, int data) {
        if (messages.is(Ipv4Options.IP_TTL, Integer.BYTES)) {
            hopLimit = OptionalInt.of(memory.getInt(data));
        } else if (messages.is(Ipv4Options.IP_TOS, Byte.BYTES)) {
            trafficClass = OptionalInt.of(Byte.toUnsignedInt(memory.get(data)));
        } else if (messages.is(Ipv4Options.IP_PKTINFO, PacketInfo.IPV4_SIZE)) {
            destination = Optional.of(family.addressAt(memory, data + PacketInfo.IPV4_DESTINATION));
            interfaceIndex = index(PacketInfo.ipv4Interface(memory, data));
        }
    }

    private void takeIpv6(ControlMessages messages, ByteBuffer memory, int data) {
        if (messages.is(Ipv6Options.IPV6_HOPLIMIT, Integer.BYTES)) {
            hopLimit = OptionalInt.of(memory.getInt(data));
        } else if (messages.is(Ipv6Options.IPV6_TCLASS, Integer.BYTES)) {
            trafficClass = OptionalInt.of(memory.getInt(data));
        } else if (messages.is(Ipv6Options.IPV6_PKTINFO, PacketInfo.IPV6_SIZE)) {
            destination = Optional.of(family.addressAt(memory, data + PacketInfo.IPV6_DESTINATION));
            interfaceIndex = index(PacketInfo.ipv6Interface(memory, data));
        } else if (messages.is(Ipv6Options.IPV6_PATHMTU, PATH_MTU_SIZE)) {
            pathMtu = OptionalInt.of(memory.getInt(data + PATH_MTU));
        }
    }

    private static OptionalInt index(int told) {
        return told > 0 ? OptionalInt.of(told) : OptionalInt.empty();
    }
}

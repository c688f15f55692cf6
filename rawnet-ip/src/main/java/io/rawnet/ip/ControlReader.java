package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.InternetSocketAddress;
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
    /** The rest of the flow information is the traffic class. */
    private static final int FLOW_LABEL = 0xF_FFFF;

    private final Family family;
    private OptionalInt hopLimit = OptionalInt.empty();
    private OptionalInt trafficClass = OptionalInt.empty();
    private Optional<IpAddress> destination = Optional.empty();
    private OptionalInt interfaceIndex = OptionalInt.empty();
    private int flowLabel;
    private OptionalInt pathMtu = OptionalInt.empty();
    private Optional<Instant> timestamp = Optional.empty();
    private OptionalLong dropCount = OptionalLong.empty();

    private ControlReader(Family family) {
        this.family = family;
    }

    static ControlReader read(Family family, MessageBatch batch, int slot) {
        ControlReader reader = new ControlReader(family);
        ControlMessages messages =
                new ControlMessages().over(batch.controls(), batch.controlOffset(slot), batch.controlLength(slot));
        while (messages.next()) {
            reader.take(messages, batch.controls());
        }
        int scope = family.scope(batch.addresses(), batch.addressOffset(slot), batch.addressLength(slot));
        if (reader.interfaceIndex.isEmpty()) {
            reader.interfaceIndex = index(scope);
        }
        return reader;
    }

    /** {@return what the control messages told} */
    ControlMessage control() {
        return new ControlMessage(
                hopLimit, trafficClass, Optional.empty(), destination, interfaceIndex, pathMtu, timestamp, dropCount);
    }

    /** {@return what the control messages and the IP header told} */
    ControlMessage control(Ipv4Header header) {
        hopLimit = OptionalInt.of(header.timeToLive());
        trafficClass = OptionalInt.of(header.dscp() << 2 | header.ecn());
        destination = Optional.of(header.destination());
        return control();
    }

    /**
     * {@return the IPv6 header, put together from the control messages, since the kernel hands up none}
     *
     * @param protocol what follows
     * @param source where it came from
     * @param payloadLength octets that follow
     */
    Ipv6Header ipv6Header(IpProtocol protocol, IpAddress source, int payloadLength) {
        int octet = trafficClass.orElse(0);
        return Ipv6Header.builder()
                .dscp(octet >>> 2)
                .ecn(octet & 3)
                .flowLabel(flowLabel)
                .payloadLength(Math.min(payloadLength, 0xFFFF))
                .nextHeader(protocol)
                .hopLimit(hopLimit.orElse(0))
                .source((Ipv6Address) source)
                .destination((Ipv6Address) destination.orElse(Ipv6Address.ANY))
                .build();
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
        } else if (messages.is(Ipv6Options.IPV6_FLOWINFO, Integer.BYTES)) {
            flowLabel = InternetSocketAddress.getNetworkOrder(memory, data) & FLOW_LABEL;
        } else if (messages.is(Ipv6Options.IPV6_PATHMTU, PATH_MTU_SIZE)) {
            pathMtu = OptionalInt.of(memory.getInt(data + PATH_MTU));
        }
    }

    private static OptionalInt index(int told) {
        return told > 0 ? OptionalInt.of(told) : OptionalInt.empty();
    }
}

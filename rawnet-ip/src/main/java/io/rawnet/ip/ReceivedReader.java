package io.rawnet.ip;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.InternetSocketAddress;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.PacketInfo;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what the kernel wrote beside a packet: its address, its control messages, and the IP header in front. */
final class ReceivedReader {
    private static final int TIMESPEC_SIZE = 16;
    private static final int PATH_MTU_SIZE = 32;
    private static final int PATH_MTU = 28;
    /** The rest of the flow information is the traffic class. */
    private static final int FLOW_LABEL = 0xF_FFFF;

    private final Family family;
    private final MessageRow row;
    private final int slot;
    private final IpAddress source;
    private OptionalInt hopLimit = OptionalInt.empty();
    private OptionalInt trafficClass = OptionalInt.empty();
    private Optional<IpAddress> destination = Optional.empty();
    private OptionalInt interfaceIndex = OptionalInt.empty();
    private int flowLabel;
    private OptionalInt pathMtu = OptionalInt.empty();
    private Optional<Instant> timestamp = Optional.empty();
    private OptionalLong dropCount = OptionalLong.empty();
    private Optional<NetworkHeader> header = Optional.empty();

    ReceivedReader(Family family, MessageRow row, int slot) {
        this.family = family;
        this.row = row;
        this.slot = slot;
        ByteBuffer memory = row.controls();
        ControlMessages messages = new ControlMessages().over(memory, row.controlOffset(slot), row.controlLength(slot));
        while (messages.next()) {
            read(messages, memory, messages.dataOffset());
        }
        source = family.socketAddress(row.addresses(), row.addressOffset(slot), row.addressLength(slot));
        if (interfaceIndex.isEmpty()) {
            interfaceIndex = index(family.scope(row.addresses(), row.addressOffset(slot), row.addressLength(slot)));
        }
    }

    /** {@return the length of the IPv4 header in front of the packet, which is read; 0 if it is cut short} */
    int readIpv4Header() {
        ByteBuffer packet = row.payload(slot).duplicate().clear().limit(row.received(slot));
        try {
            Ipv4Header read = Ipv4Header.decode(packet);
            header = Optional.of(read);
            hopLimit = OptionalInt.of(read.timeToLive());
            trafficClass = OptionalInt.of(read.dscp() << 2 | read.ecn());
            destination = Optional.of(read.destination());
            return packet.position();
        } catch (MalformedPacketException cutShort) {
            return 0;
        }
    }

    /** {@return the IPv6 header, put together from the control messages, since the kernel hands up none} */
    Ipv6Header makeIpv6Header(IpProtocol protocol) {
        int octet = trafficClass.orElse(0);
        Ipv6Header made = Ipv6Header.builder()
                .dscp(octet >>> 2)
                .ecn(octet & 3)
                .flowLabel(flowLabel)
                .payloadLength(Math.min(row.length(slot), 0xFFFF))
                .nextHeader(protocol)
                .hopLimit(hopLimit.orElse(0))
                .source((Ipv6Address) source)
                .destination((Ipv6Address) destination.orElse(Ipv6Address.ANY))
                .build();
        header = Optional.of(made);
        return made;
    }

    ReceivedPacket received(int length, int originalLength) {
        return new ReceivedPacket(
                length,
                originalLength,
                source,
                family.socketPort(row.addresses(), row.addressOffset(slot), row.addressLength(slot)),
                destination,
                header,
                hopLimit,
                trafficClass,
                interfaceIndex,
                timestamp,
                pathMtu,
                dropCount);
    }

    private void read(ControlMessages messages, ByteBuffer memory, int data) {
        if (messages.is(SocketLevelOptions.SO_TIMESTAMPNS, TIMESPEC_SIZE)) {
            timestamp = Optional.of(Instant.ofEpochSecond(memory.getLong(data), memory.getLong(data + Long.BYTES)));
        } else if (messages.is(SocketLevelOptions.SO_RXQ_OVFL, Integer.BYTES)) {
            dropCount = OptionalLong.of(Integer.toUnsignedLong(memory.getInt(data)));
        } else if (messages.is(Ipv4Options.IP_TTL, Integer.BYTES)
                || messages.is(Ipv6Options.IPV6_HOPLIMIT, Integer.BYTES)) {
            hopLimit = OptionalInt.of(memory.getInt(data));
        } else if (messages.is(Ipv4Options.IP_TOS, Byte.BYTES)) {
            trafficClass = OptionalInt.of(Byte.toUnsignedInt(memory.get(data)));
        } else if (messages.is(Ipv6Options.IPV6_TCLASS, Integer.BYTES)) {
            trafficClass = OptionalInt.of(memory.getInt(data));
        } else if (messages.is(Ipv4Options.IP_PKTINFO, PacketInfo.IPV4_SIZE)) {
            destination = Optional.of(family.addressAt(memory, data + PacketInfo.IPV4_DESTINATION));
            interfaceIndex = index(PacketInfo.IPV4_INTERFACE.get(memory, data));
        } else if (messages.is(Ipv6Options.IPV6_PKTINFO, PacketInfo.IPV6_SIZE)) {
            destination = Optional.of(family.addressAt(memory, data + PacketInfo.IPV6_DESTINATION));
            interfaceIndex = index(PacketInfo.IPV6_INTERFACE.get(memory, data));
        } else if (messages.is(Ipv6Options.IPV6_FLOWINFO, Integer.BYTES)) {
            flowLabel = InternetSocketAddress.getNetworkOrder(memory, data) & FLOW_LABEL;
        } else if (messages.is(Ipv6Options.IPV6_PATHMTU, PATH_MTU_SIZE)) {
            pathMtu = OptionalInt.of(memory.getInt(data + PATH_MTU));
        }
    }

    private static OptionalInt index(int reported) {
        return reported > 0 ? OptionalInt.of(reported) : OptionalInt.empty();
    }
}

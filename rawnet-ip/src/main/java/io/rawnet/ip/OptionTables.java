package io.rawnet.ip;

import static io.rawnet.channel.socket.OptionType.COUNT;
import static io.rawnet.channel.socket.OptionType.FLAG;
import static io.rawnet.channel.socket.OptionType.NUMBER;
import static io.rawnet.ip.RawSocketOptions.AUTOMATIC_FLOW_LABEL;
import static io.rawnet.ip.RawSocketOptions.BIND_TO_INTERFACE;
import static io.rawnet.ip.RawSocketOptions.CHECKSUM_OFFSET;
import static io.rawnet.ip.RawSocketOptions.DONT_FRAGMENT;
import static io.rawnet.ip.RawSocketOptions.ERROR_QUEUE;
import static io.rawnet.ip.RawSocketOptions.FREEBIND;
import static io.rawnet.ip.RawSocketOptions.HEADER_INCLUDED;
import static io.rawnet.ip.RawSocketOptions.HOP_LIMIT;
import static io.rawnet.ip.RawSocketOptions.ICMP_FILTER;
import static io.rawnet.ip.RawSocketOptions.IPV4_OPTIONS;
import static io.rawnet.ip.RawSocketOptions.MULTICAST_ALL;
import static io.rawnet.ip.RawSocketOptions.MULTICAST_INTERFACE;
import static io.rawnet.ip.RawSocketOptions.PATH_MTU;
import static io.rawnet.ip.RawSocketOptions.PATH_MTU_DISCOVERY;
import static io.rawnet.ip.RawSocketOptions.TRANSMIT_TIMESTAMPS;
import static io.rawnet.ip.RawSocketOptions.TRANSPARENT;
import static java.net.StandardSocketOptions.IP_MULTICAST_LOOP;
import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;
import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_BROADCAST;

import io.rawnet.channel.socket.OptionTable;
import io.rawnet.channel.socket.OptionType;
import io.rawnet.channel.socket.SocketSettings;
import io.rawnet.codec.Octets;
import io.rawnet.linux.socket.Icmpv6Options;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MulticastRequest;
import io.rawnet.linux.socket.RawOptions;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Which option of the kernel stands behind each option of a channel, in both families. */
final class OptionTables {
    static final OptionTable IPV4 = new OptionTable("INET channels");
    static final OptionTable IPV6 = new OptionTable("INET6 channels");

    private static final int OCTET = 0xFF;
    private static final int MOST_IPV4_OPTIONS = 40;
    private static final int MOST_CHECKSUM_OFFSET = 65_534;
    private static final int INTERFACE_NAME_SIZE = 16;
    /** SOF_TIMESTAMPING_TX_SOFTWARE, _SOFTWARE, _OPT_ID and _OPT_TSONLY: by software, numbered, without the packet. */
    private static final int TRANSMIT_TIMESTAMPING = 0x2 | 0x10 | 0x80 | 0x800;

    static {
        OptionType<Integer> octet = OptionType.number(0, OCTET);
        OptionType<PathMtuDiscovery> discovery = OptionType.of(
                (socket, option) -> PathMtuDiscovery.values()[socket.getInt(option)],
                (socket, option, value) -> socket.setInt(option, value.ordinal()));
        OptionType<Boolean> errorQueue = OptionType.of(FLAG.getter(), OptionTables::setErrorQueue);
        OptionType<Boolean> transmitTimestamps = OptionType.of(
                (socket, option) -> (socket.getInt(option) & TRANSMIT_TIMESTAMPING) == TRANSMIT_TIMESTAMPING,
                OptionTables::setTransmitTimestamps);
        OptionType<String> interfaceName = OptionType.of(
                        (socket, option) -> text(socket.get(option, INTERFACE_NAME_SIZE)),
                        (socket, option, name) -> socket.set(option, zeroTerminated(name)))
                .within(name -> name.length() < INTERFACE_NAME_SIZE, "at most 15 octets");
        OptionType<Octets> ipv4Options = OptionType.of(
                        (socket, option) -> Octets.copyOf(socket.get(option, MOST_IPV4_OPTIONS)),
                        (socket, option, octets) -> socket.set(option, octets.buffer()))
                .within(octets -> octets.size() <= MOST_IPV4_OPTIONS, "at most 40 octets");
        OptionType<Integer> multicastInterface = OptionType.<Integer>of(
                        (socket, option) -> {
                            throw new UnsupportedOperationException(
                                    option + " cannot be read: the kernel reports an address");
                        },
                        (socket, option, index) -> socket.set(option, MulticastRequest.outgoing(index)))
                .within(index -> index >= 0, "0 or more");

        OptionType<OptionalInt> checksumOffset = OptionType.numberOrNone(
                offset -> offset >= 0 && offset <= MOST_CHECKSUM_OFFSET && offset % 2 == 0,
                "even and 0 to 65534, or empty");

        both(SO_BROADCAST, FLAG, SocketLevelOptions.SO_BROADCAST, SocketLevelOptions.SO_BROADCAST);
        both(BIND_TO_INTERFACE, interfaceName, SocketLevelOptions.SO_BINDTODEVICE, SocketLevelOptions.SO_BINDTODEVICE);
        both(IP_TOS, octet, Ipv4Options.IP_TOS, Ipv6Options.IPV6_TCLASS);
        both(IP_MULTICAST_TTL, octet, Ipv4Options.IP_MULTICAST_TTL, Ipv6Options.IPV6_MULTICAST_HOPS);
        both(IP_MULTICAST_LOOP, FLAG, Ipv4Options.IP_MULTICAST_LOOP, Ipv6Options.IPV6_MULTICAST_LOOP);
        both(MULTICAST_ALL, FLAG, Ipv4Options.IP_MULTICAST_ALL, Ipv6Options.IPV6_MULTICAST_ALL);
        both(HOP_LIMIT, OptionType.number(1, OCTET), Ipv4Options.IP_TTL, Ipv6Options.IPV6_UNICAST_HOPS);
        both(HEADER_INCLUDED, FLAG.readOnly(), Ipv4Options.IP_HDRINCL, Ipv6Options.IPV6_HDRINCL);
        both(PATH_MTU_DISCOVERY, discovery, Ipv4Options.IP_MTU_DISCOVER, Ipv6Options.IPV6_MTU_DISCOVER);
        both(PATH_MTU, NUMBER.readOnly(), Ipv4Options.IP_MTU, Ipv6Options.IPV6_MTU);
        both(FREEBIND, FLAG, Ipv4Options.IP_FREEBIND, Ipv6Options.IPV6_FREEBIND);
        both(TRANSPARENT, FLAG, Ipv4Options.IP_TRANSPARENT, Ipv6Options.IPV6_TRANSPARENT);
        both(ERROR_QUEUE, errorQueue, Ipv4Options.IP_RECVERR, Ipv6Options.IPV6_RECVERR);
        both(
                TRANSMIT_TIMESTAMPS,
                transmitTimestamps,
                SocketLevelOptions.SO_TIMESTAMPING,
                SocketLevelOptions.SO_TIMESTAMPING);
        both(ICMP_FILTER, IcmpFilter.OPTION_TYPE, RawOptions.ICMP_FILTER, Icmpv6Options.ICMPV6_FILTER);
        IPV4.with(IPV4_OPTIONS, Ipv4Options.IP_OPTIONS, ipv4Options)
                .with(MULTICAST_INTERFACE, Ipv4Options.IP_MULTICAST_IF, multicastInterface);
        IPV6.with(MULTICAST_INTERFACE, Ipv6Options.IPV6_MULTICAST_IF, COUNT)
                .with(DONT_FRAGMENT, Ipv6Options.IPV6_DONTFRAG, FLAG)
                .with(AUTOMATIC_FLOW_LABEL, Ipv6Options.IPV6_AUTOFLOWLABEL, FLAG)
                .with(CHECKSUM_OFFSET, Ipv6Options.IPV6_CHECKSUM, checksumOffset);
    }

    private OptionTables() {}

    static OptionTable of(Family family) {
        return family == Family.IPV4 ? IPV4 : IPV6;
    }

    private static <T> void both(SocketOption<T> option, OptionType<T> type, KernelOption ipv4, KernelOption ipv6) {
        IPV4.with(option, ipv4, type);
        IPV6.with(option, ipv6, type);
    }

    /** With the errors comes where the extensions of their ICMP messages start, from Linux 5.9 on. */
    private static void setErrorQueue(SocketSettings socket, KernelOption option, boolean on) throws IOException {
        socket.setInt(option, on ? 1 : 0);
        boolean ipv4 = option.equals(Ipv4Options.IP_RECVERR);
        try {
            socket.setInt(ipv4 ? Ipv4Options.IP_RECVERR_RFC4884 : Ipv6Options.IPV6_RECVERR_RFC4884, on ? 1 : 0);
        } catch (IOException kernelBefore59) {
            // errors come without extensions then
        }
    }

    /** The kernel starts to count only when numbering was off before. */
    private static void setTransmitTimestamps(SocketSettings socket, KernelOption option, boolean on)
            throws IOException {
        socket.setInt(option, 0);
        if (on) {
            socket.setInt(option, TRANSMIT_TIMESTAMPING);
        }
    }

    private static ByteBuffer zeroTerminated(String name) {
        return ByteBuffer.wrap((name + '\0').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(ByteBuffer zeroTerminated) {
        return StandardCharsets.ISO_8859_1.decode(zeroTerminated).toString().split("\0", 2)[0];
    }
}

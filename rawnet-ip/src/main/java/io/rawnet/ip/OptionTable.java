package io.rawnet.ip;

import static java.net.StandardSocketOptions.IP_MULTICAST_LOOP;
import static java.net.StandardSocketOptions.IP_MULTICAST_TTL;
import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_BROADCAST;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_SNDBUF;

import io.rawnet.linux.socket.Icmpv6Options;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.Ipv6Options;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.RawOptions;
import io.rawnet.linux.socket.Socket;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.io.IOException;
import java.net.SocketOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which option of the kernel stands behind each option of a channel: the truth about options is this table. */
final class OptionTable {
    private static final Map<SocketOption<?>, Row<?>> ROWS = new LinkedHashMap<>();

    static {
        any(SO_RCVBUF, OptionValue.NUMBER, SocketLevelOptions.SO_RCVBUF);
        any(SO_SNDBUF, OptionValue.NUMBER, SocketLevelOptions.SO_SNDBUF);
        any(SO_BROADCAST, OptionValue.FLAG, SocketLevelOptions.SO_BROADCAST);
        any(RawSocketOptions.MARK, OptionValue.NUMBER, SocketLevelOptions.SO_MARK);
        any(RawSocketOptions.PRIORITY, OptionValue.NUMBER, SocketLevelOptions.SO_PRIORITY);
        any(RawSocketOptions.BUSY_POLL, OptionValue.NUMBER, SocketLevelOptions.SO_BUSY_POLL);
        any(RawSocketOptions.BIND_TO_INTERFACE, OptionValue.INTERFACE_NAME, SocketLevelOptions.SO_BINDTODEVICE);
        any(
                RawSocketOptions.RECEIVE_BUFFER_FORCE,
                OptionValue.toldBy(SocketLevelOptions.SO_RCVBUF),
                SocketLevelOptions.SO_RCVBUFFORCE);
        any(
                RawSocketOptions.SEND_BUFFER_FORCE,
                OptionValue.toldBy(SocketLevelOptions.SO_SNDBUF),
                SocketLevelOptions.SO_SNDBUFFORCE);
        each(IP_TOS, OptionValue.NUMBER, Ipv4Options.IP_TOS, Ipv6Options.IPV6_TCLASS);
        each(IP_MULTICAST_TTL, OptionValue.NUMBER, Ipv4Options.IP_MULTICAST_TTL, Ipv6Options.IPV6_MULTICAST_HOPS);
        each(IP_MULTICAST_LOOP, OptionValue.FLAG, Ipv4Options.IP_MULTICAST_LOOP, Ipv6Options.IPV6_MULTICAST_LOOP);
        each(
                RawSocketOptions.MULTICAST_INTERFACE,
                OptionValue.MULTICAST_INTERFACE,
                Ipv4Options.IP_MULTICAST_IF,
                Ipv6Options.IPV6_MULTICAST_IF);
        each(
                RawSocketOptions.MULTICAST_ALL,
                OptionValue.FLAG,
                Ipv4Options.IP_MULTICAST_ALL,
                Ipv6Options.IPV6_MULTICAST_ALL);
        each(RawSocketOptions.HOP_LIMIT, OptionValue.NUMBER, Ipv4Options.IP_TTL, Ipv6Options.IPV6_UNICAST_HOPS);
        each(
                RawSocketOptions.HEADER_INCLUDED,
                OptionValue.readOnly(OptionValue.FLAG),
                Ipv4Options.IP_HDRINCL,
                Ipv6Options.IPV6_HDRINCL);
        each(
                RawSocketOptions.PATH_MTU_DISCOVERY,
                OptionValue.DISCOVERY,
                Ipv4Options.IP_MTU_DISCOVER,
                Ipv6Options.IPV6_MTU_DISCOVER);
        each(
                RawSocketOptions.PATH_MTU,
                OptionValue.readOnly(OptionValue.NUMBER),
                Ipv4Options.IP_MTU,
                Ipv6Options.IPV6_MTU);
        each(RawSocketOptions.FREEBIND, OptionValue.FLAG, Ipv4Options.IP_FREEBIND, Ipv6Options.IPV6_FREEBIND);
        each(RawSocketOptions.TRANSPARENT, OptionValue.FLAG, Ipv4Options.IP_TRANSPARENT, Ipv6Options.IPV6_TRANSPARENT);
        each(RawSocketOptions.ERROR_QUEUE, OptionValue.ERROR_QUEUE, Ipv4Options.IP_RECVERR, Ipv6Options.IPV6_RECVERR);
        each(RawSocketOptions.ICMP_FILTER, OptionValue.ICMP_TYPES, RawOptions.ICMP_FILTER, Icmpv6Options.ICMPV6_FILTER);
        each(RawSocketOptions.IPV4_OPTIONS, OptionValue.OCTETS, Ipv4Options.IP_OPTIONS, null);
        each(RawSocketOptions.DONT_FRAGMENT, OptionValue.FLAG, null, Ipv6Options.IPV6_DONTFRAG);
        each(RawSocketOptions.CHECKSUM_OFFSET, OptionValue.NUMBER_OR_NONE, null, RawOptions.IPV6_CHECKSUM);
        each(RawSocketOptions.AUTOMATIC_FLOW_LABEL, OptionValue.FLAG, null, Ipv6Options.IPV6_AUTOFLOWLABEL);
    }

    private OptionTable() {}

    static Set<SocketOption<?>> supported(Family family) {
        return ROWS.entrySet().stream()
                .filter(entry -> entry.getValue().kernelOption(family).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    static <T> T get(Socket socket, Family family, SocketOption<T> option) throws IOException {
        Row<?> row = row(option, family);
        return option.type().cast(row.value.get(socket, row.kernelOption(family).orElseThrow()));
    }

    static <T> void set(Socket socket, Family family, SocketOption<T> option, T value) throws IOException {
        row(option, family).set(socket, family, value);
    }

    /** Finds the row of an option that the family has. */
    private static Row<?> row(SocketOption<?> option, Family family) {
        Row<?> row = ROWS.get(option);
        if (row == null || row.kernelOption(family).isEmpty()) {
            throw new UnsupportedOperationException(
                    "option " + option.name() + ": not for channels of the family " + family.protocolFamily());
        }
        return row;
    }

    /** An option that is the same for both families. */
    private static <T> void any(SocketOption<T> option, OptionValue<T> value, KernelOption kernelOption) {
        each(option, value, kernelOption, kernelOption);
    }

    /** An option with a number for each family, null for a family that does not have it. */
    private static <T> void each(SocketOption<T> option, OptionValue<T> value, KernelOption ipv4, KernelOption ipv6) {
        ROWS.put(option, new Row<>(option.type(), value, Optional.ofNullable(ipv4), Optional.ofNullable(ipv6)));
    }

    private record Row<T>(
            Class<T> type, OptionValue<T> value, Optional<KernelOption> ipv4, Optional<KernelOption> ipv6) {
        Optional<KernelOption> kernelOption(Family family) {
            return family == Family.IPV4 ? ipv4 : ipv6;
        }

        void set(Socket socket, Family family, Object told) throws IOException {
            value.set(socket, kernelOption(family).orElseThrow(), type.cast(told));
        }
    }
}

package io.rawnet.ip;

import static io.rawnet.ip.ErrorScene.GROUP;
import static io.rawnet.ip.ErrorScene.IPV4;
import static io.rawnet.ip.ErrorScene.IPV6;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.SocketType;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The errors of docs/errors.md, each with what provokes it: this is where the page comes from. Meaning and remedy are words of the
 * exception's message.
 */
enum IpError {
    RAW_SOCKET(
            "EPERM",
            1,
            "socket",
            "This needs the capability CAP_NET_RAW",
            Words.THREE_WAYS,
            scene -> scene.unprivileged(() -> scene.transport(IPV4))),
    ECHO_GROUP(
            "EACCES",
            13,
            "socket",
            "Echo requests without privileges are for the groups of the sysctl net.ipv4.ping_group_range",
            "sysctl -w net.ipv4.ping_group_range",
            scene -> TransportChannel.openEcho(IPV4)),
    PROTOCOL_ZERO(
            "EPROTONOSUPPORT",
            93,
            "socket",
            "Protocol 0 stands for \"the default protocol\", which a raw IP socket does not have",
            "name the protocol to receive",
            scene -> TransportChannel.open(IPV4, IpProtocol.of(0))),
    DESCRIPTORS(
            "EMFILE",
            24,
            "socket",
            "This process has as many descriptors open as it may",
            "close channels, or raise ulimit -n",
            ErrorScene::openTooMany),
    FILTER_LOCKED(
            "EPERM",
            1,
            "setsockopt(SO_ATTACH_FILTER",
            "The filter is locked (lockFilter)",
            "open another channel to filter otherwise",
            scene -> scene.transport(IPV4)
                    .attachFilter(BpfProgram.acceptAll())
                    .lockFilter()
                    .attachFilter(BpfProgram.dropAll())),
    FILTER_LOCKED_DETACH(
            "EPERM",
            1,
            "setsockopt(SO_DETACH_FILTER",
            "The filter is locked (lockFilter)",
            "open another channel to filter otherwise",
            scene -> scene.transport(IPV4)
                    .attachFilter(BpfProgram.acceptAll())
                    .lockFilter()
                    .detachFilter()),
    FILTER_ABSENT(
            "ENOENT",
            2,
            "setsockopt(SO_DETACH_FILTER",
            "No filter is attached",
            "there is none to detach",
            scene -> scene.transport(IPV4).detachFilter()),
    FILTER_MALFORMED(
            "EINVAL",
            22,
            "setsockopt(SO_ATTACH_FILTER",
            "The program is malformed, or uses what this kernel does not have",
            "compile it anew",
            scene -> scene.transport(IPV4).socket.settings().attachFilter(new byte[8])),
    FILTER_LONG(
            "ENOMEM",
            12,
            "setsockopt(SO_ATTACH_FILTER",
            "The program is longer than the sysctl net.core.optmem_max allows",
            "raise it, or filter less",
            scene -> {
                scene.limit("core/optmem_max", 4000);
                byte[] instructions = new byte[8 * 2000];
                for (int at = 0; at < instructions.length; at += 8) {
                    instructions[at] = 6;
                }
                scene.transport(IPV4).socket.settings().attachFilter(instructions);
            }),
    TCP_FILTER(
            "EPERM",
            1,
            "setsockopt(SO_ATTACH_FILTER",
            "Recent kernels let only administrators filter TCP sockets. This needs the capability CAP_NET_ADMIN",
            Words.THREE_WAYS,
            scene -> scene.unprivileged(() -> scene.closing(ChannelSocket.open(
                            AddressFamily.AF_INET,
                            SocketType.SOCK_STREAM,
                            0,
                            new InternetAdvice(SocketType.SOCK_STREAM, 0)))
                    .settings()
                    .attachFilter(BpfProgram.dropAll().toOctets()))),
    RECEIVE_BUFFER_FORCE(
            "EPERM",
            1,
            "setsockopt(SO_RCVBUFFORCE",
            "Sizes beyond the system's limit are for administrators",
            "use SO_RCVBUF or SO_SNDBUF, or raise the sysctl net.core.rmem_max or wmem_max. This needs the capability CAP_NET_ADMIN",
            scene -> set(scene, ChannelOptions.RECEIVE_BUFFER_FORCE, 1 << 20)),
    SEND_BUFFER_FORCE(
            "EPERM",
            1,
            "setsockopt(SO_SNDBUFFORCE",
            "Sizes beyond the system's limit are for administrators",
            "use SO_RCVBUF or SO_SNDBUF, or raise the sysctl net.core.rmem_max or wmem_max. This needs the capability CAP_NET_ADMIN",
            scene -> set(scene, ChannelOptions.SEND_BUFFER_FORCE, 1 << 20)),
    MARK(
            "EPERM",
            1,
            "setsockopt(SO_MARK",
            "This needs the capability CAP_NET_RAW",
            "CAP_NET_ADMIN does as well, and is needed before Linux 5.17",
            scene -> set(scene, ChannelOptions.MARK, 1)),
    PRIORITY(
            "EPERM",
            1,
            "setsockopt(SO_PRIORITY",
            "This needs the capability CAP_NET_RAW",
            "CAP_NET_ADMIN does as well, and is needed before Linux 5.17",
            scene -> set(scene, ChannelOptions.PRIORITY, 7)),
    TRANSPARENT(
            "EPERM",
            1,
            "setsockopt(IP_TRANSPARENT",
            "This needs the capability CAP_NET_RAW",
            "CAP_NET_ADMIN does as well",
            scene -> set(scene, RawSocketOptions.TRANSPARENT, true)),
    OTHER_INTERFACE(
            "EPERM",
            1,
            "setsockopt(SO_BINDTODEVICE",
            "This needs the capability CAP_NET_RAW",
            Words.THREE_WAYS,
            scene -> {
                TransportChannel channel = scene.transport(IPV4).setOption(RawSocketOptions.BIND_TO_INTERFACE, "eth0");
                scene.unprivileged(() -> channel.setOption(RawSocketOptions.BIND_TO_INTERFACE, "lo"));
            }),
    NO_INTERFACE(
            "ENODEV",
            19,
            "setsockopt(SO_BINDTODEVICE",
            "There is no such interface in this network namespace",
            "look at ip link",
            scene -> scene.transport(IPV4).setOption(RawSocketOptions.BIND_TO_INTERFACE, "nowhere0")),
    NO_MULTICAST_INTERFACE(
            "EADDRNOTAVAIL",
            99,
            "setsockopt(IP_MULTICAST_IF",
            "There is no such interface here",
            "look at ip link",
            scene -> scene.transport(IPV4).setOption(RawSocketOptions.MULTICAST_INTERFACE, 99)),
    NO_MULTICAST_INTERFACE_IPV6(
            "ENODEV",
            19,
            "setsockopt(IPV6_MULTICAST_IF",
            "There is no such interface in this network namespace",
            "look at ip link",
            scene -> scene.transport(IPV6).setOption(RawSocketOptions.MULTICAST_INTERFACE, 99)),
    ICMP_FILTER(
            "EOPNOTSUPP",
            95,
            "setsockopt(ICMP_FILTER",
            "Only raw channels for ICMP over IPv4 or ICMPv6 over IPv6 have this filter",
            "attach a filter instead",
            scene -> scene.transport(IPV4).setOption(RawSocketOptions.ICMP_FILTER, IcmpFilter.acceptAll())),
    ICMPV6_CHECKSUM(
            "EINVAL",
            22,
            "setsockopt(IPV6_CHECKSUM",
            "The kernel computes the checksum of ICMPv6 by itself",
            "leave the option alone",
            scene -> scene.closing(TransportChannel.open(IPV6, IpProtocol.ICMPV6))
                    .setOption(RawSocketOptions.CHECKSUM_OFFSET, OptionalInt.of(4))),
    IPV4_OPTIONS(
            "EINVAL",
            22,
            "setsockopt(IP_OPTIONS",
            "The options are malformed",
            "look at RFC 791, section 3.1",
            scene -> scene.transport(IPV4).setOption(RawSocketOptions.IPV4_OPTIONS, Octets.of(7, 99))),
    PATH_MTU(
            "ENOTCONN",
            107,
            "getsockopt(IP_MTU",
            "The path MTU is known of a connected peer only",
            "connect first",
            scene -> scene.transport(IPV4).getOption(RawSocketOptions.PATH_MTU)),
    PATH_MTU_IPV6(
            "ENOTCONN",
            107,
            "getsockopt(IPV6_MTU",
            "The path MTU is known of a connected peer only",
            "connect first",
            scene -> scene.transport(IPV6).getOption(RawSocketOptions.PATH_MTU)),
    BIND_ELSEWHERE(
            "EADDRNOTAVAIL",
            99,
            "bind",
            "No interface here has this address",
            "look at ip address, or set the freebind option first",
            scene -> scene.transport(IPV4).bind(IpAddress.of("192.0.2.1"))),
    BIND_LINK_LOCAL(
            "EINVAL",
            22,
            "bind",
            "A link-local address needs its interface",
            "give the interface's index",
            scene -> scene.transport(IPV6).bind(IpAddress.of("fe80::1"))),
    BIND_NO_INTERFACE(
            "ENODEV",
            19,
            "bind",
            "There is no such interface in this network namespace",
            "look at ip link",
            scene -> scene.transport(IPV6).bind(IpAddress.of("fe80::1"), 99)),
    GUARD_TAKEN(
            "EADDRINUSE",
            98,
            "bind",
            "Another socket holds this address and port",
            "close it, or choose another port",
            scene -> {
                int port = scene.closing(TcpPortGuard.open(Ipv4Address.ANY, 0)).port();
                TcpPortGuard.open(Ipv4Address.ANY, port);
            }),
    GUARD_LOW_PORT(
            "EACCES",
            13,
            "bind",
            "Ports below 1024 are for administrators. This needs the capability CAP_NET_BIND_SERVICE",
            Words.THREE_WAYS,
            scene -> scene.unprivileged(() -> TcpPortGuard.open(Ipv4Address.ANY, 80))),
    CONNECT_NO_ROUTE(
            "ENETUNREACH",
            101,
            "connect",
            "No route leads there",
            "look at ip route, and whether the interface is up",
            scene -> scene.transport(IPV4).connect(IpAddress.of("192.0.2.1"))),
    CONNECT_UNREACHABLE(
            "EHOSTUNREACH",
            113,
            "connect",
            "Address resolution got no answer, or a route says unreachable",
            "look at ip neighbour and ip route",
            scene -> {
                scene.route("unreachable", "192.0.2.1");
                scene.transport(IPV4).connect(IpAddress.of("192.0.2.1"));
            }),
    CONNECT_BLACKHOLE(
            "EINVAL",
            22,
            "connect",
            "A link-local address needs its interface, or a route says blackhole",
            "give the interface's index, or look at ip route",
            scene -> {
                scene.route("blackhole", "192.0.2.1");
                scene.transport(IPV4).connect(IpAddress.of("192.0.2.1"));
            }),
    CONNECT_LINK_LOCAL(
            "EINVAL",
            22,
            "connect",
            "A link-local address needs its interface, or a route says blackhole",
            "give the interface's index, or look at ip route",
            scene -> scene.transport(IPV6).connect(IpAddress.of("fe80::2"))),
    CONNECT_PROHIBIT(
            "EACCES",
            13,
            "connect",
            "The peer is a broadcast address and SO_BROADCAST is not set, or a route says prohibit",
            "look at ip route",
            scene -> {
                scene.route("prohibit", "192.0.2.1");
                scene.transport(IPV4).connect(IpAddress.of("192.0.2.1"));
            }),
    CONNECT_BROADCAST(
            "EACCES",
            13,
            "connect",
            "The peer is a broadcast address and SO_BROADCAST is not set, or a route says prohibit",
            "look at ip route",
            scene -> scene.transport(IPV4).connect(IpAddress.of("10.0.0.255"))),
    ROUTE_NOWHERE(
            "ENETUNREACH",
            101,
            "connect",
            "No route leads there",
            "look at ip route, and whether the interface is up",
            scene -> Route.to(IpAddress.of("192.0.2.1"))),
    ROUTE_PROHIBIT(
            "EACCES",
            13,
            "connect",
            "The peer is a broadcast address and SO_BROADCAST is not set, or a route says prohibit",
            "look at ip route",
            scene -> {
                scene.route("prohibit", "192.0.2.1");
                Route.to(IpAddress.of("192.0.2.1"));
            }),
    ROUTE_LINK_LOCAL(
            "EINVAL",
            22,
            "connect",
            "A link-local address needs its interface, or a route says blackhole",
            "give the interface's index, or look at ip route",
            scene -> Route.to(IpAddress.of("fe80::2"))),
    SEND_NO_ROUTE(
            "ENETUNREACH",
            101,
            "sendmsg",
            "No route leads there, or the source in the control message is not an address of this host",
            "look at ip route and ip address, and whether the interface is up",
            scene -> scene.transport(IPV4).send(ByteBuffer.allocate(8), IpAddress.of("192.0.2.1"))),
    SEND_FOREIGN_SOURCE(
            "ENETUNREACH",
            101,
            "sendmsg",
            "No route leads there, or the source in the control message is not an address of this host",
            "look at ip route and ip address, and whether the interface is up",
            scene -> scene.transport(IPV4)
                    .send(
                            ByteBuffer.allocate(8),
                            scene.peer(IPV4),
                            ControlMessage.NONE.withSource(IpAddress.of("192.0.2.7")))),
    SEND_INTERFACE_DOWN(
            "ENETUNREACH",
            101,
            "sendmsg",
            "No route leads there, or the source in the control message is not an address of this host",
            "look at ip route and ip address, and whether the interface is up",
            scene -> {
                scene.shell("ip", "link", "set", "eth0", "down");
                scene.transport(IPV4).send(ByteBuffer.allocate(8), scene.peer(IPV4));
            }),
    SEND_UNREACHABLE(
            "EHOSTUNREACH",
            113,
            "sendmsg",
            "Address resolution got no answer, a route says unreachable, or an earlier packet was answered with an ICMP error that says so",
            "look at ip neighbour and ip route",
            scene -> {
                scene.route("unreachable", "192.0.2.1");
                scene.transport(IPV4).send(ByteBuffer.allocate(8), IpAddress.of("192.0.2.1"));
            }),
    SEND_PROHIBIT(
            "EACCES",
            13,
            "sendmsg",
            "The destination is a broadcast address and SO_BROADCAST is not set, a route says prohibit, or an earlier packet was answered with an ICMP error that says prohibited",
            "look at ip route",
            scene -> {
                scene.route("prohibit", "192.0.2.1");
                scene.transport(IPV4).send(ByteBuffer.allocate(8), IpAddress.of("192.0.2.1"));
            }),
    SEND_BROADCAST(
            "EACCES",
            13,
            "sendmsg",
            "The destination is a broadcast address and SO_BROADCAST is not set, a route says prohibit, or an earlier packet was answered with an ICMP error that says prohibited",
            "look at ip route",
            scene -> scene.transport(IPV4).send(ByteBuffer.allocate(8), IpAddress.of("10.0.0.255"))),
    SEND_BLACKHOLE(
            "EINVAL",
            22,
            "sendmsg",
            "The kernel refuses the packet or what goes with it",
            "a route says blackhole, or the control message has a source that is not this host's or another interface than the channel is bound to",
            scene -> {
                scene.route("blackhole", "192.0.2.1");
                scene.transport(IPV4).send(ByteBuffer.allocate(8), IpAddress.of("192.0.2.1"));
            }),
    SEND_FOREIGN_SOURCE_IPV6(
            "EINVAL",
            22,
            "sendmsg",
            "The kernel refuses the packet or what goes with it",
            "a route says blackhole, or the control message has a source that is not this host's or another interface than the channel is bound to",
            scene -> scene.transport(IPV6)
                    .send(
                            ByteBuffer.allocate(8),
                            scene.peer(IPV6),
                            ControlMessage.NONE.withSource(IpAddress.of("2001:db8:7::7")))),
    SEND_OTHER_INTERFACE(
            "EINVAL",
            22,
            "sendmsg",
            "The kernel refuses the packet or what goes with it",
            "a route says blackhole, or the control message has a source that is not this host's or another interface than the channel is bound to",
            scene -> scene.transport(IPV6)
                    .setOption(RawSocketOptions.BIND_TO_INTERFACE, "eth0")
                    .send(ByteBuffer.allocate(8), scene.peer(IPV6), ControlMessage.NONE.withInterfaceIndex(1))),
    SEND_HEADER_LENGTH(
            "EINVAL",
            22,
            "sendmmsg",
            "The kernel refuses the packet or what goes with it",
            "the IP header's length does not fit the octets",
            scene -> {
                IpSendBatch batch = new IpSendBatch(1, 20);
                batch.add(ByteBuffer.allocate(20).put(0, (byte) 0x4F), scene.peer(IPV4));
                scene.ip().send(batch);
            }),
    SEND_NO_ECHO(
            "EINVAL",
            22,
            "sendmsg",
            "The kernel refuses the packet or what goes with it",
            "only echo requests of 8 octets or more are allowed on this channel",
            scene -> scene.echo().send(ByteBuffer.allocate(8).put(0, (byte) 13), scene.peer(IPV4))),
    SEND_LONG(
            "EMSGSIZE",
            90,
            "sendmsg",
            "The packet is longer than the path's MTU and may not be fragmented, or longer than 65535 octets with its IP header",
            "send less, use IpChannel.sendFragmented, or allow fragments with RawSocketOptions.PATH_MTU_DISCOVERY",
            scene -> scene.transport(IPV4)
                    .setOption(RawSocketOptions.PATH_MTU_DISCOVERY, PathMtuDiscovery.DO)
                    .send(ByteBuffer.allocate(2000), scene.peer(IPV4))),
    SEND_LONGER_THAN_ANY(
            "EMSGSIZE",
            90,
            "sendmsg",
            "The packet is longer than the path's MTU and may not be fragmented, or longer than 65535 octets with its IP header",
            "send less, use IpChannel.sendFragmented, or allow fragments with RawSocketOptions.PATH_MTU_DISCOVERY",
            scene -> scene.transport(IPV4).send(ByteBuffer.allocate(65_535), scene.peer(IPV4))),
    SEND_LONG_HEADER(
            "EMSGSIZE",
            90,
            "sendmsg",
            "The packet is longer than the path's MTU and may not be fragmented, or longer than 65535 octets with its IP header",
            "send less, use IpChannel.sendFragmented, or allow fragments with RawSocketOptions.PATH_MTU_DISCOVERY",
            scene -> scene.ip()
                    .send(
                            Ipv4Header.builder()
                                    .protocol(IpProtocol.EXPERIMENTAL_1)
                                    .destination((Ipv4Address) scene.peer(IPV4))
                                    .build(),
                            ByteBuffer.allocate(2000))),
    SEND_LONG_DATAGRAM(
            "EMSGSIZE",
            90,
            "sendmsg",
            "The packet is longer than the path's MTU and may not be fragmented, or longer than 65535 octets with its headers",
            "send less, or allow fragments with RawSocketOptions.PATH_MTU_DISCOVERY",
            scene -> scene.udp().send(ByteBuffer.allocate(65_510), scene.endpoint())),
    SEND_DATAGRAM_WITHOUT_PORT(
            "EINVAL",
            22,
            "sendmmsg",
            "The kernel refuses the packet or what goes with it",
            "the destination in a batch has no port, a route says blackhole, or the control message has a source that is not this host's or another interface than the channel is bound to",
            scene -> {
                IpSendBatch batch = new IpSendBatch(1, 10);
                batch.add(ByteBuffer.allocate(1), scene.peer(IPV4));
                scene.udp().send(batch);
            }),
    SEND_WITHOUT_DESTINATION(
            "EDESTADDRREQ",
            89,
            "sendmsg",
            "The channel is not connected",
            "give the destination, or connect it first",
            scene -> scene.transport(IPV4).send(ByteBuffer.allocate(8))),
    SEND_NO_INTERFACE(
            "ENODEV",
            19,
            "sendmsg",
            "The interface in the control message does not exist here",
            "look at ip link",
            scene -> scene.transport(IPV4)
                    .send(ByteBuffer.allocate(8), scene.peer(IPV4), ControlMessage.NONE.withInterfaceIndex(99))),
    SEND_QUEUE_FULL(
            "ENOBUFS",
            105,
            "sendmsg",
            "The interface's queue has no room",
            "send more slowly, or raise the interface's txqueuelen",
            ErrorScene::overflow),
    SEND_FIREWALL(
            "EPERM",
            1,
            "sendmsg",
            "A firewall rule of this host refused the packet",
            "look at nft list ruleset",
            scene -> {
                scene.shell("nft", "add table ip guard");
                scene.shell("nft", "add chain ip guard out { type filter hook output priority 0 ; policy drop ; }");
                scene.transport(IPV4).send(ByteBuffer.allocate(8), scene.peer(IPV4));
            }),
    RECEIVE_PORT(
            "ECONNREFUSED",
            111,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says port unreachable",
            "nothing listens there",
            scene -> scene.receiveAfterIcmp(3, 3)),
    RECEIVE_PROTOCOL(
            "ENOPROTOOPT",
            92,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says protocol unreachable",
            "the peer does not speak it",
            scene -> scene.receiveAfterIcmp(3, 2)),
    RECEIVE_PARAMETER(
            "EPROTO",
            71,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says parameter problem",
            "the peer found its header wrong",
            scene -> scene.receiveAfterIcmp(12, 0)),
    RECEIVE_TOO_LONG(
            "EMSGSIZE",
            90,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says too long for the path",
            "send less, or allow fragments",
            scene -> scene.receiveAfterIcmp(3, 4)),
    RECEIVE_HOST_PROHIBITED(
            "EHOSTUNREACH",
            113,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says host prohibited",
            "a firewall on the path refuses it",
            scene -> scene.receiveAfterIcmp(3, 13)),
    RECEIVE_NETWORK(
            "ENETUNREACH",
            101,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says network unknown or prohibited",
            "look at the routes of the path",
            scene -> scene.receiveAfterIcmp(3, 9)),
    RECEIVE_HOST_UNKNOWN(
            "EHOSTDOWN",
            112,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says host unknown or isolated",
            "look at the peer's link",
            scene -> scene.receiveAfterIcmp(3, 7)),
    RECEIVE_HOST_ISOLATED(
            "ENONET",
            64,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says host unknown or isolated",
            "look at the peer's link",
            scene -> scene.receiveAfterIcmp(3, 8)),
    RECEIVE_PROHIBITED_IPV6(
            "EACCES",
            13,
            "recvmsg",
            "An earlier packet was answered with an ICMP error that says prohibited",
            "a firewall on the path refuses it",
            scene -> scene.receiveAfterIcmpv6(1, 1)),
    JOINED(
            "EADDRINUSE",
            98,
            "setsockopt(MCAST_JOIN_GROUP",
            "The channel is a member of this group on this interface already",
            "close that membership first",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                channel.join(GROUP, scene.interfaceIndex());
                channel.join(GROUP, scene.interfaceIndex());
            }),
    SOURCE_JOINED(
            "EADDRNOTAVAIL",
            99,
            "setsockopt(MCAST_JOIN_SOURCE_GROUP",
            "The source is joined, blocked or unblocked already, or the channel is no member",
            "do it once",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                channel.join(GROUP, scene.interfaceIndex(), scene.peer(IPV4));
                channel.join(GROUP, scene.interfaceIndex(), scene.peer(IPV4));
            }),
    SOURCE_BLOCKED(
            "EADDRNOTAVAIL",
            99,
            "setsockopt(MCAST_BLOCK_SOURCE",
            "The source is joined, blocked or unblocked already, or the channel is no member",
            "do it once",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                Membership membership = channel.join(GROUP, scene.interfaceIndex());
                membership.block(scene.peer(IPV4));
                membership.block(scene.peer(IPV4));
            }),
    SOURCE_NOT_BLOCKED(
            "EADDRNOTAVAIL",
            99,
            "setsockopt(MCAST_UNBLOCK_SOURCE",
            "The source is joined, blocked or unblocked already, or the channel is no member",
            "do it once",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                channel.join(GROUP, scene.interfaceIndex()).unblock(scene.peer(IPV4));
            }),
    SOURCE_AND_GROUP(
            "EINVAL",
            22,
            "setsockopt(MCAST_JOIN_SOURCE_GROUP",
            "The membership is of the other kind, all sources or single ones",
            "join them on different channels",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                channel.join(GROUP, scene.interfaceIndex()).block(scene.peer(IPV4));
                channel.join(GROUP, scene.interfaceIndex(), scene.peer(IPV4));
            }),
    JOIN_NO_INTERFACE(
            "ENODEV",
            19,
            "setsockopt(MCAST_JOIN_GROUP",
            "There is no such interface, or no route leads to the group",
            "look at ip link, or give the interface's index",
            scene -> scene.transport(IPV4).join(GROUP, 99)),
    JOIN_NO_ROUTE(
            "ENODEV",
            19,
            "setsockopt(MCAST_JOIN_GROUP",
            "There is no such interface, or no route leads to the group",
            "look at ip link, or give the interface's index",
            scene -> scene.transport(IPV4).join(GROUP, 0)),
    GROUPS(
            "ENOBUFS",
            105,
            "setsockopt(MCAST_JOIN_GROUP",
            "Too many groups or sources",
            "raise the sysctl net.ipv4.igmp_max_memberships or igmp_max_msf, over IPv6 net.ipv6.mld_max_msf",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                for (int group = 1; group < 100; group++) {
                    channel.join(IpAddress.of("232.1.2." + group), scene.interfaceIndex());
                }
            }),
    SOURCES(
            "ENOBUFS",
            105,
            "setsockopt(MCAST_JOIN_SOURCE_GROUP",
            "Too many groups or sources",
            "raise the sysctl net.ipv4.igmp_max_memberships or igmp_max_msf, over IPv6 net.ipv6.mld_max_msf",
            scene -> {
                TransportChannel channel = scene.transport(IPV4);
                for (int source = 1; source < 100; source++) {
                    channel.join(GROUP, scene.interfaceIndex(), IpAddress.of("10.0.0." + source));
                }
            });

    final String errno;
    final int number;
    final String call;
    final String meaning;
    final String remedy;
    final ErrorScene.Provocation provocation;

    IpError(String errno, int number, String call, String meaning, String remedy, ErrorScene.Provocation provocation) {
        this.errno = errno;
        this.number = number;
        this.call = call;
        this.meaning = meaning;
        this.remedy = remedy;
        this.provocation = provocation;
    }

    /** {@return the line of the page's table} */
    String line() {
        String closed = call.contains("(") ? call + ")" : call;
        String whatToDo = remedy.equals(Words.THREE_WAYS) ? "get the capability" : remedy;
        return "| " + errno + " (" + number + ") | `" + closed + "` | " + meaning + " | " + whatToDo + " |";
    }

    private static <T> void set(ErrorScene scene, SocketOption<T> option, T value) throws Exception {
        TransportChannel channel = scene.transport(IPV4);
        scene.unprivileged(() -> channel.setOption(option, value));
    }

    /** Words that stand in several rows; a constant of the enum itself comes too late for its rows. */
    private static final class Words {
        static final String THREE_WAYS = "Three ways to get it";
    }
}

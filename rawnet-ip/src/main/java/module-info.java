/**
 * IP sockets: {@link io.rawnet.ip.TransportChannel} for programs that write the transport header, {@link io.rawnet.ip.IpChannel} for
 * those that write the IP header too, {@link io.rawnet.ip.UdpChannel} for those that write neither and have no privilege, and {@link
 * io.rawnet.ip.TcpPortGuard} for TCP connections made by hand. The link layer is in {@code io.rawnet.packet}.
 */
module io.rawnet.ip {
    requires transitive io.rawnet.channel;

    exports io.rawnet.ip;
}

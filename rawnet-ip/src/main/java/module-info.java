/**
 * Raw IP sockets: {@link io.rawnet.ip.TransportChannel} for programs that write the transport header, {@link io.rawnet.ip.IpChannel} for
 * those that write the IP header too, and {@link io.rawnet.ip.TcpPortGuard} for TCP connections made by hand. The link layer is in
 * {@code io.rawnet.packet}.
 */
module io.rawnet.ip {
    requires transitive io.rawnet.channel;

    exports io.rawnet.ip;
}

package io.rawnet.bpf;

/**
 * Kind of a socket that a filter is attached to: it decides what the filter sees first, and what the kernel has put beside the packet
 * instead. Captured packets have a {@link io.rawnet.codec.number.LinkType} instead.
 *
 * <p>Linux takes the outer VLAN tag off a frame before any socket sees it, so that a filter finds the tag only in
 * {@link Extension#VLAN_TAG}.
 */
public enum SocketKind {
    /** {@code AF_PACKET}, {@code SOCK_RAW} on an interface with Ethernet headers: the Ethernet header comes first, without its outer tag. */
    PACKET_RAW,
    /**
     * {@code AF_PACKET}, {@code SOCK_DGRAM}: the network header comes first, and {@link Extension#PROTOCOL} says whose it is. The link
     * header is still reached from {@link Extension#LINK_HEADER_OFFSET}.
     */
    PACKET_DATAGRAM,
    /** {@code AF_INET}, {@code SOCK_RAW}: the IPv4 header comes first. */
    RAW_IPV4,
    /**
     * {@code AF_INET6}, {@code SOCK_RAW}: what the IPv6 header and its extension headers carry comes first. The IPv6 header is still
     * reached from {@link Extension#NETWORK_HEADER_OFFSET}.
     */
    RAW_IPV6
}

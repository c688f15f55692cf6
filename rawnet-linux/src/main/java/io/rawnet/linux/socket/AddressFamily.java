package io.rawnet.linux.socket;

/** The address families of socket(2) that rawnet uses. */
public enum AddressFamily {
    /** IPv4, ip(7). */
    AF_INET(2),
    /** IPv6, ipv6(7). */
    AF_INET6(10),
    /** Routing and interface tables of the kernel, netlink(7). */
    AF_NETLINK(16),
    /** Frames of the link layer, packet(7). */
    AF_PACKET(17),
    /** Frames of the link layer in memory of the program's own, AF_XDP. */
    AF_XDP(44);

    private final int number;

    AddressFamily(int number) {
        this.number = number;
    }

    /** {@return the number the kernel knows it by} */
    public int number() {
        return number;
    }
}

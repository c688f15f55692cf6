package io.rawnet.linux.socket;

/** Options of raw sockets (raw(7)). */
public final class RawOptions {
    /** The level of ICMP_FILTER and of the checksum offset of raw IPv6 sockets. */
    public static final int IPPROTO_RAW = 255;

    /** Which ICMPv4 types are dropped, {@code struct icmp_filter}, a mask of 32 bits. */
    public static final KernelOption ICMP_FILTER = option("ICMP_FILTER", 1);

    /** Offset of the checksum that the kernel fills in and verifies, int; -1 for none. */
    public static final KernelOption IPV6_CHECKSUM = option("IPV6_CHECKSUM", 7);

    private RawOptions() {}

    private static KernelOption option(String name, int number) {
        return new KernelOption(name, IPPROTO_RAW, number);
    }
}

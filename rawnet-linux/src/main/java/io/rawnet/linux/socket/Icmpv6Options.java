package io.rawnet.linux.socket;

/** Options of raw ICMPv6 sockets (RFC 3542, section 3.2). */
public final class Icmpv6Options {
    /** The level of these options. */
    public static final int IPPROTO_ICMPV6 = 58;

    /** Which ICMPv6 types are dropped, {@code struct icmp6_filter}, a mask of 256 bits. */
    public static final KernelOption ICMPV6_FILTER = new KernelOption("ICMPV6_FILTER", IPPROTO_ICMPV6, 1);

    private Icmpv6Options() {}
}

package io.rawnet.linux.socket;

/** Options of raw sockets (raw(7)). */
public final class RawOptions {
    /** Which ICMPv4 types are dropped, {@code struct icmp_filter}, a mask of 32 bits. */
    public static final KernelOption ICMP_FILTER = new KernelOption("ICMP_FILTER", 255, 1);

    private RawOptions() {}
}

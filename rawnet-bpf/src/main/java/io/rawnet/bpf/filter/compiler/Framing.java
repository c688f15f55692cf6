package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.LinkType;

/** How packets start, and so how they say what they carry. */
enum Framing {
    /** Address family in the byte order of the capturing host. */
    LOOPBACK_HOST_ORDER,
    /** Address family in network byte order. */
    LOOPBACK,
    ETHERNET,
    PPP,
    /** An IPv4 or an IPv6 header. */
    IP,
    IPV4,
    IPV6,
    LINUX_SLL,
    LINUX_SLL2,
    /** The network header; the kernel tells the EtherType, and has the link header elsewhere. */
    KNOWN_TO_KERNEL;

    /** {@return the framing of a link type, or null when it is not known} */
    static Framing of(LinkType linkType) {
        return switch (linkType.number()) {
            case 0 -> LOOPBACK_HOST_ORDER;
            case 1 -> ETHERNET;
            case 9 -> PPP;
            case 12, 101 -> IP;
            case 108 -> LOOPBACK;
            case 113 -> LINUX_SLL;
            case 228 -> IPV4;
            case 229 -> IPV6;
            case 276 -> LINUX_SLL2;
            default -> null;
        };
    }
}

package io.rawnet.bpf.filter.compiler;

import io.rawnet.codec.number.LinkType;
import java.util.Map;

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

    private static final Map<LinkType, Framing> BY_LINK_TYPE = Map.of(
            LinkType.NULL, LOOPBACK_HOST_ORDER,
            LinkType.ETHERNET, ETHERNET,
            LinkType.PPP, PPP,
            LinkType.DLT_RAW, IP,
            LinkType.RAW, IP,
            LinkType.LOOP, LOOPBACK,
            LinkType.LINUX_SLL, LINUX_SLL,
            LinkType.IPV4, IPV4,
            LinkType.IPV6, IPV6,
            LinkType.LINUX_SLL2, LINUX_SLL2);

    /** {@return the framing of a link type, or null when it is not known} */
    static Framing of(LinkType linkType) {
        return BY_LINK_TYPE.get(linkType);
    }
}

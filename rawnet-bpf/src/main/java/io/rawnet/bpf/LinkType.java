package io.rawnet.bpf;

/**
 * What a packet starts with, by its number in the registry of link types, {@code LINKTYPE_} and {@code DLT_}. Any number may be
 * named; filter expressions know the constants below.
 *
 * @param number the registered number, 0 to 65535
 * @see <a href="https://www.tcpdump.org/linktypes.html">Link-layer header types</a>
 */
public record LinkType(int number) {

    /** BSD loopback: the address family in the byte order of the capturing host. */
    public static final LinkType NULL = new LinkType(0);
    /** Ethernet, as {@code AF_PACKET} sockets of type {@code SOCK_RAW} give it. */
    public static final LinkType ETHERNET = new LinkType(1);
    /** PPP with address and control octets. */
    public static final LinkType PPP = new LinkType(9);
    /** An IPv4 or IPv6 header comes first; libpcap's {@code DLT_RAW} on Linux. */
    public static final LinkType RAW_DLT = new LinkType(12);
    /** An IPv4 or IPv6 header comes first; the number in capture files. */
    public static final LinkType RAW = new LinkType(101);
    /** OpenBSD loopback: the address family in network byte order. */
    public static final LinkType LOOP = new LinkType(108);
    /** Linux cooked capture, version 1. */
    public static final LinkType LINUX_SLL = new LinkType(113);
    /** An IPv4 header comes first, as raw sockets give it. */
    public static final LinkType IPV4 = new LinkType(228);
    /** An IPv6 header comes first. */
    public static final LinkType IPV6 = new LinkType(229);
    /** Linux cooked capture, version 2. */
    public static final LinkType LINUX_SLL2 = new LinkType(276);

    public LinkType {
        Ranges.requireUnsigned("number", number, 16);
    }
}

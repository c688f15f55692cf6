package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;

/**
 * Link type of a captured packet: which header the packet begins with. The numbers are those of the LINKTYPE registry
 * (draft-ietf-opsawg-pcaplinktype), except for {@link #DLT_RAW}. Any number is allowed.
 *
 * @param number the number, 0 to 65535
 * @see <a href="https://www.tcpdump.org/linktypes.html">Link-layer header types</a>
 */
public record LinkType(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("LINKTYPE_%d");

    /** BSD loopback: the address family in the byte order of the capturing machine, then the packet. */
    public static final LinkType NULL = new LinkType(NAMES.named(0, "LINKTYPE_NULL"));

    /** An Ethernet frame without its check sequence. */
    public static final LinkType ETHERNET = new LinkType(NAMES.named(1, "LINKTYPE_ETHERNET"));

    /** A PPP frame (RFC 1661). */
    public static final LinkType PPP = new LinkType(NAMES.named(9, "LINKTYPE_PPP"));

    /** An IPv4 or IPv6 packet, told apart by its version: libpcap's {@code DLT_RAW} on Linux, found in old files. */
    public static final LinkType DLT_RAW = new LinkType(NAMES.named(12, "DLT_RAW"));

    /** A PPPoE session packet (RFC 2516). */
    public static final LinkType PPP_ETHER = new LinkType(NAMES.named(51, "LINKTYPE_PPP_ETHER"));

    /** An IPv4 or IPv6 packet, told apart by its version. */
    public static final LinkType RAW = new LinkType(NAMES.named(101, "LINKTYPE_RAW"));

    /** An IEEE 802.11 frame without a radio header. */
    public static final LinkType IEEE802_11 = new LinkType(NAMES.named(105, "LINKTYPE_IEEE802_11"));

    /** OpenBSD loopback: the address family in network byte order, then the packet. */
    public static final LinkType LOOP = new LinkType(NAMES.named(108, "LINKTYPE_LOOP"));

    /** Linux cooked capture, version 1. */
    public static final LinkType LINUX_SLL = new LinkType(NAMES.named(113, "LINKTYPE_LINUX_SLL"));

    /** An IEEE 802.11 frame behind a radiotap header. */
    public static final LinkType IEEE802_11_RADIOTAP = new LinkType(NAMES.named(127, "LINKTYPE_IEEE802_11_RADIOTAP"));

    /** The first of sixteen numbers for private use, 147 to 162. */
    public static final LinkType USER0 = new LinkType(NAMES.named(147, "LINKTYPE_USER0"));

    /** A USB transfer as Linux shows it, with the padded header. */
    public static final LinkType USB_LINUX_MMAPPED = new LinkType(NAMES.named(220, "LINKTYPE_USB_LINUX_MMAPPED"));

    /** A Controller Area Network frame as SocketCAN shows it. */
    public static final LinkType CAN_SOCKETCAN = new LinkType(NAMES.named(227, "LINKTYPE_CAN_SOCKETCAN"));

    /** An IPv4 packet. */
    public static final LinkType IPV4 = new LinkType(NAMES.named(228, "LINKTYPE_IPV4"));

    /** An IPv6 packet. */
    public static final LinkType IPV6 = new LinkType(NAMES.named(229, "LINKTYPE_IPV6"));

    /** A Linux netlink message behind a cooked header. */
    public static final LinkType NETLINK = new LinkType(NAMES.named(253, "LINKTYPE_NETLINK"));

    /** Linux cooked capture, version 2. */
    public static final LinkType LINUX_SLL2 = new LinkType(NAMES.named(276, "LINKTYPE_LINUX_SLL2"));

    public LinkType {
        Range.u16("LinkType", number);
    }

    /** {@return the name in the registry, such as {@code LINKTYPE_ETHERNET}, or {@code LINKTYPE_} and the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}

package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;
import java.util.Map;

/**
 * Link type of a captured packet: which header the packet begins with. The numbers are those of the LINKTYPE registry
 * (draft-ietf-opsawg-pcaplinktype), except for {@link #DLT_RAW}. Any number is allowed.
 *
 * @param number the number, 0 to 65535
 * @see <a href="https://www.tcpdump.org/linktypes.html">Link-layer header types</a>
 */
public record LinkType(int number) implements Protocol {

    /** BSD loopback: the address family in the byte order of the capturing machine, then the packet. */
    public static final LinkType NULL = new LinkType(0);

    /** An Ethernet frame without its check sequence. */
    public static final LinkType ETHERNET = new LinkType(1);

    /** A PPP frame (RFC 1661). */
    public static final LinkType PPP = new LinkType(9);

    /** An IPv4 or IPv6 packet, told apart by its version: libpcap's {@code DLT_RAW} on Linux, found in old files. */
    public static final LinkType DLT_RAW = new LinkType(12);

    /** A PPPoE session packet (RFC 2516). */
    public static final LinkType PPP_ETHER = new LinkType(51);

    /** An IPv4 or IPv6 packet, told apart by its version. */
    public static final LinkType RAW = new LinkType(101);

    /** An IEEE 802.11 frame without a radio header. */
    public static final LinkType IEEE802_11 = new LinkType(105);

    /** OpenBSD loopback: the address family in network byte order, then the packet. */
    public static final LinkType LOOP = new LinkType(108);

    /** Linux cooked capture, version 1. */
    public static final LinkType LINUX_SLL = new LinkType(113);

    /** An IEEE 802.11 frame behind a radiotap header. */
    public static final LinkType IEEE802_11_RADIOTAP = new LinkType(127);

    /** The first of sixteen numbers for private use, 147 to 162. */
    public static final LinkType USER0 = new LinkType(147);

    /** A USB transfer as Linux shows it, with the padded header. */
    public static final LinkType USB_LINUX_MMAPPED = new LinkType(220);

    /** A Controller Area Network frame as SocketCAN shows it. */
    public static final LinkType CAN_SOCKETCAN = new LinkType(227);

    /** An IPv4 packet. */
    public static final LinkType IPV4 = new LinkType(228);

    /** An IPv6 packet. */
    public static final LinkType IPV6 = new LinkType(229);

    /** A Linux netlink message behind a cooked header. */
    public static final LinkType NETLINK = new LinkType(253);

    /** Linux cooked capture, version 2. */
    public static final LinkType LINUX_SLL2 = new LinkType(276);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "NULL"),
            Map.entry(1, "ETHERNET"),
            Map.entry(9, "PPP"),
            Map.entry(51, "PPP_ETHER"),
            Map.entry(101, "RAW"),
            Map.entry(105, "IEEE802_11"),
            Map.entry(108, "LOOP"),
            Map.entry(113, "LINUX_SLL"),
            Map.entry(127, "IEEE802_11_RADIOTAP"),
            Map.entry(147, "USER0"),
            Map.entry(220, "USB_LINUX_MMAPPED"),
            Map.entry(227, "CAN_SOCKETCAN"),
            Map.entry(228, "IPV4"),
            Map.entry(229, "IPV6"),
            Map.entry(253, "NETLINK"),
            Map.entry(276, "LINUX_SLL2"));

    public LinkType {
        Range.u16("LinkType", number);
    }

    /** {@return the name in the registry, such as {@code LINKTYPE_ETHERNET}, or {@code LINKTYPE_} and the number} */
    @Override
    public String toString() {
        return equals(DLT_RAW) ? "DLT_RAW" : "LINKTYPE_" + NAMES.getOrDefault(number, Integer.toString(number));
    }
}

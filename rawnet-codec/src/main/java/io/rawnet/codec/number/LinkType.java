package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;
import java.util.Map;

/**
 * What a captured packet begins with: the link type of a capture file.
 *
 * <p>The constants are those that rawnet has a use for; the LINKTYPE registry of tcpdump.org lists all.
 *
 * @param number the number, 0 to 65535
 */
public record LinkType(int number) implements Protocol {

    /** A family number in the byte order of the capturing machine, then the packet: BSD loopback. */
    public static final LinkType NULL = new LinkType(0);

    /** An Ethernet frame without its check sequence. */
    public static final LinkType ETHERNET = new LinkType(1);

    /** A PPP frame (RFC 1661). */
    public static final LinkType PPP = new LinkType(9);

    /** An IPv4 or IPv6 packet, told apart by its version. */
    public static final LinkType RAW = new LinkType(101);

    /** A family number in network byte order, then the packet: OpenBSD loopback. */
    public static final LinkType LOOP = new LinkType(108);

    /** Linux cooked capture, version 1. */
    public static final LinkType LINUX_SLL = new LinkType(113);

    /** An IPv4 packet. */
    public static final LinkType IPV4 = new LinkType(228);

    /** An IPv6 packet. */
    public static final LinkType IPV6 = new LinkType(229);

    /** Linux cooked capture, version 2. */
    public static final LinkType LINUX_SLL2 = new LinkType(276);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "null"),
            Map.entry(1, "Ethernet"),
            Map.entry(9, "PPP"),
            Map.entry(101, "raw IP"),
            Map.entry(108, "loop"),
            Map.entry(113, "Linux cooked v1"),
            Map.entry(228, "IPv4"),
            Map.entry(229, "IPv6"),
            Map.entry(276, "Linux cooked v2"));

    public LinkType {
        Range.check("LinkType", number, 65535);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        String name = NAMES.get(number);
        return name != null ? name : Integer.toString(number);
    }
}

package io.rawnet.bpf.filter;

import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Where filters on capture files mean something else than in libpcap 1.10.3, or only one of the two takes an expression. docs/filters.md has
 * a row for each, by its name.
 */
enum IntendedDifference {
    /** A NULL packet with the family in network byte order; files here are little-endian, and tcpdump takes their byte order only. */
    FAMILY_IN_EITHER_BYTE_ORDER("", ".*", packet -> packet.remaining() > 1 && packet.getShort(0) == 0),
    /** libpcap forgets to load the octet. */
    BYTE_AND_OR("", "byte \\d+ [&|] \\d+", packet -> true),
    /** libpcap has the word from version 1.11 on. */
    VXLAN("vxlan.*", "", packet -> true),
    /** A packet in no tunnel has no packet inside; libpcap reads its memory before anything is written there. */
    BEHIND_NO_TUNNEL("", "not geneve and tcp|geneve or arp", packet -> true),
    /** libpcap refuses: its loop cannot begin at a computed offset. */
    CHAIN_IN_TUNNEL("geneve and protochain 6", "", packet -> true),
    /** Here no packet behind a label is of another protocol; libpcap refuses. */
    NO_OTHER_PROTOCOL_BEHIND_MPLS("mpls and (stp|decnet)", "", packet -> true),
    /** libpcap takes the link type of what is inside for that of the packet, and refuses. */
    DIRECTION_BEHIND_ENCAPSULATION("pppoes and inbound", "", packet -> true),
    /** An area is 0 to 63 and a node 0 to 1023; libpcap cuts what is more, and reads two numbers of three. */
    DECNET_OUT_OF_RANGE("decnet host (64.1|1.1024|1.1.1)", "", packet -> true);

    private final String refused;
    private final String judged;
    private final Predicate<ByteBuffer> packets;

    /**
     * @param refused the expressions that only one of the two takes
     * @param judged the expressions that both take
     * @param packets the packets on which both may differ then
     */
    IntendedDifference(String refused, String judged, Predicate<ByteBuffer> packets) {
        this.refused = refused;
        this.judged = judged;
        this.packets = packets;
    }

    /** {@return whether only one of the two takes an expression} */
    static boolean isRefusedByOne(String expression) {
        return Arrays.stream(values()).anyMatch(difference -> expression.matches(difference.refused));
    }

    /** {@return whether the two may judge a packet differently} */
    static boolean mayDiffer(LinkType linkType, String expression, ByteBuffer packet) {
        return Arrays.stream(values())
                .filter(difference -> difference != FAMILY_IN_EITHER_BYTE_ORDER || linkType.equals(LinkType.NULL))
                .anyMatch(difference -> expression.matches(difference.judged) && difference.packets.test(packet));
    }
}

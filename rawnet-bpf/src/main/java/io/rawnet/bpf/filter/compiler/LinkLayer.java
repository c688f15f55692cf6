package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.above;
import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.LinkType;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Value.Load;
import java.nio.ByteOrder;

/**
 * Where headers start and how a link layer says what it carries. An expression changes this as it goes on: after {@code vlan} the packet
 * behind the tag is meant, after {@code mpls} the one behind the label, after {@code pppoes} the one in the session.
 *
 * @param link start of the link header
 * @param type place of the protocol number
 * @param payload start of what the link header carries
 * @param labels number of MPLS labels before {@code payload}
 */
record LinkLayer(LinkType linkType, int link, int type, int payload, int labels) {

    /** Above it the field is an EtherType, up to it a length and an LLC header follows (IEEE 802.3). */
    private static final int LARGEST_LENGTH = 1500;

    private static final int COOKED_802_2 = 4;
    private static final int ADDRESS_FAMILY_INET = 2;
    private static final int ADDRESS_FAMILY_INET6_LINUX = 10;
    private static final int PPP_IPV4 = 0x21;
    private static final int PPP_IPV6 = 0x57;
    private static final int PPP_MPLS = 0x281;

    /** {@return the layout of a link type, or null when it is not known} */
    static LinkLayer of(LinkType linkType) {
        return switch (linkType.number()) {
            case 0, 108 -> new LinkLayer(linkType, 0, 0, 4, 0);
            case 1 -> new LinkLayer(linkType, 0, 12, 14, 0);
            case 9 -> new LinkLayer(linkType, 0, 2, 4, 0);
            case 12, 101, 228, 229 -> new LinkLayer(linkType, 0, 0, 0, 0);
            case 113 -> new LinkLayer(linkType, 0, 14, 16, 0);
            case 276 -> new LinkLayer(linkType, 0, 0, 20, 0);
            default -> null;
        };
    }

    boolean isEthernet() {
        return linkType.equals(LinkType.ETHERNET);
    }

    boolean isPpp() {
        return linkType.equals(LinkType.PPP);
    }

    LinkLayer behindVlanTag() {
        return new LinkLayer(linkType, link, type + 4, payload + 4, labels);
    }

    LinkLayer behindLabel() {
        return new LinkLayer(linkType, link, type, payload + 4, labels + 1);
    }

    /** {@return the layout of what a PPPoE session carries: six octets of PPPoE header, then a PPP protocol number} */
    LinkLayer insideSession() {
        int start = payload + 6;
        return new LinkLayer(LinkType.PPP, start, start, start + 2, 0);
    }

    Value linkOctets(LoadSize size, int offset) {
        return new Load(size, link + offset);
    }

    Value payloadOctets(LoadSize size, int offset) {
        return new Load(size, payload + offset);
    }

    /** {@return whether the packet is of a protocol, given by its EtherType} */
    Condition carries(int etherType) {
        if (labels > 0) {
            return carriesBehindLabels(etherType);
        }
        return switch (linkType.number()) {
            case 1 -> carriesInFrame(etherType, new Load(LoadSize.HALF_WORD, type));
            case 113 -> carriesInCooked(etherType, new Load(LoadSize.HALF_WORD, type));
            case 276 -> equal(new Load(LoadSize.HALF_WORD, type), etherType);
            case 9 -> equal(new Load(LoadSize.HALF_WORD, type), pppNumber(etherType));
            case 0, 108 -> carriesByAddressFamily(etherType);
            case 228 -> etherType == EtherTypes.IPV4 ? Condition.ALWAYS : Condition.NEVER;
            case 229 -> etherType == EtherTypes.IPV6 ? Condition.ALWAYS : Condition.NEVER;
            default -> carriesByVersion(etherType);
        };
    }

    private Condition carriesInFrame(int etherType, Value field) {
        return Integer.compareUnsigned(etherType, LARGEST_LENGTH) > 0
                ? equal(field, etherType)
                : all(not(above(field, LARGEST_LENGTH)), equal(payloadOctets(LoadSize.BYTE, 0), etherType));
    }

    private Condition carriesInCooked(int etherType, Value field) {
        return Integer.compareUnsigned(etherType, LARGEST_LENGTH) > 0
                ? equal(field, etherType)
                : all(equal(field, COOKED_802_2), equal(payloadOctets(LoadSize.BYTE, 0), etherType));
    }

    private Condition carriesByAddressFamily(int etherType) {
        int family =
                switch (etherType) {
                    case EtherTypes.IPV4 -> ADDRESS_FAMILY_INET;
                    case EtherTypes.IPV6 -> ADDRESS_FAMILY_INET6_LINUX;
                    default -> 0;
                };
        if (family == 0) {
            return Condition.NEVER;
        }
        boolean swapped =
                linkType.equals(LinkType.NULL) && ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);
        return equal(new Load(LoadSize.WORD, link), swapped ? Integer.reverseBytes(family) : family);
    }

    private Condition carriesByVersion(int etherType) {
        return switch (etherType) {
            case EtherTypes.IPV4 -> isVersion(0x40);
            case EtherTypes.IPV6 -> isVersion(0x60);
            default -> Condition.NEVER;
        };
    }

    private Condition carriesBehindLabels(int etherType) {
        return all(equal(payloadOctets(LoadSize.BYTE, -2).masked(1), 1), carriesByVersion(etherType));
    }

    private Condition isVersion(int upperBits) {
        return equal(payloadOctets(LoadSize.BYTE, 0).masked(0xf0), upperBits);
    }

    private static int pppNumber(int etherType) {
        return switch (etherType) {
            case EtherTypes.IPV4 -> PPP_IPV4;
            case EtherTypes.IPV6 -> PPP_IPV6;
            case EtherTypes.MPLS -> PPP_MPLS;
            default -> etherType;
        };
    }
}

package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.above;
import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.compiler.Value.Known;
import io.rawnet.bpf.filter.compiler.Value.Load;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteOrder;

/**
 * Where headers start and how a link layer says what it carries. An expression changes this as it goes on: after {@code vlan} the packet
 * behind the tag is meant, after {@code mpls} the one behind the label, after {@code pppoes} the one in the session.
 *
 * @param link start of the link header
 * @param protocol the protocol number
 * @param payload start of what the link header carries
 * @param labels number of MPLS labels before {@code payload}
 * @param tagTaken whether the kernel has taken off the VLAN tag that comes next
 */
record LinkLayer(Framing framing, int link, Value protocol, int payload, int labels, boolean tagTaken) {

    /** Above it the field is an EtherType, up to it a length and an LLC header follows (IEEE 802.3). */
    private static final int LARGEST_LENGTH = 1500;

    private static final int COOKED_802_2 = 4;
    private static final int ADDRESS_FAMILY_INET = 2;
    private static final int ADDRESS_FAMILY_INET6_LINUX = 10;
    private static final int HARDWARE_ETHERNET = 1;
    private static final int HARDWARE_LOOPBACK = 772;
    private static final int IPV6_HEADER_LENGTH = 40;
    private static final int PPP_IPV4 = 0x21;
    private static final int PPP_IPV6 = 0x57;
    private static final int PPP_MPLS = 0x281;

    private LinkLayer(Framing framing, int link, Value protocol, int payload) {
        this(framing, link, protocol, payload, 0, false);
    }

    /** {@return the layout of captured packets, or null when the link type is not known} */
    static LinkLayer of(LinkType linkType) {
        Framing framing = Framing.of(linkType);
        return framing == null ? null : of(framing);
    }

    private static LinkLayer of(Framing framing) {
        return switch (framing) {
            case ETHERNET -> new LinkLayer(framing, 0, halfWord(12), 14);
            case PPP -> new LinkLayer(framing, 0, halfWord(2), 4);
            case LOOPBACK, LOOPBACK_HOST_ORDER -> new LinkLayer(framing, 0, new Load(LoadSize.WORD, 0), 4);
            case LINUX_SLL -> new LinkLayer(framing, 0, halfWord(14), 16);
            case LINUX_SLL2 -> new LinkLayer(framing, 0, halfWord(0), 20);
            case KNOWN_TO_KERNEL ->
                new LinkLayer(framing, Extension.LINK_HEADER_OFFSET, new Known(Extension.PROTOCOL), 0);
            case IP, IPV4, IPV6 -> new LinkLayer(framing, 0, null, 0);
        };
    }

    /** {@return the layout that a socket's filter sees} */
    static LinkLayer of(SocketKind socket) {
        return switch (socket) {
            case PACKET_RAW -> of(Framing.ETHERNET);
            case PACKET_DATAGRAM -> of(Framing.KNOWN_TO_KERNEL);
            case RAW_IPV4 -> of(Framing.IPV4);
            case RAW_IPV6 -> new LinkLayer(Framing.IPV6, 0, null, Extension.NETWORK_HEADER_OFFSET);
        };
    }

    private static Value halfWord(int offset) {
        return new Load(LoadSize.HALF_WORD, offset);
    }

    /** {@return whether the protocol is an EtherType, and the packet started with an Ethernet header at least if the kernel says so} */
    boolean isEthernet() {
        return framing == Framing.ETHERNET || framing == Framing.KNOWN_TO_KERNEL;
    }

    /** {@return whether there is an Ethernet header at {@code link}} */
    Condition hasEthernetHeader() {
        Value hardware = new Known(Extension.HARDWARE_TYPE);
        return framing == Framing.KNOWN_TO_KERNEL
                ? any(equal(hardware, HARDWARE_ETHERNET), equal(hardware, HARDWARE_LOOPBACK))
                : Condition.ALWAYS;
    }

    LinkLayer withTagTaken() {
        return new LinkLayer(framing, link, protocol, payload, labels, true);
    }

    LinkLayer behindVlanTag() {
        return tagTaken
                ? new LinkLayer(framing, link, protocol, payload, labels, false)
                : new LinkLayer(framing, link, halfWord(payload + 2), payload + 4, labels, false);
    }

    LinkLayer behindLabel() {
        return new LinkLayer(framing, link, protocol, payload + 4, labels + 1, tagTaken);
    }

    /** {@return the layout of what a PPPoE session carries: six octets of PPPoE header, then a PPP protocol number} */
    LinkLayer insideSession() {
        int start = payload + 6;
        return new LinkLayer(Framing.PPP, start, halfWord(start), start + 2);
    }

    /** {@return start of what the IPv6 header carries; a raw socket's packet starts there, and its header is reached from elsewhere} */
    int behindIpv6Header() {
        return payload == Extension.NETWORK_HEADER_OFFSET ? 0 : payload + IPV6_HEADER_LENGTH;
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
        return switch (framing) {
            case ETHERNET -> carriesInFrame(etherType);
            case LINUX_SLL -> carriesInCooked(etherType);
            case KNOWN_TO_KERNEL -> protocol instanceof Known ? carriesInCooked(etherType) : carriesInFrame(etherType);
            case LINUX_SLL2 -> equal(protocol, etherType);
            case PPP -> equal(protocol, pppNumber(etherType));
            case LOOPBACK, LOOPBACK_HOST_ORDER -> carriesByAddressFamily(etherType);
            case IPV4 -> etherType == EtherTypes.IPV4 ? Condition.ALWAYS : Condition.NEVER;
            case IPV6 -> etherType == EtherTypes.IPV6 ? Condition.ALWAYS : Condition.NEVER;
            case IP -> carriesByVersion(etherType);
        };
    }

    private Condition carriesInFrame(int etherType) {
        return Integer.compareUnsigned(etherType, LARGEST_LENGTH) > 0
                ? equal(protocol, etherType)
                : all(not(above(protocol, LARGEST_LENGTH)), equal(payloadOctets(LoadSize.BYTE, 0), etherType));
    }

    private Condition carriesInCooked(int etherType) {
        return Integer.compareUnsigned(etherType, LARGEST_LENGTH) > 0
                ? equal(protocol, etherType)
                : all(equal(protocol, COOKED_802_2), equal(payloadOctets(LoadSize.BYTE, 0), etherType));
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
        boolean swapped = framing == Framing.LOOPBACK_HOST_ORDER
                && ByteOrder.nativeOrder().equals(ByteOrder.LITTLE_ENDIAN);
        return equal(protocol, swapped ? Integer.reverseBytes(family) : family);
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

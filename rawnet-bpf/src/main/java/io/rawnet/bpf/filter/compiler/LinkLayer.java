package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.above;
import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.compiler.Value.Constant;
import io.rawnet.bpf.filter.compiler.Value.HeaderLength;
import io.rawnet.bpf.filter.compiler.Value.Known;
import io.rawnet.bpf.filter.compiler.Value.Load;
import io.rawnet.bpf.filter.compiler.Value.LoadAt;
import io.rawnet.bpf.filter.compiler.Value.Operation;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.LinkType;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where headers start and how a link layer says what it carries. An expression changes this as it goes on: after {@code vlan} the packet
 * behind the tag is meant, after {@code mpls} the one behind the label, after {@code pppoes} the one in the session, after {@code geneve}
 * and {@code vxlan} the one in the tunnel.
 *
 * @param base what the offsets are counted from: a computed offset, or null for the start of the packet
 * @param link start of the link header
 * @param protocol the protocol number
 * @param payload start of what the link header carries
 * @param labels number of MPLS labels before {@code payload}
 * @param tagTaken whether the kernel has taken off the VLAN tag that comes next
 */
record LinkLayer(Framing framing, Value base, int link, Value protocol, int payload, int labels, boolean tagTaken) {

    /** Above it the field is an EtherType, up to it a length and an LLC header follows (IEEE 802.3). */
    private static final int LARGEST_LENGTH = 1500;

    private static final int COOKED_802_3 = 1;
    private static final int COOKED_802_2 = 4;
    private static final int HARDWARE_ETHERNET = 1;
    private static final int HARDWARE_LOOPBACK = 772;
    private static final int IPV6_HEADER_LENGTH = 40;
    private static final int LLC_HEADER_LENGTH = 3;

    private static final Map<Integer, Integer> PPP_NUMBERS = Map.of(
            EtherTypes.IPV4, 0x21,
            EtherTypes.IPV6, 0x57,
            EtherTypes.MPLS, 0x281,
            EtherTypes.DECNET, 0x27,
            EtherTypes.APPLETALK, 0x29,
            EtherTypes.XEROX_NS, 0x25,
            EtherTypes.SAP_ISO, 0x23,
            EtherTypes.SAP_SPANNING_TREE, 0x31,
            EtherTypes.SAP_IPX, 0x2b);

    private LinkLayer(Framing framing, int link, Value protocol, int payload) {
        this(framing, null, link, protocol, payload, 0, false);
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

    /** {@return whether there is an Ethernet header at {@code link}} In a tunnel there may be none before the payload. */
    Condition hasEthernetHeader() {
        if (link == payload) {
            return Condition.NEVER;
        }
        Value hardware = new Known(Extension.HARDWARE_TYPE);
        return framing == Framing.KNOWN_TO_KERNEL
                ? any(equal(hardware, HARDWARE_ETHERNET), equal(hardware, HARDWARE_LOOPBACK))
                : Condition.ALWAYS;
    }

    LinkLayer withTagTaken() {
        return new LinkLayer(framing, base, link, protocol, payload, labels, true);
    }

    LinkLayer behindVlanTag() {
        return tagTaken
                ? new LinkLayer(framing, base, link, protocol, payload, labels, false)
                : new LinkLayer(framing, base, link, payloadOctets(LoadSize.HALF_WORD, 2), payload + 4, labels, false);
    }

    LinkLayer behindLabel() {
        return new LinkLayer(framing, base, link, protocol, payload + 4, labels + 1, tagTaken);
    }

    /** {@return the layout of what a PPPoE session carries: six octets of PPPoE header, then a PPP protocol number} */
    LinkLayer insideSession() {
        int start = payload + 6;
        return new LinkLayer(Framing.PPP, base, start, at(LoadSize.HALF_WORD, start), start + 2, 0, false);
    }

    /** {@return the layout of an Ethernet frame in this packet} */
    LinkLayer withFrameAt(Value newBase, int start) {
        Value type = at(newBase, LoadSize.HALF_WORD, start + 12);
        return new LinkLayer(Framing.ETHERNET, newBase, start, type, start + 14, 0, false);
    }

    /** {@return the layout of a packet in this one that has no link header, but an EtherType elsewhere} */
    LinkLayer withPacketAt(Value newBase, int start, Value etherType) {
        return new LinkLayer(Framing.ETHERNET, newBase, start, etherType, start, 0, false);
    }

    /** {@return start of what the IPv6 header carries; a raw socket's packet starts there, and its header is reached from elsewhere} */
    int behindIpv6Header() {
        return payload == Extension.NETWORK_HEADER_OFFSET ? 0 : payload + IPV6_HEADER_LENGTH;
    }

    /** {@return the base behind the IPv4 header: {@code base} and the header's length} */
    Value baseBehindIpv4Header() {
        if (base == null) {
            return new HeaderLength(payload);
        }
        Value words = payloadOctets(LoadSize.BYTE, 0).masked(0xf);
        return moved(new Operation(ArithmeticOperation.SHIFT_LEFT, words, new Constant(2)));
    }

    /** {@return the base so many octets farther} */
    Value moved(Value octets) {
        return base == null ? octets : new Operation(ArithmeticOperation.ADD, base, octets);
    }

    Value at(LoadSize size, int offset) {
        return at(base, size, offset);
    }

    /** {@return octets at an offset from a base, which may be null for the start of the packet} */
    static Value at(Value base, LoadSize size, int offset) {
        return base == null ? new Load(size, offset) : new LoadAt(size, base, offset);
    }

    Value linkOctets(LoadSize size, int offset) {
        return at(size, link + offset);
    }

    Value payloadOctets(LoadSize size, int offset) {
        return at(size, payload + offset);
    }

    /** {@return octets of an OSI packet, behind the LLC header where libpcap knows that there is one} */
    Value osiOctet(int offset) {
        return payloadOctets(LoadSize.BYTE, isEthernet() ? LLC_HEADER_LENGTH + offset : offset);
    }

    /** {@return whether the payload starts with an LLC header (IEEE 802.2)} */
    Condition hasLlcHeader() {
        return isCooked() ? isLlc() : all(isLlc(), not(equal(payloadOctets(LoadSize.HALF_WORD, 0), 0xffff)));
    }

    /** {@return whether the packet is of a protocol, given by its EtherType, or by its LLC service access point up to 1500} */
    Condition carries(int etherType) {
        if (labels > 0) {
            return all(equal(payloadOctets(LoadSize.BYTE, -2).masked(1), 1), carriesByVersion(etherType));
        }
        return switch (framing) {
            case ETHERNET, LINUX_SLL, KNOWN_TO_KERNEL -> carriesByTypeOrLlc(etherType);
            case LINUX_SLL2 -> equal(protocol, etherType);
            case PPP -> equal(protocol, PPP_NUMBERS.getOrDefault(etherType, etherType));
            case LOOPBACK, LOOPBACK_HOST_ORDER -> carriesByAddressFamily(etherType);
            case IPV4 -> etherType == EtherTypes.IPV4 ? Condition.ALWAYS : Condition.NEVER;
            case IPV6 -> etherType == EtherTypes.IPV6 ? Condition.ALWAYS : Condition.NEVER;
            case IP -> carriesByVersion(etherType);
        };
    }

    private boolean isCooked() {
        return framing == Framing.LINUX_SLL || protocol instanceof Known;
    }

    private Condition isLlc() {
        return isCooked() ? equal(protocol, COOKED_802_2) : not(above(protocol, LARGEST_LENGTH));
    }

    private Condition carriesByTypeOrLlc(int number) {
        return switch (number) {
            case EtherTypes.APPLETALK -> any(equal(protocol, number), all(isLlc(), isSnap(0x080007, number)));
            case EtherTypes.APPLETALK_ARP -> any(equal(protocol, number), all(isLlc(), isSnap(0, number)));
            case EtherTypes.SAP_IPX -> carriesIpx();
            case EtherTypes.SAP_IP, EtherTypes.SAP_ISO, EtherTypes.SAP_NETBEUI ->
                all(isLlc(), equal(payloadOctets(LoadSize.HALF_WORD, 0), number << 8 | number));
            default ->
                Integer.compareUnsigned(number, LARGEST_LENGTH) > 0
                        ? equal(protocol, number)
                        : all(isLlc(), equal(payloadOctets(LoadSize.BYTE, 0), number));
        };
    }

    /** IPX comes by its EtherType, by its service access point, in SNAP, and right behind the IEEE 802.3 header. */
    private Condition carriesIpx() {
        Condition byType = equal(protocol, EtherTypes.IPX);
        Condition bySap = equal(payloadOctets(LoadSize.BYTE, 0), EtherTypes.SAP_IPX);
        Condition inSnap = isSnap(0, EtherTypes.IPX);
        return isCooked()
                ? any(byType, equal(protocol, COOKED_802_3), all(isLlc(), any(bySap, inSnap)))
                : any(byType, all(isLlc(), any(inSnap, bySap, equal(payloadOctets(LoadSize.HALF_WORD, 0), 0xffff))));
    }

    private Condition isSnap(int organization, int type) {
        return all(
                equal(payloadOctets(LoadSize.WORD, 4), organization << 16 | type),
                equal(payloadOctets(LoadSize.WORD, 0), 0xaaaa0300 | organization >>> 16));
    }

    /** The family is in the byte order of the machine that captured the packet, or in network byte order; no two look alike. */
    private Condition carriesByAddressFamily(int etherType) {
        Stream<AddressFamily> families =
                switch (etherType) {
                    case EtherTypes.IPV4 -> Stream.of(AddressFamily.IPV4);
                    case EtherTypes.IPV6 ->
                        Stream.of(AddressFamily.IPV6_DARWIN, AddressFamily.IPV6_NETBSD, AddressFamily.IPV6_FREEBSD);
                    default -> Stream.empty();
                };
        return new Condition.Any(
                families.map(family -> isFamily(family.number())).toList());
    }

    private Condition isFamily(int number) {
        return framing == Framing.LOOPBACK_HOST_ORDER
                ? any(equal(protocol, Integer.reverseBytes(number)), equal(protocol, number))
                : equal(protocol, number);
    }

    private Condition carriesByVersion(int etherType) {
        return switch (etherType) {
            case EtherTypes.IPV4 -> isVersion(0x40);
            case EtherTypes.IPV6 -> isVersion(0x60);
            default -> Condition.NEVER;
        };
    }

    private Condition isVersion(int upperBits) {
        return equal(payloadOctets(LoadSize.BYTE, 0).masked(0xf0), upperBits);
    }
}

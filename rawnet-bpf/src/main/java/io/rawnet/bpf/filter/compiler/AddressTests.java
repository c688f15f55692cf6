package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.equal;

import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Expression.Ipv4Address;
import io.rawnet.bpf.filter.compiler.Expression.Ipv6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Tests of source and destination addresses, by their offsets in each protocol's header. */
record AddressTests(LinkLayer layer) {

    private static final int IPV4_SOURCE = 12;
    private static final int IPV4_DESTINATION = 16;
    private static final int ARP_SENDER = 14;
    private static final int ARP_TARGET = 24;
    private static final int IPV6_SOURCE = 8;
    private static final int IPV6_DESTINATION = 24;
    private static final int DECNET_FLAGS = 2;
    private static final int DECNET_SHORT_SOURCE = 3;
    private static final int DECNET_SHORT_DESTINATION = 1;
    private static final int DECNET_LONG_SOURCE = 15;
    private static final int DECNET_LONG_DESTINATION = 7;
    private static final int ETHERNET_SOURCE = 6;
    private static final int ETHERNET_DESTINATION = 0;

    /** An address without a protocol is looked for in IPv4, ARP and RARP; the latter two have no place behind MPLS labels. */
    Condition ipv4(Ipv4Address asked) {
        Protocol protocol = asked.qualifiers().protocol();
        if (protocol != null) {
            return ipv4(asked, protocol);
        }
        return layer.labels() > 0
                ? ipv4(asked, Protocol.IP)
                : any(ipv4(asked, Protocol.IP), ipv4(asked, Protocol.ARP), ipv4(asked, Protocol.RARP));
    }

    private Condition ipv4(Ipv4Address asked, Protocol protocol) {
        boolean ip = protocol == Protocol.IP;
        return all(
                layer.carries(protocol.number()),
                directed(
                        asked.qualifiers().directionOrEither(),
                        ip ? IPV4_SOURCE : ARP_SENDER,
                        ip ? IPV4_DESTINATION : ARP_TARGET,
                        offset -> word(offset, asked.address(), asked.mask())));
    }

    Condition ipv6(Ipv6Address asked) {
        return all(
                layer.carries(EtherTypes.IPV6),
                directed(
                        asked.qualifiers().directionOrEither(),
                        IPV6_SOURCE,
                        IPV6_DESTINATION,
                        offset -> words(offset, asked.address(), Ipv6Octets.mask(asked.prefixLength()))));
    }

    private Condition words(int offset, Ipv6Octets address, Ipv6Octets mask) {
        List<Condition> words = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            words.add(word(offset + 4 * index, address.word(index), mask.word(index)));
        }
        return new Condition.All(words);
    }

    private Condition word(int offset, int address, int mask) {
        return mask == 0
                ? Condition.ALWAYS
                : equal(layer.payloadOctets(LoadSize.WORD, offset).masked(mask), address);
    }

    /**
     * A packet has a short or a long header, behind padding or not. The address is little-endian in it, and the flags in the first octet
     * behind the length tell which header it is.
     */
    Condition decnet(Direction direction, int address) {
        return all(
                layer.carries(EtherTypes.DECNET),
                directed(
                        direction,
                        DECNET_SHORT_SOURCE,
                        DECNET_SHORT_DESTINATION,
                        shortOffset -> decnet(
                                shortOffset,
                                shortOffset == DECNET_SHORT_SOURCE ? DECNET_LONG_SOURCE : DECNET_LONG_DESTINATION,
                                (address & 0xff) << 8 | address >>> 8)));
    }

    private Condition decnet(int shortOffset, int longOffset, int address) {
        Value flags = layer.payloadOctets(LoadSize.BYTE, DECNET_FLAGS).masked(0x07);
        Value paddedFlags =
                layer.payloadOctets(LoadSize.HALF_WORD, DECNET_FLAGS).masked(0xff07);
        return any(
                all(equal(flags, 0x02), decnetAddress(shortOffset, address)),
                all(equal(paddedFlags, 0x8102), decnetAddress(shortOffset + 1, address)),
                all(equal(flags, 0x06), decnetAddress(longOffset, address)),
                all(equal(paddedFlags, 0x8106), decnetAddress(longOffset + 1, address)));
    }

    private Condition decnetAddress(int offset, int address) {
        return equal(layer.payloadOctets(LoadSize.HALF_WORD, DECNET_FLAGS + offset), address);
    }

    /** The address in the low 48 bits. */
    Condition ethernet(Direction direction, long address) {
        return all(
                layer.hasEthernetHeader(),
                directed(
                        direction,
                        ETHERNET_SOURCE,
                        ETHERNET_DESTINATION,
                        offset -> all(
                                equal(layer.linkOctets(LoadSize.WORD, offset + 2), (int) address),
                                equal(layer.linkOctets(LoadSize.HALF_WORD, offset), (int) (address >>> 32)))));
    }

    /** {@return a test of one or both of two fields} */
    static Condition directed(Direction direction, int source, int destination, IntFunction<Condition> test) {
        return switch (direction) {
            case SOURCE -> test.apply(source);
            case DESTINATION -> test.apply(destination);
            case EITHER -> any(test.apply(source), test.apply(destination));
            case BOTH -> all(test.apply(source), test.apply(destination));
        };
    }
}

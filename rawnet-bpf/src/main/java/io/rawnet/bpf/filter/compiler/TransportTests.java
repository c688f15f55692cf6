package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.above;
import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.anyBit;
import static io.rawnet.bpf.filter.compiler.Condition.atLeast;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Expression.Ports;
import io.rawnet.bpf.filter.compiler.Value.LoadAt;

/** Tests of what IPv4 and IPv6 carry. In IPv6 the first header counts, and the one behind a fragment header. */
record TransportTests(LinkLayer layer) {

    private static final int IPV4_FRAGMENT = 6;
    private static final int IPV4_PROTOCOL = 9;
    private static final int IPV6_NEXT_HEADER = 6;
    private static final int IPV6_HEADER_LENGTH = 40;
    private static final int FRAGMENT_HEADER = 44;
    private static final int FRAGMENT_OFFSET_MASK = 0x1fff;

    Condition ofProtocol(Protocol protocol) {
        return switch (protocol.layer()) {
            case LINK -> Condition.ALWAYS;
            case NETWORK -> layer.carries(protocol.number());
            case ON_ISO -> new OsiTests(layer).iso(protocol.number());
            case ON_BOTH -> any(ipv6Carries(protocol.number()), ipv4Carries(protocol.number()));
            case ON_IPV4 -> ipv4Carries(protocol.number());
            case ON_IPV6 -> ipv6Carries(protocol.number());
        };
    }

    Condition ipv4Carries(int protocol) {
        return all(layer.carries(EtherTypes.IPV4), equal(octet(IPV4_PROTOCOL), protocol));
    }

    Condition ipv6Carries(int protocol) {
        return all(
                layer.carries(EtherTypes.IPV6),
                any(
                        equal(octet(IPV6_NEXT_HEADER), protocol),
                        all(
                                equal(octet(IPV6_NEXT_HEADER), FRAGMENT_HEADER),
                                equal(octet(IPV6_HEADER_LENGTH), protocol))));
    }

    /** {@return whether an IPv4 packet is whole or the first fragment: others have no transport header} */
    Condition firstFragment() {
        return not(anyBit(layer.payloadOctets(LoadSize.HALF_WORD, IPV4_FRAGMENT), FRAGMENT_OFFSET_MASK));
    }

    Condition ports(Ports asked) {
        return any(
                all(layer.carries(EtherTypes.IPV6), portsOf(asked, IPV6_NEXT_HEADER)),
                all(layer.carries(EtherTypes.IPV4), portsOf(asked, IPV4_PROTOCOL)));
    }

    private Condition portsOf(Ports asked, int protocolField) {
        if (asked.transport() != null) {
            return portsOf(asked, protocolField, asked.transport());
        }
        return any(
                portsOf(asked, protocolField, Protocol.SCTP),
                portsOf(asked, protocolField, Protocol.TCP),
                portsOf(asked, protocolField, Protocol.UDP));
    }

    private Condition portsOf(Ports asked, int protocolField, Protocol transport) {
        boolean ipv4 = protocolField == IPV4_PROTOCOL;
        return all(
                equal(octet(protocolField), transport.number()),
                ipv4 ? firstFragment() : Condition.ALWAYS,
                AddressTests.directed(
                        asked.direction(),
                        0,
                        2,
                        offset -> inRange(ipv4 ? behindIpv4(LoadSize.HALF_WORD, offset) : behindIpv6(offset), asked)));
    }

    private static Condition inRange(Value port, Ports asked) {
        return asked.first() == asked.last()
                ? equal(port, asked.first())
                : all(atLeast(port, asked.first()), not(above(port, asked.last())));
    }

    private Value behindIpv4(LoadSize size, int offset) {
        return new LoadAt(size, layer.baseBehindIpv4Header(), layer.payload() + offset);
    }

    private Value behindIpv6(int offset) {
        return layer.at(LoadSize.HALF_WORD, layer.behindIpv6Header() + offset);
    }

    private Value octet(int offset) {
        return layer.payloadOctets(LoadSize.BYTE, offset);
    }
}

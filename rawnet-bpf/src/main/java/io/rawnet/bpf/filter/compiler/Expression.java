package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.JumpCondition;
import java.util.List;

/** The tree of an expression: what is asked, not yet how a link layer answers it. Columns are where a complaint would point. */
sealed interface Expression {

    record And(List<Expression> parts) implements Expression {}

    record Or(List<Expression> parts) implements Expression {}

    record Not(Expression part) implements Expression {}

    /** {@code tcp}. */
    record OfProtocol(Protocol protocol, int column) implements Expression {}

    /**
     * {@code ip proto 6}, {@code ip6 protochain 6}; the protocol is null when none was named.
     *
     * @param chain whether the headers behind the first count as well
     */
    record ProtocolNumber(Protocol protocol, boolean chain, long number, int column) implements Expression {}

    /** {@code src host 10.0.0.1}, {@code net 10.0.0.0/8}. */
    record Ipv4Address(Qualifiers qualifiers, int address, int mask, int column) implements Expression {}

    /** {@code host 2001:db8::1}; address and mask as the upper and lower half. */
    record Ipv6Address(Qualifiers qualifiers, Ipv6Octets address, int prefixLength, int column) implements Expression {}

    /** {@code decnet host 1.5}; the area in the upper six of 16 bits. */
    record DecnetAddress(Direction direction, int address) implements Expression {}

    /** {@code ether host 00:00:5e:00:53:01}; the address in the low 48 bits. */
    record EthernetAddress(Direction direction, long address, int column) implements Expression {}

    /** {@code port 80}, {@code portrange 80-90}; transport is null for all three that have ports. */
    record Ports(Protocol transport, Direction direction, int first, int last) implements Expression {}

    /** {@code broadcast}; the protocol is null when none was named. */
    record Broadcast(Protocol protocol, int column) implements Expression {}

    /** {@code multicast}; the protocol is null when none was named. */
    record Multicast(Protocol protocol, int column) implements Expression {}

    /** {@code inbound}, {@code outbound}. */
    record Outbound(boolean outbound, int column) implements Expression {}

    /** {@code ifindex 2}. */
    record InterfaceIndex(long index, int column) implements Expression {}

    /** {@code llc}, {@code llc ui}; the type is null when none was named. */
    record Llc(String type, int column) implements Expression {}

    /** {@code l1}, {@code csnp} and other words for types of IS-IS packets. */
    record IsisTypes(String word) implements Expression {}

    /** What follows it in the text is about the packet inside. The label may be null. */
    record Encapsulation(Kind kind, Long label, int column) implements Expression {
        enum Kind {
            VLAN,
            MPLS,
            PPPOE,
            GENEVE,
            VXLAN
        }
    }

    /** {@code pppoed}. */
    record PppoeDiscovery() implements Expression {}

    /** {@code tcp[13] & 2 != 0}: the condition, inverted or not, with the operands in this order. */
    record Comparison(Arithmetic left, JumpCondition condition, boolean inverted, Arithmetic right, int column)
            implements Expression {}
}

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

    /** {@code ip proto 6}; the protocol is null when none was named. */
    record ProtocolNumber(Protocol protocol, long number, int column) implements Expression {}

    /** {@code src host 10.0.0.1}, {@code net 10.0.0.0/8}. */
    record Ipv4Address(Qualifiers qualifiers, int address, int mask, int column) implements Expression {}

    /** {@code host 2001:db8::1}; address and mask as the upper and lower half. */
    record Ipv6Address(Qualifiers qualifiers, Ipv6Octets address, int prefixLength, int column) implements Expression {}

    /** {@code ether host 00:00:5e:00:53:01}; the address in the low 48 bits. */
    record EthernetAddress(Direction direction, long address, int column) implements Expression {}

    /** {@code port 80}, {@code portrange 80-90}; transport is null for all three that have ports. */
    record Ports(Protocol transport, Direction direction, int first, int last) implements Expression {}

    /** {@code broadcast}; the protocol is null when none was named. */
    record Broadcast(Protocol protocol, int column) implements Expression {}

    /** {@code multicast}; the protocol is null when none was named. */
    record Multicast(Protocol protocol, int column) implements Expression {}

    /** {@code inbound}, {@code outbound}. */
    record Outbound(boolean outbound) implements Expression {}

    /** {@code ifindex 2}. */
    record InterfaceIndex(long index) implements Expression {}

    /** {@code vlan}, {@code mpls}, {@code pppoes}: what follows it in the text is about the packet inside. The label may be null. */
    record Encapsulation(Kind kind, Long label, int column) implements Expression {
        enum Kind {
            VLAN,
            MPLS,
            PPPOE
        }
    }

    /** {@code pppoed}. */
    record PppoeDiscovery() implements Expression {}

    /** {@code tcp[13] & 2 != 0}: the condition, inverted or not, with the operands in this order. */
    record Comparison(Arithmetic left, JumpCondition condition, boolean inverted, Arithmetic right, int column)
            implements Expression {}
}

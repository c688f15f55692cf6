package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.atLeast;
import static io.rawnet.bpf.filter.compiler.Condition.equal;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Value.Constant;
import io.rawnet.bpf.filter.compiler.Value.Kept;
import io.rawnet.bpf.filter.compiler.Value.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests of {@code protochain}. libpcap follows the chain of headers in a loop. Programs have no loops, so that here each of the first
 * {@value #LONGEST} headers behind the IP header has tests of its own.
 */
record HeaderChain(LinkLayer layer) {

    /** Headers behind the IP header that are looked behind. */
    static final int LONGEST = 8;

    private static final int IPV4_PROTOCOL = 9;
    private static final int IPV6_NEXT_HEADER = 6;
    private static final int IPV6_HEADER_LENGTH = 40;
    private static final int AUTHENTICATION_HEADER = 51;

    /** Hop-by-hop options, destination options, routing header and fragment header, in the order of libpcap. */
    private static final int[] EXTENSION_HEADERS = {0, 60, 43, 44};

    /** Scratch slots for the type of a header and for its offset; those of the header before are needed to compute them. */
    private static final int[] TYPE_SLOTS = {15, 14};

    private static final int[] OFFSET_SLOTS = {13, 12};

    /** {@return whether a protocol is in the chain of an IPv4 packet, in which only authentication headers are followed} */
    Condition ofIpv4(int protocol) {
        return all(
                layer.carries(EtherTypes.IPV4),
                contains(
                        protocol,
                        layer.payloadOctets(LoadSize.BYTE, IPV4_PROTOCOL),
                        layer.baseBehindIpv4Header(),
                        layer.payload(),
                        false));
    }

    Condition ofIpv6(int protocol) {
        return all(
                layer.carries(EtherTypes.IPV6),
                contains(
                        protocol,
                        layer.payloadOctets(LoadSize.BYTE, IPV6_NEXT_HEADER),
                        layer.base(),
                        layer.payload() + IPV6_HEADER_LENGTH,
                        true));
    }

    private Condition contains(int protocol, Value firstType, Value firstBase, int start, boolean extensions) {
        List<Condition> loaded = new ArrayList<>();
        List<Condition> isProtocol = new ArrayList<>();
        List<Condition> goesOn = new ArrayList<>();
        Value type = firstType;
        Value base = firstBase;
        for (int index = 0; index <= LONGEST; index++) {
            isProtocol.add(equal(type, protocol));
            goesOn.add(followed(type, extensions));
            Value next = new Kept(TYPE_SLOTS[index % 2], LinkLayer.at(base, LoadSize.BYTE, start));
            Value length = LinkLayer.at(base, LoadSize.BYTE, start + 1);
            Value octets = octets(type, length, extensions);
            Value moved = base == null ? octets : new Operation(ArithmeticOperation.ADD, base, octets);
            base = new Kept(OFFSET_SLOTS[index % 2], moved);
            type = next;
            // Always true: the type and the offset are loaded before either is asked for, as in libpcap.
            loaded.add(all(atLeast(type, 0), atLeast(base, 0)));
        }
        Condition rest = isProtocol.get(LONGEST);
        for (int index = LONGEST - 1; index >= 0; index--) {
            rest = any(isProtocol.get(index), all(goesOn.get(index), loaded.get(index), rest));
        }
        return rest;
    }

    private static Condition followed(Value type, boolean extensions) {
        List<Condition> types = new ArrayList<>();
        if (extensions) {
            for (int extension : EXTENSION_HEADERS) {
                types.add(equal(type, extension));
            }
        }
        types.add(equal(type, AUTHENTICATION_HEADER));
        return new Condition.Any(types);
    }

    /**
     * {@return the length of a header} That of an authentication header is {@code (length + 2) * 4} octets (RFC 4302, 2.2), that of an IPv6
     * extension header {@code (2 * length + 2) * 4} (RFC 8200, 4). So the shift below is 0 or 1, without a jump.
     */
    private static Value octets(Value type, Value length, boolean extensions) {
        Value units = length;
        if (extensions) {
            Value difference = calculate(ArithmeticOperation.XOR, type, AUTHENTICATION_HEADER);
            Value shift =
                    calculate(ArithmeticOperation.SHIFT_RIGHT, calculate(ArithmeticOperation.ADD, difference, 0xff), 8);
            units = new Operation(ArithmeticOperation.SHIFT_LEFT, length, shift);
        }
        return calculate(ArithmeticOperation.SHIFT_LEFT, calculate(ArithmeticOperation.ADD, units, 2), 2);
    }

    private static Value calculate(ArithmeticOperation operation, Value left, int right) {
        return new Operation(operation, left, new Constant(right));
    }
}

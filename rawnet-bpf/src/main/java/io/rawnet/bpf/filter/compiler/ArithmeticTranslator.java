package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.equal;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Arithmetic.Constant;
import io.rawnet.bpf.filter.compiler.Arithmetic.Length;
import io.rawnet.bpf.filter.compiler.Arithmetic.Negation;
import io.rawnet.bpf.filter.compiler.Arithmetic.Operation;
import io.rawnet.bpf.filter.compiler.Arithmetic.PacketData;
import io.rawnet.bpf.filter.compiler.Value.LoadAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns arithmetic into values, and collects what must hold for a packet to have them at all: that it is of the protocol. */
record ArithmeticTranslator(String source, LinkLayer layer, List<Condition> required) {

    /** Far enough for every header, and from none of the kernel's bases so far that another begins. */
    private static final int FARTHEST_IN_HEADERS = 0xffff;

    private static final int IPV6_NEXT_HEADER = 6;

    /** Protocols whose octets libpcap does not give either. */
    private static final Set<Protocol> WITHOUT_OCTETS = Set.of(
            Protocol.AH,
            Protocol.ESP,
            Protocol.APPLETALK_ARP,
            Protocol.ISO,
            Protocol.SPANNING_TREE,
            Protocol.IPX,
            Protocol.NETBEUI);

    Value translate(Arithmetic arithmetic) throws BpfSyntaxException {
        if (arithmetic instanceof Constant constant) {
            return new Value.Constant(constant.value());
        } else if (arithmetic instanceof Length) {
            return new Value.PacketLength();
        } else if (arithmetic instanceof Negation negation) {
            return new Value.Negation(translate(negation.operand()));
        } else if (arithmetic instanceof Operation operation) {
            // libpcap asks only for the protocol of the left operand, and an expression means here what it means there.
            ArithmeticTranslator unchecked = new ArithmeticTranslator(source, layer, new ArrayList<>());
            return new Value.Operation(
                    operation.operation(), translate(operation.left()), unchecked.translate(operation.right()));
        } else {
            return octets((PacketData) arithmetic);
        }
    }

    private Value octets(PacketData data) throws BpfSyntaxException {
        Value index = translate(data.index());
        TransportTests tests = new TransportTests(layer);
        Protocol protocol = data.protocol();
        switch (protocol.layer()) {
            case LINK -> {
                if (layer.framing() == Framing.KNOWN_TO_KERNEL) {
                    required.add(layer.hasEthernetHeader());
                }
                return at(data.size(), index, layer.link());
            }
            case NETWORK -> {
                if (WITHOUT_OCTETS.contains(protocol)) {
                    throw noOctets(data);
                }
                required.add(layer.carries(protocol.number()));
                return at(data.size(), index, layer.payload());
            }
            case ON_IPV6 -> {
                required.add(layer.carries(EtherTypes.IPV6));
                required.add(equal(layer.payloadOctets(LoadSize.BYTE, IPV6_NEXT_HEADER), protocol.number()));
                return at(data.size(), index, layer.behindIpv6Header());
            }
            case ON_ISO -> throw noOctets(data);
            default -> {
                if (WITHOUT_OCTETS.contains(protocol)) {
                    throw noOctets(data);
                }
                required.add(tests.ipv4Carries(protocol.number()));
                required.add(tests.firstFragment());
                return behindIpv4Header(data.size(), index);
            }
        }
    }

    private BpfSyntaxException noOctets(PacketData data) {
        return new BpfSyntaxException(
                "octets of '" + data.protocol().keyword() + "' cannot be asked for", source, 1, data.column());
    }

    private Value at(LoadSize size, Value index, int start) {
        if (index instanceof Value.Constant constant) {
            long offset = (long) constant.number() + start;
            // Only what stays in its own range may be folded: others would reach into the extensions.
            if (constant.number() >= 0 && offset <= (start < 0 ? start + FARTHEST_IN_HEADERS : Integer.MAX_VALUE)) {
                return layer.at(size, (int) offset);
            }
        }
        return new LoadAt(size, layer.moved(index), start);
    }

    private Value behindIpv4Header(LoadSize size, Value index) {
        Value header = layer.baseBehindIpv4Header();
        if (index instanceof Value.Constant constant
                && constant.number() >= 0
                && constant.number() <= Integer.MAX_VALUE - layer.payload()) {
            return new LoadAt(size, header, layer.payload() + constant.number());
        }
        return new LoadAt(size, new Value.Operation(ArithmeticOperation.ADD, header, index), layer.payload());
    }
}

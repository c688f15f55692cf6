package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.anyBit;
import static io.rawnet.bpf.filter.compiler.Condition.atLeast;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Condition.Test;
import io.rawnet.bpf.filter.compiler.Expression.And;
import io.rawnet.bpf.filter.compiler.Expression.Broadcast;
import io.rawnet.bpf.filter.compiler.Expression.Comparison;
import io.rawnet.bpf.filter.compiler.Expression.Encapsulation;
import io.rawnet.bpf.filter.compiler.Expression.EthernetAddress;
import io.rawnet.bpf.filter.compiler.Expression.InterfaceIndex;
import io.rawnet.bpf.filter.compiler.Expression.Ipv4Address;
import io.rawnet.bpf.filter.compiler.Expression.Ipv6Address;
import io.rawnet.bpf.filter.compiler.Expression.Multicast;
import io.rawnet.bpf.filter.compiler.Expression.Not;
import io.rawnet.bpf.filter.compiler.Expression.OfProtocol;
import io.rawnet.bpf.filter.compiler.Expression.Or;
import io.rawnet.bpf.filter.compiler.Expression.Outbound;
import io.rawnet.bpf.filter.compiler.Expression.Ports;
import io.rawnet.bpf.filter.compiler.Expression.PppoeDiscovery;
import io.rawnet.bpf.filter.compiler.Expression.ProtocolNumber;
import io.rawnet.bpf.filter.compiler.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Turns what is asked into tests of octets, for one link layer. Parts are visited in the order of the text, as encapsulations demand. */
final class Translator {

    private static final int COOKED_OUTGOING = 4;

    private final String source;
    private final OptionalInt netmask;
    private LinkLayer layer;

    private Translator(String source, LinkLayer layer, OptionalInt netmask) {
        this.source = source;
        this.layer = layer;
        this.netmask = netmask;
    }

    /**
     * {@return the condition that an expression puts}
     *
     * @param source the text of the expression, for complaints
     */
    static Condition translate(Expression expression, String source, LinkLayer layer, OptionalInt netmask)
            throws BpfSyntaxException {
        return new Translator(source, layer, netmask).translate(expression);
    }

    /**
     * {@return the condition on packets of which the kernel may have taken off the outer VLAN tag} One condition for each case, in which
     * every offset is fixed; only one when the tag makes no difference.
     *
     * @param source the text of the expression, for complaints
     */
    static Condition translateForInterface(Expression expression, String source, LinkLayer layer, OptionalInt netmask)
            throws BpfSyntaxException {
        Condition asIs = translate(expression, source, layer, netmask);
        Condition withoutTag = translate(expression, source, layer.withTagTaken(), netmask);
        if (asIs.equals(withoutTag)) {
            return asIs;
        }
        Condition taken = equal(new Known(Extension.VLAN_TAG_PRESENT), 1);
        return any(all(taken, withoutTag), all(not(taken), asIs));
    }

    private Condition translate(Expression expression) throws BpfSyntaxException {
        if (expression instanceof And and) {
            return new Condition.All(translate(and.parts()));
        } else if (expression instanceof Or or) {
            return new Condition.Any(translate(or.parts()));
        } else if (expression instanceof Not not) {
            return not(translate(not.part()));
        } else if (expression instanceof OfProtocol of) {
            return ofProtocol(of);
        } else if (expression instanceof ProtocolNumber number) {
            return protocolNumber(number);
        } else if (expression instanceof Ipv4Address address) {
            return new AddressTests(layer).ipv4(address);
        } else if (expression instanceof Ipv6Address address) {
            return new AddressTests(layer).ipv6(address);
        } else if (expression instanceof EthernetAddress address) {
            requireEthernet("an Ethernet address", address.column());
            return new AddressTests(layer).ethernet(address.direction(), address.address());
        } else if (expression instanceof Ports ports) {
            return new TransportTests(layer).ports(ports);
        } else if (expression instanceof Broadcast broadcast) {
            return broadcast(broadcast);
        } else if (expression instanceof Multicast multicast) {
            return multicast(multicast);
        } else if (expression instanceof Outbound traffic) {
            return traffic.outbound() ? outgoing() : not(outgoing());
        } else if (expression instanceof InterfaceIndex index) {
            return equal(interfaceIndex(), (int) index.index());
        } else if (expression instanceof Encapsulation encapsulation) {
            return encapsulation(encapsulation);
        } else if (expression instanceof PppoeDiscovery) {
            return layer.carries(EtherTypes.PPPOE_DISCOVERY);
        } else {
            return comparison((Comparison) expression);
        }
    }

    private List<Condition> translate(List<Expression> expressions) throws BpfSyntaxException {
        List<Condition> conditions = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            conditions.add(translate(expression));
        }
        return conditions;
    }

    private Condition ofProtocol(OfProtocol of) throws BpfSyntaxException {
        if (of.protocol() == Protocol.LINK) {
            throw error("'ether' asks nothing by itself; 'ether host', 'ether proto' and 'ether[0]' do", of.column());
        }
        return new TransportTests(layer).ofProtocol(of.protocol());
    }

    private Condition protocolNumber(ProtocolNumber asked) throws BpfSyntaxException {
        int number = (int) asked.number();
        TransportTests tests = new TransportTests(layer);
        if (asked.protocol() == null) {
            return any(tests.ipv4Carries(number), tests.ipv6Carries(number));
        }
        return switch (asked.protocol()) {
            case LINK -> layer.carries(number);
            case IP -> tests.ipv4Carries(number);
            case IP6 -> tests.ipv6Carries(number);
            default ->
                throw error(
                        "'" + asked.protocol().keyword()
                                + "' carries no other protocol that could be asked for with 'proto'",
                        asked.column());
        };
    }

    private Condition broadcast(Broadcast asked) throws BpfSyntaxException {
        if (asked.protocol() == null || asked.protocol() == Protocol.LINK) {
            requireEthernet("'broadcast'", asked.column());
            return new AddressTests(layer).ethernet(Direction.DESTINATION, 0xffffffffffffL);
        }
        if (asked.protocol() != Protocol.IP) {
            throw error("only 'ether broadcast' and 'ip broadcast' exist", asked.column());
        }
        if (netmask.isEmpty()) {
            throw error("'ip broadcast' needs the netmask of the network, and none was given", asked.column());
        }
        int hostBits = ~netmask.getAsInt();
        Value host = layer.payloadOctets(LoadSize.WORD, 16).masked(hostBits);
        return all(layer.carries(EtherTypes.IPV4), any(equal(host, 0), equal(host, hostBits)));
    }

    private Condition multicast(Multicast asked) throws BpfSyntaxException {
        if (asked.protocol() == null || asked.protocol() == Protocol.LINK) {
            requireEthernet("'multicast'", asked.column());
            return all(layer.hasEthernetHeader(), anyBit(layer.linkOctets(LoadSize.BYTE, 0), 1));
        }
        return switch (asked.protocol()) {
            case IP -> all(layer.carries(EtherTypes.IPV4), atLeast(layer.payloadOctets(LoadSize.BYTE, 16), 224));
            case IP6 -> all(layer.carries(EtherTypes.IPV6), equal(layer.payloadOctets(LoadSize.BYTE, 24), 0xff));
            default -> throw error("only 'ether multicast', 'ip multicast' and 'ip6 multicast' exist", asked.column());
        };
    }

    private Condition outgoing() {
        Value type =
                switch (layer.framing()) {
                    case LINUX_SLL -> layer.linkOctets(LoadSize.HALF_WORD, 0);
                    case LINUX_SLL2 -> layer.linkOctets(LoadSize.BYTE, 10);
                    default -> new Known(Extension.PACKET_TYPE);
                };
        return equal(type, COOKED_OUTGOING);
    }

    private Value interfaceIndex() {
        return layer.framing() == Framing.LINUX_SLL2
                ? layer.linkOctets(LoadSize.WORD, 4)
                : new Known(Extension.INTERFACE_INDEX);
    }

    private Condition encapsulation(Encapsulation asked) throws BpfSyntaxException {
        return switch (asked.kind()) {
            case VLAN -> vlan(asked);
            case MPLS -> mpls(asked);
            case PPPOE -> pppoe(asked);
        };
    }

    private Condition vlan(Encapsulation asked) throws BpfSyntaxException {
        if (layer.labels() > 0) {
            throw error("'vlan' is not supported behind 'mpls'", asked.column());
        }
        requireEthernet("'vlan'", asked.column());
        requireAtMost("VLAN identifiers", asked, 0xfff);
        Condition tagged = layer.tagTaken()
                ? Condition.ALWAYS
                : any(
                        layer.carries(EtherTypes.VLAN),
                        layer.carries(EtherTypes.SERVICE_VLAN),
                        layer.carries(EtherTypes.OLD_DOUBLE_VLAN));
        Value tag = layer.tagTaken() ? new Known(Extension.VLAN_TAG) : layer.payloadOctets(LoadSize.HALF_WORD, 0);
        Condition matches = labelled(asked, tagged, tag.masked(0xfff), 0);
        layer = layer.behindVlanTag();
        return matches;
    }

    private Condition mpls(Encapsulation asked) throws BpfSyntaxException {
        requireAtMost("MPLS labels", asked, 0xfffff);
        Condition present;
        if (layer.labels() > 0) {
            present = equal(layer.payloadOctets(LoadSize.BYTE, -2).masked(1), 0);
        } else if (layer.isEthernet() || layer.framing() == Framing.PPP) {
            present = layer.carries(EtherTypes.MPLS);
        } else {
            throw error("'mpls' needs an Ethernet or PPP link layer", asked.column());
        }
        Condition matches =
                labelled(asked, present, layer.payloadOctets(LoadSize.WORD, 0).masked(0xfffff000), 12);
        layer = layer.behindLabel();
        return matches;
    }

    private Condition pppoe(Encapsulation asked) throws BpfSyntaxException {
        requireAtMost("PPPoE sessions", asked, 0xffff);
        if (layer.labels() > 0) {
            throw error("'pppoes' is not supported behind 'mpls'", asked.column());
        }
        Condition matches =
                labelled(asked, layer.carries(EtherTypes.PPPOE_SESSION), layer.payloadOctets(LoadSize.HALF_WORD, 2), 0);
        layer = layer.insideSession();
        return matches;
    }

    private static Condition labelled(Encapsulation asked, Condition present, Value label, int shift) {
        return asked.label() == null
                ? present
                : all(present, equal(label, asked.label().intValue() << shift));
    }

    private void requireAtMost(String labels, Encapsulation asked, int most) throws BpfSyntaxException {
        if (asked.label() != null && asked.label() > most) {
            throw error(labels + " are 0 to " + most, asked.column());
        }
    }

    private Condition comparison(Comparison asked) throws BpfSyntaxException {
        List<Condition> required = new ArrayList<>();
        ArithmeticTranslator arithmetic = new ArithmeticTranslator(source, layer, required);
        Value left = arithmetic.translate(asked.left());
        Value right = arithmetic.translate(asked.right());
        Condition test = new Test(left, asked.condition(), right);
        required.add(asked.inverted() ? not(test) : test);
        return new Condition.All(required);
    }

    private void requireEthernet(String what, int column) throws BpfSyntaxException {
        if (!layer.isEthernet()) {
            throw error(what + " needs an Ethernet link layer, and the packets here have none", column);
        }
    }

    private BpfSyntaxException error(String problem, int column) {
        return new BpfSyntaxException(problem, source, 1, column);
    }
}

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
import io.rawnet.bpf.filter.compiler.Expression.DecnetAddress;
import io.rawnet.bpf.filter.compiler.Expression.Encapsulation;
import io.rawnet.bpf.filter.compiler.Expression.EthernetAddress;
import io.rawnet.bpf.filter.compiler.Expression.InterfaceIndex;
import io.rawnet.bpf.filter.compiler.Expression.Ipv4Address;
import io.rawnet.bpf.filter.compiler.Expression.Ipv6Address;
import io.rawnet.bpf.filter.compiler.Expression.IsisTypes;
import io.rawnet.bpf.filter.compiler.Expression.Llc;
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

/** Turns what is asked into tests of octets, for one link layer. Parts are visited in the order of the text, as encapsulations demand. */
final class Translator {

    private static final int OUTGOING = 4;

    /** Each tunnel multiplies the layers that a packet may have. */
    private static final int MOST_TUNNELS = 2;

    private final String source;
    private final Target target;
    private List<Alternative> alternatives;
    private LinkLayer layer;
    private int tunnels;

    private Translator(String source, Target target, LinkLayer layer) {
        this.source = source;
        this.target = target;
        this.alternatives = List.of(new Alternative(Condition.ALWAYS, layer));
    }

    /**
     * {@return the condition that an expression puts} Where the kernel may have taken off the outer VLAN tag, it is one condition for each
     * case, in which every offset is fixed; but only one when the tag makes no difference.
     *
     * @param source the text of the expression, for complaints
     */
    static Condition translate(Expression expression, String source, Target target) throws BpfSyntaxException {
        Condition asIs = new Translator(source, target, target.layer()).translate(expression);
        if (!target.mayTakeTags()) {
            return asIs;
        }
        Condition withoutTag = new Translator(source, target, target.layer().withTagTaken()).translate(expression);
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
        } else if (expression instanceof Encapsulation encapsulation) {
            return encapsulation(encapsulation);
        }
        List<Condition> conditions = new ArrayList<>(alternatives.size());
        for (Alternative alternative : alternatives) {
            layer = alternative.layer();
            conditions.add(in(alternative, primitive(expression)));
        }
        return new Condition.Any(conditions);
    }

    private static Condition in(Alternative alternative, Condition condition) {
        return alternative.inside().equals(Condition.ALWAYS) ? condition : all(alternative.inside(), condition);
    }

    private Condition primitive(Expression expression) throws BpfSyntaxException {
        if (expression instanceof OfProtocol of) {
            return ofProtocol(of);
        } else if (expression instanceof ProtocolNumber number) {
            return number.chain() ? protocolChain(number) : protocolNumber(number);
        } else if (expression instanceof Ipv4Address address) {
            return new AddressTests(layer).ipv4(address);
        } else if (expression instanceof Ipv6Address address) {
            return new AddressTests(layer).ipv6(address);
        } else if (expression instanceof DecnetAddress address) {
            return new AddressTests(layer).decnet(address.direction(), address.address());
        } else if (expression instanceof EthernetAddress address) {
            requireEthernet("an Ethernet address", address.column());
            return new AddressTests(layer).ethernet(address.direction(), address.address());
        } else if (expression instanceof Ports ports) {
            return new TransportTests(layer).ports(ports);
        } else if (expression instanceof Broadcast broadcast) {
            return broadcast(broadcast);
        } else if (expression instanceof Multicast multicast) {
            return multicast(multicast);
        } else if (expression instanceof Outbound asked) {
            return direction(asked);
        } else if (expression instanceof InterfaceIndex asked) {
            return equal(interfaceIndex(asked), (int) asked.index());
        } else if (expression instanceof Llc llc) {
            requireEthernet("'llc'", llc.column());
            return new OsiTests(layer).llc(llc.type());
        } else if (expression instanceof IsisTypes types) {
            return new OsiTests(layer).isisTypes(types.word());
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
            case ISO -> new OsiTests(layer).iso(number);
            case ISIS -> new OsiTests(layer).isisType(number);
            default ->
                throw error(
                        "'" + asked.protocol().keyword()
                                + "' carries no other protocol that could be asked for with 'proto'",
                        asked.column());
        };
    }

    private Condition protocolChain(ProtocolNumber asked) throws BpfSyntaxException {
        int number = (int) asked.number();
        HeaderChain chain = new HeaderChain(layer);
        if (asked.protocol() == null) {
            return any(chain.ofIpv4(number), chain.ofIpv6(number));
        }
        return switch (asked.protocol()) {
            case IP -> chain.ofIpv4(number);
            case IP6 -> chain.ofIpv6(number);
            default -> throw error("only 'ip' and 'ip6' have chains of headers", asked.column());
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
        if (target.netmask().isEmpty()) {
            throw error("'ip broadcast' needs the netmask of the network, and none was given", asked.column());
        }
        int hostBits = ~target.netmask().getAsInt();
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

    /** Cooked headers tell the packet type, and so does the kernel; the flags of a captured packet may be missing. */
    private Condition direction(Outbound asked) throws BpfSyntaxException {
        LinkLayer outermost = target.layer();
        Value type =
                switch (outermost.framing()) {
                    case LINUX_SLL -> outermost.linkOctets(LoadSize.HALF_WORD, 0);
                    case LINUX_SLL2 -> outermost.linkOctets(LoadSize.BYTE, 10);
                    default -> new Known(Extension.PACKET_TYPE);
                };
        if (type instanceof Known && target.origin() == Target.Origin.CAPTURE) {
            throw error(
                    "'" + (asked.outbound() ? "outbound" : "inbound") + "' is not told by packets of this link type",
                    asked.column());
        }
        if (asked.outbound()) {
            return equal(type, OUTGOING);
        }
        boolean known = !(type instanceof Known) || target.origin() == Target.Origin.SOCKET;
        return not(known ? equal(type, OUTGOING) : atLeast(type, OUTGOING));
    }

    private Value interfaceIndex(InterfaceIndex asked) throws BpfSyntaxException {
        if (target.layer().framing() == Framing.LINUX_SLL2) {
            return target.layer().linkOctets(LoadSize.WORD, 4);
        }
        if (target.origin() != Target.Origin.SOCKET) {
            throw error("'ifindex' is not told by packets of this link type", asked.column());
        }
        return new Known(Extension.INTERFACE_INDEX);
    }

    private Condition encapsulation(Encapsulation asked) throws BpfSyntaxException {
        List<Condition> conditions = new ArrayList<>();
        List<Alternative> behind = new ArrayList<>();
        boolean tunnel = asked.kind() == Encapsulation.Kind.GENEVE || asked.kind() == Encapsulation.Kind.VXLAN;
        if (tunnel && tunnels++ == MOST_TUNNELS) {
            throw error("more than " + MOST_TUNNELS + " tunnels in each other are not supported", asked.column());
        }
        for (Alternative alternative : alternatives) {
            EncapsulationTests tests = new EncapsulationTests(alternative.layer(), source);
            if (!tunnel) {
                EncapsulationTests.Entered entered = tests.enter(asked);
                conditions.add(in(alternative, entered.matches()));
                behind.add(new Alternative(alternative.inside(), entered.inside()));
                continue;
            }
            for (Tunnel each : Tunnel.in(alternative.layer(), asked.kind(), tunnels - 1)) {
                conditions.add(in(alternative, tests.tunnel(asked, each)));
                for (Alternative inside : each.inside()) {
                    behind.add(new Alternative(in(alternative, all(each.present(), inside.inside())), inside.layer()));
                }
            }
        }
        alternatives = behind;
        return new Condition.Any(conditions);
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

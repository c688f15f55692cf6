package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.NameResolver;
import io.rawnet.bpf.filter.compiler.Expression.And;
import io.rawnet.bpf.filter.compiler.Expression.DecnetAddress;
import io.rawnet.bpf.filter.compiler.Expression.EthernetAddress;
import io.rawnet.bpf.filter.compiler.Expression.Ipv4Address;
import io.rawnet.bpf.filter.compiler.Expression.Ipv6Address;
import io.rawnet.bpf.filter.compiler.Expression.Not;
import io.rawnet.bpf.filter.compiler.Expression.Or;
import io.rawnet.bpf.filter.compiler.Expression.Ports;
import io.rawnet.bpf.filter.compiler.Expression.ProtocolNumber;
import io.rawnet.bpf.filter.compiler.NamedNumbers.NamedPort;
import io.rawnet.bpf.filter.compiler.Qualifiers.Kind;
import java.util.List;
import java.util.Set;

/** Reads what stands behind qualifiers: an address, a net, a port, a protocol number, or a list of them in parentheses. */
final class ValueParser {

    private static final int LARGEST_PORT = 65535;
    private static final int LARGEST_DECNET_AREA = 63;
    private static final int LARGEST_DECNET_NODE = 1023;

    private static final Set<Protocol> WITH_ADDRESSES =
            Set.of(Protocol.LINK, Protocol.IP, Protocol.IP6, Protocol.ARP, Protocol.RARP);

    private final TokenStream tokens;
    private final Names names;

    ValueParser(TokenStream tokens, NameResolver resolver) {
        this.tokens = tokens;
        this.names = new Names(resolver, tokens);
    }

    /** {@return whether a value comes next, perhaps after parentheses and negations, and not the start of another primitive} */
    boolean starts() {
        int ahead = 0;
        while (tokens.peek(ahead).is("(") || isNot(tokens.peek(ahead))) {
            ahead++;
        }
        Token token = tokens.peek(ahead);
        if (token.kind() != Token.Kind.NUMBER) {
            return token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.END && !Keywords.isKeyword(token);
        }
        do {
            ahead++;
        } while (tokens.peek(ahead).is(")"));
        Token behind = tokens.peek(ahead);
        return !ArithmeticParser.isOperator(behind) && !Relation.isRelation(behind);
    }

    Expression parse(Qualifiers qualifiers) throws BpfSyntaxException {
        if (isNot(tokens.peek())) {
            tokens.next();
            tokens.enter();
            Expression negated = new Not(parse(qualifiers));
            tokens.leave();
            return negated;
        }
        if (tokens.accept("(")) {
            tokens.enter();
            Expression list = list(qualifiers);
            tokens.leave();
            tokens.expect(")");
            return list;
        }
        return switch (qualifiers.kind()) {
            case HOST, NET -> address(qualifiers);
            case PORT -> port(qualifiers);
            case PORT_RANGE -> portRange(qualifiers);
            case PROTOCOL, PROTOCOL_CHAIN -> protocolNumber(qualifiers);
        };
    }

    private Expression list(Qualifiers qualifiers) throws BpfSyntaxException {
        Expression left = parse(qualifiers);
        int joined = 0;
        while (true) {
            if (tokens.accept("and", "&&")) {
                left = new And(List.of(left, parse(qualifiers)));
            } else if (tokens.accept("or", "||")) {
                left = new Or(List.of(left, parse(qualifiers)));
            } else {
                break;
            }
            joined++;
            tokens.enter();
        }
        while (joined-- > 0) {
            tokens.leave();
        }
        return left;
    }

    private static boolean isNot(Token token) {
        return token.is("not") || token.is("!");
    }

    private Expression address(Qualifiers qualifiers) throws BpfSyntaxException {
        Token token = tokens.next();
        Protocol protocol = qualifiers.protocol();
        if (protocol == Protocol.DECNET) {
            return decnet(qualifiers, token);
        }
        if (protocol != null && !WITH_ADDRESSES.contains(protocol)) {
            throw tokens.error(
                    "'" + protocol.keyword()
                            + "' has no addresses, 'ip', 'ip6', 'arp', 'rarp', 'ether' and 'decnet' have",
                    token);
        }
        return switch (token.kind()) {
            case NUMBER, DOTTED_NUMBERS -> ipv4(qualifiers, token);
            case IPV6_ADDRESS -> ipv6(qualifiers, token);
            case ETHERNET_ADDRESS -> ethernet(qualifiers, token);
            case WORD -> names.address(qualifiers, token);
            case SYMBOL, END -> throw tokens.error("expected an address and not " + token.description(), token);
        };
    }

    /** {@code 1.5}, the node 5 of the area 1; or the 16 bits of both as one number. */
    private Expression decnet(Qualifiers qualifiers, Token token) throws BpfSyntaxException {
        long address = -1;
        if (token.kind() == Token.Kind.NUMBER) {
            address = tokens.value(token);
        } else if (token.text().matches("[0-9]{1,2}[.][0-9]{1,4}")) {
            int dot = token.text().indexOf('.');
            int area = Integer.parseInt(token.text().substring(0, dot));
            int node = Integer.parseInt(token.text().substring(dot + 1));
            address = area > LARGEST_DECNET_AREA || node > LARGEST_DECNET_NODE ? -1 : area << 10 | node;
        }
        if (qualifiers.kind() != Kind.HOST || address < 0 || address > 0xffff) {
            throw tokens.error(
                    "a DECnet address is the area 0 to " + LARGEST_DECNET_AREA + ", a dot and the node 0 to "
                            + LARGEST_DECNET_NODE + ", after 'decnet host', 'decnet src' or 'decnet dst'",
                    token);
        }
        return new DecnetAddress(qualifiers.directionOrEither(), (int) address);
    }

    private Expression ipv4(Qualifiers qualifiers, Token token) throws BpfSyntaxException {
        if (qualifiers.protocol() == Protocol.LINK) {
            throw tokens.error("'ether' needs an Ethernet address like 00:00:5e:00:53:01", token);
        }
        if (qualifiers.protocol() == Protocol.IP6) {
            throw tokens.error("'ip6' needs an IPv6 address", token);
        }
        boolean net = qualifiers.kind() == Kind.NET;
        int given = token.kind() == Token.Kind.NUMBER ? 4 : Addresses.count(token.text());
        int address;
        int mask;
        if (token.kind() == Token.Kind.NUMBER) {
            address = (int) tokens.value(token);
            mask = -1;
            while (net && address != 0 && (address & 0xff000000) == 0) {
                address <<= 8;
                mask <<= 8;
            }
        } else {
            address = Addresses.ipv4(token, tokens);
            mask = -1 << (4 - given) * 8;
        }
        boolean hasLength = tokens.at("/");
        if (hasLength || tokens.at("mask")) {
            if (!net) {
                throw tokens.error("only 'net' takes a mask", tokens.peek());
            }
            Token place = tokens.next();
            mask = hasLength ? prefixMask() : Addresses.ipv4(tokens.next(), tokens);
            if ((address & ~mask) != 0) {
                throw tokens.error("the address has bits outside the mask", place);
            }
        }
        return new Ipv4Address(qualifiers, address, mask, token.column());
    }

    private int prefixMask() throws BpfSyntaxException {
        int length = prefixLength(32);
        return length == 0 ? 0 : -1 << (32 - length);
    }

    private int prefixLength(int longest) throws BpfSyntaxException {
        Token place = tokens.peek();
        if (place.kind() != Token.Kind.NUMBER) {
            throw tokens.unexpected("a prefix length");
        }
        long length = tokens.value(tokens.next());
        if (length > longest) {
            throw tokens.error("the prefix length is at most " + longest, place);
        }
        return (int) length;
    }

    private Expression ipv6(Qualifiers qualifiers, Token token) throws BpfSyntaxException {
        if (qualifiers.protocol() != null && qualifiers.protocol() != Protocol.IP6) {
            throw tokens.error("'" + qualifiers.protocol().keyword() + "' has no IPv6 addresses, 'ip6' has", token);
        }
        Ipv6Octets address = Addresses.ipv6(token, tokens);
        int length = 128;
        Token place = tokens.peek();
        if (tokens.accept("/")) {
            length = prefixLength(128);
            if (qualifiers.kind() != Kind.NET && length != 128) {
                throw tokens.error("only 'net' takes a mask", place);
            }
            if (address.hasBitsBeyond(length)) {
                throw tokens.error("the address has bits outside the mask", place);
            }
        }
        return new Ipv6Address(qualifiers, address, length, token.column());
    }

    private Expression ethernet(Qualifiers qualifiers, Token token) throws BpfSyntaxException {
        if (qualifiers.protocol() != Protocol.LINK || qualifiers.kind() != Kind.HOST) {
            throw tokens.error("an Ethernet address stands after 'ether host', 'ether src' or 'ether dst'", token);
        }
        return new EthernetAddress(qualifiers.directionOrEither(), Addresses.ethernet(token.text()), token.column());
    }

    private Expression port(Qualifiers qualifiers) throws BpfSyntaxException {
        Token token = tokens.next();
        NamedPort port = port(token, token.text(), qualifiers);
        return new Ports(port.transport(), qualifiers.directionOrEither(), port.number(), port.number());
    }

    private Expression portRange(Qualifiers qualifiers) throws BpfSyntaxException {
        Token token = tokens.next();
        // A name may hold a hyphen itself, so each hyphen is tried.
        for (int hyphen = token.text().indexOf('-');
                hyphen > 0;
                hyphen = token.text().indexOf('-', hyphen + 1)) {
            String first = token.text().substring(0, hyphen);
            String last = token.text().substring(hyphen + 1);
            if (isPort(first) && isPort(last)) {
                NamedPort from = port(token, first, qualifiers);
                NamedPort to = port(token, last, qualifiers);
                return new Ports(
                        from.transport() == to.transport() ? from.transport() : qualifiers.protocol(),
                        qualifiers.directionOrEither(),
                        Math.min(from.number(), to.number()),
                        Math.max(from.number(), to.number()));
            }
        }
        NamedPort single = port(token, token.text(), qualifiers);
        return new Ports(single.transport(), qualifiers.directionOrEither(), single.number(), single.number());
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]+") || NamedNumbers.port(text, null) != null;
    }

    private NamedPort port(Token token, String text, Qualifiers qualifiers) throws BpfSyntaxException {
        Protocol transport = qualifiers.protocol();
        if (transport != null && transport != Protocol.TCP && transport != Protocol.UDP && transport != Protocol.SCTP) {
            throw tokens.error("'" + transport.keyword() + "' has no ports, 'tcp', 'udp' and 'sctp' have", token);
        }
        if (Character.isDigit(text.isEmpty() ? ' ' : text.charAt(0)) && text.matches("0[xX][0-9a-fA-F]+|[0-9]+")) {
            long number = tokens.value(new Token(Token.Kind.NUMBER, text, token.column(), false));
            if (number > LARGEST_PORT) {
                throw tokens.error("ports are 0 to " + LARGEST_PORT, token);
            }
            return new NamedPort((int) number, transport);
        }
        NamedPort named = Keywords.isKeyword(token) ? null : NamedNumbers.port(text, transport);
        if (named == null) {
            throw tokens.error("expected a port and not " + token.description() + "; use its number", token);
        }
        if (transport != null && named.transport() != transport) {
            throw tokens.error(
                    "'" + text + "' is a port of " + named.transport().keyword(), token);
        }
        return named;
    }

    private Expression protocolNumber(Qualifiers qualifiers) throws BpfSyntaxException {
        Token token = tokens.next();
        boolean chain = qualifiers.kind() == Kind.PROTOCOL_CHAIN;
        if (token.kind() == Token.Kind.NUMBER) {
            return new ProtocolNumber(qualifiers.protocol(), chain, tokens.value(token), token.column());
        }
        if (Keywords.isKeyword(token)) {
            throw tokens.error("write \\" + token.text() + " for the protocol, because it is a keyword as well", token);
        }
        Integer number = token.kind() != Token.Kind.WORD ? null : protocolNumber(qualifiers.protocol(), token.text());
        if (number == null) {
            throw tokens.error("expected a protocol and not " + token.description() + "; use its number", token);
        }
        return new ProtocolNumber(qualifiers.protocol(), chain, number, token.column());
    }

    private static Integer protocolNumber(Protocol carrier, String name) {
        if (carrier == Protocol.LINK) {
            return NamedNumbers.etherType(name);
        }
        return carrier == Protocol.ISO ? NamedNumbers.isoProtocol(name) : NamedNumbers.ipProtocol(name);
    }
}
